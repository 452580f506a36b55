import { join } from "node:path";
import {
  ConfigurationError,
  readSettings,
  type Settings,
  unknownKeys,
} from "../../provider/adapter/settings";
import { noBehaviour } from "../../provider/lifecycle";

type Stack = Record<string, string>;

const credentials: Stack = { username: "operator", password: "hunter2" };

/** Reads a stack's configuration, given by the names after `telecom-center:`. */
function read(stack: Stack, env: Stack = {}): Settings {
  return readSettings((key) => {
    const [space, name = ""] = key.split(":");
    return space === "telecom-center" ? stack[name] : undefined;
  }, env);
}

function faultsOf(stack: Stack, env: Stack = {}): string[] {
  try {
    read(stack, env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message.split("\n");
  }
  throw new Error("the configuration was accepted");
}

const PATH = "/api/rest/public/operator";

// Name, environment variable, a value for each place, the setting with both, and its default.
const table: [string, string, string, string, keyof Settings, unknown, unknown, unknown][] = [
  ["username", "TELECOM_CENTER_USERNAME", "ann", "bob", "username", "ann", "bob", "operator"],
  ["password", "TELECOM_CENTER_PASSWORD", "one", "two", "password", "one", "two", "hunter2"],
  [
    "environment",
    "TELECOM_CENTER_ENVIRONMENT",
    "sandbox",
    "production",
    "baseUrl",
    `https://api.sandbox.telecom.center${PATH}`,
    `https://api.telecom.center${PATH}`,
    `https://api.telecom.center${PATH}`,
  ],
  [
    "baseUrl",
    "TELECOM_CENTER_BASE_URL",
    "https://a.example.com",
    "https://b.example.com",
    "baseUrl",
    `https://a.example.com${PATH}`,
    `https://b.example.com${PATH}`,
    `https://api.telecom.center${PATH}`,
  ],
  ["maxConcurrency", "TELECOM_CENTER_MAX_CONCURRENCY", "3", "4", "maxConcurrency", 3, 4, 8],
  [
    "requestsPerSecond",
    "TELECOM_CENTER_REQUESTS_PER_SECOND",
    "0.5",
    "20",
    "requestsPerSecond",
    0.5,
    20,
    undefined,
  ],
  ["timeoutSeconds", "TELECOM_CENTER_TIMEOUT_SECONDS", "1.5", "60", "timeoutMs", 1500, 60_000, 30_000],
  ["maxRetries", "TELECOM_CENTER_MAX_RETRIES", "0", "9", "maxRetries", 0, 9, 5],
  [
    "terminationModeAttribute",
    "TELECOM_CENTER_TERMINATION_MODE_ATTRIBUTE",
    "termination_mode",
    "trm_mode",
    "terminationModeAttribute",
    "termination_mode",
    "trm_mode",
    "trm_mode",
  ],
  [
    "checkBeforeCreate",
    "TELECOM_CENTER_CHECK_BEFORE_CREATE",
    "true",
    "false",
    "checkBeforeCreate",
    true,
    false,
    undefined,
  ],
  ["sameAccount", "TELECOM_CENTER_SAME_ACCOUNT", "true", "false", "sameAccount", true, false, false],
  [
    "behaviour",
    "TELECOM_CENTER_BEHAVIOUR",
    fixture("strict"),
    fixture("lenient"),
    "behaviour",
    expect.objectContaining({ refusedNames: ["incoming_capacity"] }),
    expect.objectContaining({ updates: expect.objectContaining({ "Customer.name": "ignored" }) }),
    noBehaviour,
  ],
];

function fixture(name: string): string {
  return join(__dirname, "..", "cli", "recordings", name, "report.json");
}

describe.each(table)("%s", (name, variable, inStack, inEnv, setting, fromStack, fromEnv, preset) => {
  const { [name]: _, ...others } = credentials;

  test("is read from the stack's configuration", () => {
    expect(read({ ...credentials, [name]: inStack })[setting]).toEqual(fromStack);
  });

  test("is read from the environment", () => {
    expect(read(others, { [variable]: inEnv })[setting]).toEqual(fromEnv);
  });

  test("the stack wins over the environment", () => {
    expect(read({ ...credentials, [name]: inStack }, { [variable]: inEnv })[setting]).toEqual(fromStack);
  });

  test("has its default, also where it is set to nothing", () => {
    expect(read(credentials)[setting]).toEqual(preset);
    if (!(name in credentials)) expect(read({ ...credentials, [name]: "" })[setting]).toEqual(preset);
  });
});

describe("what is missing is told with both places where it can be set", () => {
  test("all of it at once", () => {
    expect(faultsOf({})).toEqual([
      "The configuration lacks the user name of the Operator API: set it with `pulumi config set telecom-center:username` or in the environment variable TELECOM_CENTER_USERNAME.",
      "The configuration lacks the password of the Operator API: set it with `pulumi config set --secret telecom-center:password` or in the environment variable TELECOM_CENTER_PASSWORD.",
    ]);
  });

  test("an empty text counts as missing", () => {
    expect(faultsOf({ username: "operator", password: "" })).toHaveLength(1);
  });
});

describe("a value that can't be used is refused", () => {
  const places = (name: string, variable: string) =>
    `set it with \`pulumi config set telecom-center:${name}\` or in the environment variable ${variable}.`;

  test.each([
    ["environment", "staging", '"production" or "sandbox"'],
    ["environment", "Production", '"production" or "sandbox"'],
    ["baseUrl", "api.example.com", "an https address (http for this machine alone), without credentials"],
    ["baseUrl", "https://", "an https address (http for this machine alone), without credentials"],
    ["maxConcurrency", "0", "a whole number from 1 to 1000"],
    ["maxConcurrency", "1001", "a whole number from 1 to 1000"],
    ["maxConcurrency", "-1", "a whole number from 1 to 1000"],
    ["maxConcurrency", "2.5", "a whole number from 1 to 1000"],
    ["maxConcurrency", "many", "a whole number from 1 to 1000"],
    ["maxConcurrency", "1e3", "a whole number from 1 to 1000"],
    ["requestsPerSecond", "0", "a number above 0"],
    ["requestsPerSecond", "-5", "a number above 0"],
    ["requestsPerSecond", "fast", "a number above 0"],
    ["requestsPerSecond", "Infinity", "a number above 0"],
    ["timeoutSeconds", "0", "a number of seconds above 0, up to 3600"],
    ["timeoutSeconds", "3601", "a number of seconds above 0, up to 3600"],
    ["timeoutSeconds", "30s", "a number of seconds above 0, up to 3600"],
    ["maxRetries", "-1", "a whole number from 0 to 100"],
    ["maxRetries", "101", "a whole number from 0 to 100"],
    ["maxRetries", "1.0", "a whole number from 0 to 100"],
    ["terminationModeAttribute", "mode", '"trm_mode" or "termination_mode"'],
    ["checkBeforeCreate", "yes", '"true" or "false"'],
    ["sameAccount", "1", '"true" or "false"'],
  ])("%s = %s", (name, value, allowed) => {
    const variable = table.find(([row]) => row === name)![1];
    const fault = `The configuration telecom-center:${name} must be ${allowed}; it is ${JSON.stringify(value)}: ${places(name, variable)}`;
    expect(faultsOf({ ...credentials, [name]: value })).toEqual([fault]);
    expect(faultsOf(credentials, { [variable]: value })).toEqual([fault]);
  });

  test("every fault is told at once, a line for each", () => {
    const faults = faultsOf({ environment: "x", maxRetries: "x", timeoutSeconds: "x" });
    expect(faults).toHaveLength(5);
    for (const fault of faults) expect(fault).toMatch(/^The configuration .*TELECOM_CENTER_[A-Z_]+\.$/);
  });
});

describe("the address", () => {
  test.each([
    ["https://api.example.com", "https://api.example.com"],
    ["https://api.example.com/", "https://api.example.com"],
    ["https://api.example.com:8443//", "https://api.example.com:8443"],
    [`https://api.example.com${PATH}`, "https://api.example.com"],
    [`https://api.example.com${PATH}/`, "https://api.example.com"],
    ["https://console.example.com/proxy/", "https://console.example.com/proxy"],
    [`https://console.example.com/proxy${PATH}/`, "https://console.example.com/proxy"],
    ["HTTPS://API.Example.com", "https://api.example.com"],
  ])("%s has the API's path once, and no slash at the end", (given, origin) => {
    expect(read({ ...credentials, baseUrl: given }).baseUrl).toBe(origin + PATH);
  });

  test.each(["http://localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:8080"])(
    "%s is this machine, for which plain http is allowed",
    (given) => {
      expect(read({ ...credentials, baseUrl: given }).baseUrl).toBe(given + PATH);
    },
  );

  test.each([
    ["http://api.telecom.center", "http://api.telecom.center"],
    ["http://localhost.example.com", "http://localhost.example.com"],
    ["http://127.0.0.1.example.com:81/x", "http://127.0.0.1.example.com:81"],
    ["http://10.0.0.1", "http://10.0.0.1"],
    ["http://0.0.0.0", "http://0.0.0.0"],
    ["http://[::ffff:8.8.8.8]", "http://[::ffff:808:808]"],
    ["ftp://localhost", "ftp://localhost"],
  ])("%s is refused, because the credentials would be seen", (given, shown) => {
    expect(faultsOf({ ...credentials, baseUrl: given })).toEqual([
      "The configuration telecom-center:baseUrl must be an https address: the credentials would cross the network in clear. " +
        `Plain http is for this machine alone (localhost); it is ${JSON.stringify(shown)}.`,
    ]);
  });

  test.each([
    "https://ann:s3cret@api.example.com",
    "http://s3cret@localhost",
    "https://ann:s3cret@host:99999999",
    "ann:s3cret@api.example.com",
    "https://ann:s3cret@",
  ])("credentials in it are refused and not repeated (%#)", (given) => {
    const faults = faultsOf({ ...credentials, baseUrl: given });
    expect(faults).toEqual([
      "The configuration telecom-center:baseUrl must not hold credentials: set telecom-center:username and telecom-center:password.",
    ]);
  });
});

describe("environment and baseUrl are one setting", () => {
  const [sandbox, elsewhere] = ["sandbox", "https://a.example.com"];
  const ENVIRONMENT = "TELECOM_CENTER_ENVIRONMENT";
  const BASE_URL = "TELECOM_CENTER_BASE_URL";

  test.each<[Stack, Stack, string]>([
    [{ environment: "production" }, { [BASE_URL]: elsewhere }, "https://api.telecom.center"],
    [{ environment: sandbox }, { [BASE_URL]: elsewhere }, "https://api.sandbox.telecom.center"],
    [{ baseUrl: elsewhere }, { [ENVIRONMENT]: sandbox }, elsewhere],
    [{ baseUrl: elsewhere }, { [ENVIRONMENT]: sandbox, [BASE_URL]: "https://b.example.com" }, elsewhere],
    [{ baseUrl: "" }, { [BASE_URL]: elsewhere }, "https://api.telecom.center"],
    [{}, { [BASE_URL]: elsewhere, [ENVIRONMENT]: "" }, elsewhere],
  ])("the stack has %j, the variables %j: %s", (stack, env, origin) => {
    expect(read({ ...credentials, ...stack }, env).baseUrl).toBe(origin + PATH);
  });

  test("both in the stack are refused", () => {
    expect(faultsOf({ ...credentials, environment: sandbox, baseUrl: elsewhere })).toEqual([
      "The configuration has telecom-center:environment and telecom-center:baseUrl, which are one setting: remove one of them (`pulumi config rm telecom-center:environment` or `pulumi config rm telecom-center:baseUrl`).",
    ]);
  });

  test("both in the environment variables are refused, unless the stack has one", () => {
    const env = { [ENVIRONMENT]: sandbox, [BASE_URL]: elsewhere };
    expect(faultsOf(credentials, env)).toEqual([
      "The environment variables TELECOM_CENTER_ENVIRONMENT and TELECOM_CENTER_BASE_URL are one setting, and both are set: unset one of them.",
    ]);
    expect(read({ ...credentials, environment: sandbox }, env).baseUrl).toContain("sandbox");
  });
});

describe("a key that does not exist is refused with the nearest one that does", () => {
  test.each([
    ["enviroment", "environment"],
    ["Environment", "environment"],
    ["baseURL", "baseUrl"],
    ["url", "baseUrl"],
    ["user", "username"],
    ["passwd", "password"],
    ["maxConcurency", "maxConcurrency"],
    ["timeout", "timeoutSeconds"],
    ["same_account", "sameAccount"],
  ])("%s: %s", (given, nearest) => {
    expect(unknownKeys([`telecom-center:${given}`], "phones")).toEqual([
      `The configuration key telecom-center:${given} does not exist; the nearest that does is telecom-center:${nearest}. \`pulumi config rm telecom-center:${given}\` removes it.`,
    ]);
  });

  test("but not those that exist, nor those of other namespaces", () => {
    const keys = table.map(([name]) => `telecom-center:${name}`);
    expect(unknownKeys([...keys, "telecom-center:journal", "phones:enviroment", "aws:region"], "x")).toEqual(
      [],
    );
  });

  test("but none in a project of that name, whose own configuration it is", () => {
    expect(unknownKeys(["telecom-center:carrier"], "telecom-center")).toEqual([]);
    expect(unknownKeys(["telecom-center:carrier"], undefined)).toHaveLength(1);
  });

  test("together with all other faults", () => {
    const fault = () => readSettings(() => undefined, {}, unknownKeys(["telecom-center:user"], "x"));
    expect(fault).toThrow(/^The configuration key telecom-center:user does not exist.*\n.*lacks.*\n.*lacks/);
  });
});

describe("credentials that end with what nobody typed", () => {
  test.each([
    ["username", "operator\n", "a line break"],
    ["username", "operator\r", "a line break"],
    ["username", "operator\r\n", "a line break"],
    ["username", "operator ", "a blank"],
    ["password", "hunter2\n", "a line break"],
    ["password", "hunter2\t", "a blank"],
    ["password", "\n", "a line break"],
  ])("%s %j", (name, given, what) => {
    const command = `pulumi config set ${name === "password" ? "--secret " : ""}telecom-center:${name}`;
    expect(faultsOf({ ...credentials, [name]: given })).toEqual([
      `The configuration telecom-center:${name} ends with ${what}, as a file or \`echo\` ends: set it again without, with \`${command}\`.`,
    ]);
    const { [name]: _, ...others } = credentials;
    const variable = `TELECOM_CENTER_${name.toUpperCase()}`;
    expect(faultsOf(others, { [variable]: given })).toEqual([
      `The environment variable ${variable} ends with ${what}, as a file or \`echo\` ends: set it again without.`,
    ]);
  });

  test("what stands in the middle is theirs", () => {
    expect(read({ username: "the operator", password: " a b" })).toMatchObject({
      username: "the operator",
      password: " a b",
    });
  });
});

test("no message repeats the password", () => {
  const faults = faultsOf({ username: "", password: "hunter2", maxRetries: "hunter3", baseUrl: "hunter4" });
  expect(faults.join("\n")).not.toContain("hunter2");
});

test("the program tells the API what it is", () => {
  expect(read(credentials).userAgent).toMatch(/^pulumi-telecom-center\/\d+\.\d+\.\d+\S* node\/\d+\./);
});
