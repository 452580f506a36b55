import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Sandbox } from "../../sandbox";
import { customer, declare, planned, program, traffic } from "./fixtures";
import { type RunResult, type Stack, testSetup } from "./harness";

const PROGRAM = [
  customer("acme"),
  declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
  declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com" }'),
];

/** All settings stand in the stack; none comes from the environment. */
async function configured(stack: Stack, settings: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await stack.setConfig(`telecom-center:${name}`, value, { secret: name === "password" });
}

const WITHOUT_VARIABLES = {
  TELECOM_CENTER_BASE_URL: undefined,
  TELECOM_CENTER_USERNAME: undefined,
  TELECOM_CENTER_PASSWORD: undefined,
};

/** Each run that takes the settings of the last `up`. */
const WITHOUT_PROGRAM: [string, (stack: Stack) => Promise<RunResult>][] = [
  ["refresh", (stack) => stack.refresh({ expectFailure: true })],
  ["up --refresh", (stack) => stack.up({ refresh: true, expectFailure: true })],
  ["preview --refresh", (stack) => stack.preview({ refresh: true, expectFailure: true })],
  ["destroy --refresh", (stack) => stack.destroy({ args: ["--refresh"], expectFailure: true })],
];

/** The installed command in the program's folder. */
function accountCommand(stack: Stack): Promise<{ status: number; stdout: string; stderr: string }> {
  const installed = join(testSetup().baseFolder, "node_modules", "pulumi-telecom-center");
  const args = [join(installed, "dist", "cli", "main.js"), "account", "--stack", "dev", "--format", "json"];
  const options = { cwd: stack.folder, env: { ...stack.env, ...WITHOUT_VARIABLES } };
  return new Promise((ended) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      ended({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const RUN_PROGRAM = { args: ["--run-program"] };
/** A customer alone has nothing to prove by that the other address is the same account. */
const SAME = { ...RUN_PROGRAM, env: { TELECOM_CENTER_SAME_ACCOUNT: "true" } };

const UNKNOWN_KEY = { "telecom-center:enviroment": "sandbox" };
const ENCRYPTS = "pulumi config set --secret telecom-center:password";

describe("an account under another address than at the last `up`", () => {
  let sandbox: Sandbox;
  let stack: Stack;
  let last: string;
  let now: string;
  const at = (baseUrl: string) => configured(stack, { baseUrl });
  const everything = (count: number) => ({
    customers: count,
    available_did_numbers: count,
    termination_gateways: count,
  });

  beforeAll(async () => {
    ({ sandbox, stack } = await planned(PROGRAM, { env: WITHOUT_VARIABLES }));
    const { url: baseUrl, username, password } = sandbox;
    await configured(stack, { baseUrl, username, password });
    await stack.up();
    last = baseUrl;
    now = baseUrl.replace("127.0.0.1", "localhost");
    await at(now);
  });
  beforeEach(() => sandbox.resetRequests());

  test.each(WITHOUT_PROGRAM)("stops %s, which does not run the program, before a request", async (_, run) => {
    const { output } = await run(stack);
    expect(output).toContain("repeat the run with --run-program");
    expect(output).toContain(`The address of the last \`pulumi up\`: ${last}; now: ${now}.`);
    expect(sandbox.requests).toEqual([]);
  });

  test("shows in `telecom-center account`", async () => {
    const before = await accountCommand(stack);
    expect(before.status).toBe(3);
    expect(JSON.parse(before.stdout)).toMatchObject({
      project: "test",
      stack: "dev",
      settings: expect.arrayContaining([{ name: "password", value: "set", from: "stack", secret: true }]),
      account: { address: now, user: sandbox.username },
      lastUp: { address: last, user: sandbox.username, differs: [{ name: "baseUrl", value: last }] },
      answers: true,
    });
    expect(sandbox.requests).toHaveLength(1);
    expect(before.stdout + before.stderr).not.toContain(`"${sandbox.password}"`);
  });

  test("does not stop what runs the program", async () => {
    await stack.preview({ refresh: true, env: { PULUMI_RUN_PROGRAM: "true" } });
    await stack.up({ refresh: true, ...RUN_PROGRAM });
    await at(last);
    await stack.refresh(RUN_PROGRAM);
    expect(Object.keys(traffic(sandbox))).toEqual(["GET"]);
  });

  test("is told of where the password was changed as well, and the old one is refused", async () => {
    await configured(stack, { password: "of-another-day" });
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(sandbox.requests).toEqual([]);
    await configured(stack, { password: sandbox.password });
    const { output } = await stack.refresh({ expectFailure: true });
    expect(output).toContain("401");
    expect(output).toContain("repeat the run with --run-program");
  });

  test("does not stop an `up`, after which all is as ever", async () => {
    await at(now);
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(JSON.parse((await accountCommand(stack)).stdout)).toMatchObject({ lastUp: { differs: [] } });
    await stack.refresh();
    expect(Object.keys(traffic(sandbox))).toEqual(["GET"]);
  });

  // That it comes back with an `up`, accounts.test.ts shows.
  test("stops a destroy; what the engine had dropped goes with its customer where the program is run", async () => {
    await at(last);
    const { output } = await stack.destroy({ expectFailure: true });
    expect(output).toContain("run `pulumi refresh --run-program` first");
    expect(sandbox.requests).toEqual([]);
    expect(sandbox.sizes()).toMatchObject(everything(1));
    await stack.destroy(RUN_PROGRAM);
    expect(traffic(sandbox)).toMatchObject({ DELETE: 1 });
    expect(sandbox.sizes()).toMatchObject(everything(0));
  });
});

describe("customers alone, by which nothing is proven, under another address, in a project that is named as the package", () => {
  // The one is protected, as by default.
  const both = [declare("Customer", "acme", '{ name: "acme" }'), customer("birch")];
  let sandbox: Sandbox;
  let stack: Stack;

  beforeAll(async () => {
    // In a project of the package's name a key that the package does not know is the program's own.
    ({ sandbox, stack } = await planned(both, {
      env: WITHOUT_VARIABLES,
      project: "telecom-center",
      config: UNKNOWN_KEY,
    }));
    const { url: baseUrl, username, password } = sandbox;
    await configured(stack, { baseUrl, username, password });
    await stack.up();
    await configured(stack, { baseUrl: baseUrl.replace("127.0.0.1", "localhost") });
    stack.checkpoint.unprotect();
    sandbox.resetRequests();
  });

  test("stop where --run-program does not help, and say what does", async () => {
    const refreshed = { args: ["--refresh", "--run-program"], expectFailure: true };
    const { output } = await stack.destroy(refreshed);
    expect(output).toContain("run `pulumi refresh --run-program` first");
    stack.setProgram(program());
    expect((await stack.up({ expectFailure: true })).output).toContain(
      "program that still declares something",
    );
    await stack.destroy({ expectFailure: true });
    expect(sandbox.requests).toEqual([]);
  });

  test("are deleted after a refresh with the program, also where that protects: by a destroy, and as they leave", async () => {
    stack.setProgram(program(...both));
    await stack.refresh(SAME);
    stack.checkpoint.unprotect();
    await stack.destroy({ args: ["--target", stack.resource("acme").urn] });
    expect(sandbox.objects("customers").map(({ attributes }) => attributes.name)).toEqual(["birch"]);
    stack.setProgram(program());
    await stack.up();
    expect(sandbox.sizes()).toMatchObject({ customers: 0 });
  });
});

describe("settings in the environment", () => {
  let sandbox: Sandbox;
  let stack: Stack;

  beforeAll(async () => {
    ({ sandbox, stack } = await planned([...PROGRAM, "exports.all = telecom.getCustomers();"]));
  });
  beforeEach(() => sandbox.resetRequests());

  test("are told of where they went into the stack", async () => {
    const { url: baseUrl, username, password } = sandbox;
    await stack.up();
    sandbox.resetRequests();
    await configured(stack, { password });
    const env = { TELECOM_CENTER_PASSWORD: undefined };
    const { output } = await stack.refresh({ env, expectFailure: true });
    expect(output).toContain("lacks the password");
    expect(output).toContain("repeat the run with --run-program");
    await configured(stack, { baseUrl, username });
    const without = await stack.refresh({ env: WITHOUT_VARIABLES, expectFailure: true });
    expect(without.output).toContain(`now: ${JSON.stringify(username)}`);
    expect(sandbox.requests).toEqual([]);
    const refreshed = await stack.refresh({ env: WITHOUT_VARIABLES, ...RUN_PROGRAM });
    expect(refreshed.output).not.toContain(ENCRYPTS);
  });

  test("a password in clear is warned about once, with the command that encrypts it", async () => {
    await stack.setConfig("telecom-center:password", sandbox.password);
    const { diagnostics, output } = await stack.up();
    expect(diagnostics.filter(({ message }) => message.includes(ENCRYPTS))).toHaveLength(1);
    expect(output).not.toContain(sandbox.password);
  });
});

describe("a key that does not exist, and a line break behind a password", () => {
  const nearest = "the nearest that does is telecom-center:environment";

  test("are refused by resources and by functions, before a request", async () => {
    const { sandbox, stack } = await planned(PROGRAM, { config: UNKNOWN_KEY });
    stack.setProgram(
      program(
        ...PROGRAM,
        'telecom.getCustomers().catch((error) => console.log("of the function:", error.message));',
      ),
    );
    const env = { TELECOM_CENTER_PASSWORD: `${sandbox.password}\n` };
    const { diagnostics, output } = await stack.preview({ env, expectFailure: true });
    expect(output).toContain("TELECOM_CENTER_PASSWORD ends with a line break");
    const told = diagnostics.filter(({ message }) => message.includes(nearest));
    expect(told).toContainEqual(
      expect.objectContaining({ severity: "error", urn: expect.stringMatching(/::acme$/) }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("of the function:") }),
    );
    expect(sandbox.requests).toEqual([]);
  });
});
