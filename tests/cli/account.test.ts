import { join } from "node:path";
import { Journalled } from "./journalled";
import { command, type Ended } from "./support";

const SECRET_SIGN = "4dabf18193072939515e22adb298388d";
const secret = (text: string) => ({
  [SECRET_SIGN]: "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(text),
});

let place: Journalled;
beforeEach(async () => {
  place = await Journalled.open();
});

const NO_VARIABLES = {
  TELECOM_CENTER_BASE_URL: undefined,
  TELECOM_CENTER_USERNAME: undefined,
  TELECOM_CENTER_PASSWORD: undefined,
  TELECOM_CENTER_JOURNAL: undefined,
};

/** Runs it where the stack's configuration alone says which account it is. */
function run(args: string[] = [], env: NodeJS.ProcessEnv = NO_VARIABLES): Promise<Ended> {
  return command(
    ["account", ...args],
    { ...place.env, ...env },
    { cwd: () => join(place.folder, "program") },
  );
}

async function json(env?: NodeJS.ProcessEnv): Promise<{ status: number; report: Record<string, unknown> }> {
  const { status, stdout } = await run(["--format", "json"], env);
  return { status, report: JSON.parse(stdout) };
}

const credentials = () => ({
  baseUrl: place.sandbox.url,
  username: place.sandbox.username,
  password: place.sandbox.password,
});

/** What `pulumi config set` has set; the password as a secret. */
function configured(values: Record<string, string>): void {
  const entries = Object.entries(values).map(([name, value]) => [
    `telecom-center:${name}`,
    { value, secret: name === "password" },
  ]);
  place.engineHas("config", JSON.stringify(Object.fromEntries(entries)));
}

/** A state after an `up` with these settings, with an object for each mark. */
function deployed(values: Record<string, string>, marks: (string | undefined)[] = []): void {
  const urn = "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default";
  const inputs = Object.entries(values).map(([name, value]) => [
    `telecom-center:${name}`,
    name === "password" ? secret(value) : value,
  ]);
  const type = "pulumi-nodejs:dynamic/telecom-center:Gateway";
  const objects = marks.map((mark, index) => ({
    urn: `urn:pulumi:dev::shop::${type}::g${index}`,
    type,
    custom: true,
    id: String(index),
    provider: `${urn}::7`,
    outputs: mark === undefined ? {} : { __account: mark },
  }));
  const other = { urn: `${urn}_1_2_3`, type: "pulumi:providers:pulumi-nodejs", id: "8", inputs: {} };
  const provider = {
    urn,
    type: "pulumi:providers:pulumi-nodejs",
    id: "7",
    inputs: Object.fromEntries(inputs),
  };
  place.engineHas(
    "state",
    JSON.stringify({ version: 3, deployment: { resources: [other, provider, ...objects] } }),
  );
}

const mark = ({ baseUrl, username } = credentials()) => `${baseUrl} ${username}`;

test("the settings, the last `up` and the objects mean one account, which answers", async () => {
  configured({ ...credentials(), maxRetries: "3" });
  deployed({ ...credentials(), maxRetries: "2" }, [mark(), mark(), undefined]);
  const { url: address, username: user, password } = place.sandbox;
  const { status, report } = await json();
  expect(status).toBe(0);
  expect(report).toMatchObject({
    project: "shop",
    stack: "dev",
    account: { address, user },
    lastUp: { address, user, differs: [{ name: "maxRetries", value: "2" }] },
    objects: [{ address, user, count: 2 }],
    unmarked: 1,
    answers: true,
    problem: null,
    agrees: true,
  });
  expect(place.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /customers"]);
  const { stdout, stderr } = await run();
  expect(stdout).toContain(`2 objects  ${address}, user "operator"`);
  expect(stdout).toMatch(/^password +set +stack, secret$/m);
  expect(stdout).toMatch(/^API +answers$/m);
  expect(stdout).not.toContain(password);
  expect(stderr).toBe("");
});

test("each setting tells its place", async () => {
  configured({ username: "operator", timeoutSeconds: "9" });
  const env = {
    ...NO_VARIABLES,
    TELECOM_CENTER_PASSWORD: "sandbox",
    TELECOM_CENTER_BASE_URL: place.sandbox.url,
  };
  const { report } = await json(env);
  expect(report.settings).toEqual(
    expect.arrayContaining([
      { name: "username", value: "operator", from: "stack" },
      {
        name: "password",
        value: "set",
        from: "environment",
        variable: "TELECOM_CENTER_PASSWORD",
        secret: true,
      },
      {
        name: "baseUrl",
        value: place.sandbox.url,
        from: "environment",
        variable: "TELECOM_CENTER_BASE_URL",
      },
      { name: "timeoutSeconds", value: "9", from: "stack" },
      { name: "maxRetries", value: "5", from: "default" },
      { name: "requestsPerSecond", value: null, from: "default" },
      { name: "behaviour", value: null, from: "default" },
      { name: "sameAccount", value: "false", from: "default" },
    ]),
  );
  // The host has two names, of which one counts.
  expect(JSON.stringify(report.settings)).not.toContain('"environment","value"');
});

describe("status 3", () => {
  const others: [string, Record<string, string>, { name: string; value: string | null }[]][] = [
    ["another user", { username: "bob" }, [{ name: "username", value: "bob" }]],
    ["another password", { password: "of-old" }, [{ name: "password", value: "set" }]],
    [
      "another address",
      { baseUrl: "https://b.example.com" },
      [{ name: "baseUrl", value: "https://b.example.com" }],
    ],
  ];

  test.each(others)("the last `up` had %s", async (_what, last, differs) => {
    configured(credentials());
    deployed({ ...credentials(), ...last }, [mark()]);
    const { status, report } = await json();
    expect(status).toBe(3);
    expect(report).toMatchObject({ agrees: false, answers: true, lastUp: { differs } });
    const { stdout, stderr } = await run();
    expect(stderr).toContain("unless --run-program is given");
    expect(stdout).not.toContain("of-old");
  });

  test("the last `up` had an environment in place of an address", async () => {
    configured(credentials());
    const { baseUrl: _, ...rest } = credentials();
    deployed({ ...rest, environment: "sandbox" }, [mark()]);
    const { report } = await json();
    expect(report.lastUp).toEqual({
      address: "https://api.sandbox.telecom.center",
      user: "operator",
      differs: [
        { name: "environment", value: "sandbox" },
        { name: "baseUrl", value: null },
      ],
    });
  });

  test("an object carries another account", async () => {
    configured(credentials());
    deployed(credentials(), [mark(), "https://b.example.com bob the builder"]);
    const { status, report } = await json();
    expect(status).toBe(3);
    expect(report.objects).toContainEqual({
      address: "https://b.example.com",
      user: "bob the builder",
      count: 1,
    });
    expect((await run()).stderr).toContain("objects of another account");
  });
});

describe("status 1", () => {
  test("the API refuses the credentials, which is asked once", async () => {
    configured({ ...credentials(), password: "guess" });
    const { status, report } = await json();
    expect([status, report.answers]).toEqual([1, false]);
    expect(report.problem).toContain("401");
    expect(place.sandbox.requests).toHaveLength(1);
  });

  test("nobody listens, which is tried once", async () => {
    configured({ ...credentials(), baseUrl: "http://127.0.0.1:1" });
    expect((await run()).stdout).toMatch(/^API +.*refused the connection/m);
  });

  test("the settings can't be used, and are shown all the same", async () => {
    configured({ ...credentials(), baseUrl: "https://ann:s3cret@x.example", user: "ann" });
    const { status, stdout } = await run();
    expect(status).toBe(1);
    expect(stdout).toContain("must not hold credentials");
    expect(stdout).toContain("telecom-center:user does not exist");
    expect(stdout).not.toContain("s3cret");
    expect(place.sandbox.requests).toEqual([]);
  });

  test.each(["config", "state"] as const)("the engine can't tell the %s", async (what) => {
    configured(credentials());
    place.engineHas(what, undefined);
    expect(await run()).toMatchObject({ status: 1, stderr: expect.stringContaining(`there is no ${what}`) });
  });
});

test("a stack that was never deployed has no last `up`", async () => {
  configured(credentials());
  place.engineHas("state", JSON.stringify({ version: 3, deployment: null }));
  expect(await json()).toMatchObject({ status: 0, report: { lastUp: null, objects: [], unmarked: 0 } });
  expect((await run()).stdout).toMatch(/^Last up +none yet$/m);
});

test("a user name that is a secret is not shown", async () => {
  const { baseUrl, username, password } = credentials();
  const config = {
    "telecom-center:baseUrl": { value: baseUrl },
    "telecom-center:username": { value: username, secret: true },
    "telecom-center:password": { value: password, secret: true },
  };
  place.engineHas("config", JSON.stringify(config));
  deployed(credentials(), [mark()]);
  const { stdout, status } = await run();
  expect(status).toBe(0);
  expect(stdout).not.toContain(username);
});

test("text of the account can't hide the rest", async () => {
  configured(credentials());
  deployed(credentials(), ["https://b.example.com \u202eeve\u001b[2J"]);
  const { stdout } = await run();
  for (const hidden of ["\u202e", "\u001b"]) expect(stdout).not.toContain(hidden);
});
