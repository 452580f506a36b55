import { commands } from "../../cli/commands";
import { populate } from "../../sandbox";
import { account, command, environment } from "./support";

test("the help names every command", async () => {
  const { status, stdout, stderr } = await command(["--help"]);
  expect(status).toBe(0);
  const flat = stdout.replace(/\s+/g, " ");
  for (const { name, summary } of commands) {
    expect(flat).toMatch(new RegExp(` ${name} .{0,40}?${summary.replaceAll(".", "\\.")}`));
  }
  expect(stderr).toBe("");
});

test.each(commands.map(({ name }) => [name]))(
  "%s: the help has examples and says what it reads",
  async (name) => {
    const { status, stdout } = await command([name, "--help"]);
    const { examples, needsAccount } = commands.find((one) => one.name === name)!;
    expect(status).toBe(0);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(stdout).toContain(example.command);
    expect(stdout.includes("TELECOM_CENTER_PASSWORD")).toBe(needsAccount);
  },
);

test.each([
  [["help"], ["--help"]],
  ...commands.map(({ name }) => [
    ["help", name],
    [name, "--help"],
  ]),
])("%j is %j", async (left, right) => {
  const [{ status, stdout, stderr }, expected] = [await command(left), await command(right)];
  expect({ status, stdout, stderr }).toEqual(expected);
  expect([status, stderr]).toEqual([0, ""]);
});

test("what somebody typed is told without what would steer the terminal", async () => {
  const { stderr } = await command(["session", "1", "--\u001b[31m\u202e"]);
  expect(stderr).toContain("--\\u001b[31m\\u202e");
});

test("--version prints the package's version alone", async () => {
  const { version } = require("../../package.json") as { version: string };
  expect(await command(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

const cdrs = ["cdrs", "termination", "--from", "2026-01-01", "--to", "2026-02-01"];

test.each([
  ["no command", [], "Usage:"],
  ["an unknown command", ["exprot"], "Did you mean export?"],
  ["an unknown command with --help", ["exprot", "--help"], "Did you mean export?"],
  ["help of an unknown command", ["help", "exprot"], "Did you mean export?"],
  ["an empty option", [...cdrs, "--customer", ""], "--customer is empty."],
  ["one empty of several values", ["export", "--out", "x", "--customer", "1", " "], "--customer is empty."],
  ["an empty argument", ["session", ""], "<customer> is empty."],
  ["an unknown option", ["session", "1", "--amdin"], "Did you mean --admin?"],
  ["a missing argument", ["session"], "missing required argument 'customer'"],
  ["too many arguments", ["session", "1", "2"], "too many arguments"],
  ["a missing option", ["export"], "required option '--out <dir>' not specified"],
  ["a port that is none", ["sandbox", "--port", "http"], "A port is a number from 0 to 65535"],
  ["a port too high", ["sandbox", "--port", "65536"], "A port is a number from 0 to 65535"],
  ["a kind that is none", ["cdrs", "missed", ...cdrs.slice(2)], "Allowed choices are termination, incoming"],
  ["a format that is none", [...cdrs, "--format", "xml"], "Allowed choices are csv, jsonl"],
  [
    "a time that is none",
    ["cdrs", "termination", "--from", "yesterday", "--to", "2026-02-01"],
    "A time is a date",
  ],
  [
    "a day that is none",
    ["cdrs", "termination", "--from", "2026-02-30", "--to", "2026-03-01"],
    "A time is a date",
  ],
  ["a number for a time", ["cdrs", "termination", "--from", "1", "--to", "2026-03-01"], "A time is a date"],
  [
    "times in the wrong order",
    ["cdrs", "incoming", "--from", "2026-02-01", "--to", "2026-02-01"],
    "--from must lie before --to",
  ],
  ["a page size of 0", [...cdrs, "--page-size", "0"], "A page size is a whole number from 1"],
  [
    "customers per file that are none",
    ["export", "--out", "x", "--per-file", "0"],
    "It is a whole number from 1",
  ],
  [
    "a class that is none",
    ["export", "--out", "x", "--skip", "Trunk"],
    "--skip takes IncomingTrunk, DidNumber",
  ],
  ["a project name that is none", ["export", "--out", "x", "--project", "a b"], "A project's name has"],
])("wrong usage, %s: status 2 and what is wrong", async (_what, args, message) => {
  const { status, stdout, stderr } = await command(args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stdout).toBe("");
});

test.each([["session", "1"], cdrs])(
  "%s without credentials: status 1 and where to set them",
  async (...args) => {
    const { status, stdout, stderr } = await command(args);
    expect(status).toBe(1);
    expect(stderr).toContain("TELECOM_CENTER_USERNAME");
    expect(stderr).toContain("pulumi config set --secret telecom-center:password");
    expect(stderr).toContain("A command reads the environment variables alone");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe("");
  },
);

describe("session", () => {
  const seed = populate({ customers: 1 });

  test.each([
    ["a customer", [], "/sessions"],
    ["staff", ["--admin"], "/customer_admin_sessions"],
  ])("prints the login link of %s, and nothing else", async (_who, options, path) => {
    const sandbox = await account({ seed });
    const { status, stdout, stderr } = await command(
      ["session", "1000001", ...options],
      environment(sandbox),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^https:\/\/\S+\n$/);
    expect(stderr).toBe("");
    expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST ${path}`]);
  });

  test("a customer that does not exist: status 1, one message, no link", async () => {
    const sandbox = await account({ seed });
    const { status, stdout, stderr } = await command(["session", "42"], environment(sandbox));
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: CustomerSession "42" could not be created: .*\n/);
    expect(stderr).toContain('Check that the Customer with the id "42" exists in this account.');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("wrong credentials: status 1, and the password stays where it is", async () => {
    const sandbox = await account({ seed });
    const env = environment(sandbox, { TELECOM_CENTER_PASSWORD: "not-the-password" });
    const { status, stderr } = await command(["session", "1000001"], env);
    expect(status).toBe(1);
    expect(stderr).toContain("401");
    expect(stderr).not.toContain("not-the-password");
  });

  test("TELECOM_CENTER_LOG=debug adds the stack of an error", async () => {
    const sandbox = await account({ seed });
    const env = environment(sandbox, { TELECOM_CENTER_LOG: "debug" });
    expect((await command(["session", "42"], env)).stderr).toMatch(/^\s+at /m);
  });
});
