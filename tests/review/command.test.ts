import { Readable } from "node:stream";
import { run } from "../../cli/run";
import { Kept } from "../cli/support";
import { fixture, fixturePath, told } from "./support";

async function command(args: string[], { stdin = "", terminal = false, env = {} } = {}) {
  const [stdout, stderr] = [new Kept(0, terminal), new Kept()];
  const piped = Object.assign(Readable.from([stdin]), { isTTY: false });
  const status = await run(["review", ...args], { stdout, stderr, env, stdin: piped });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const path = (name: string) => fixturePath(`${name}.preview`);

test("reads standard input, and names it where it is wrong", async () => {
  expect(await command([], { stdin: fixture("update") })).toEqual({
    status: 0,
    stdout: told("update", "terminal"),
    stderr: "",
  });
  expect((await command(["-"], { stdin: "x" })).stderr).toMatch(/^error: standard input is no JSON/);
});

test("reads several files", async () => {
  const { stdout } = await command([path("create"), path("delete-customer")]);
  expect(stdout).toContain("All 2 stacks: 3 irreversible, 3 service-affecting, 6 harmless");
});

test.each(["markdown", "json"] as const)("--format %s", async (format) => {
  expect((await command([path("mixed"), "--format", format])).stdout).toBe(told("mixed", format));
});

test.each([
  ["create", "service-affecting", 0],
  ["update", "service-affecting", 3],
  ["update", "irreversible", 0],
  ["delete-customer", "service-affecting", 3],
  ["delete-customer", "irreversible", 3],
  ["replace", "irreversible", 3],
  ["move", "service-affecting", 3],
  ["move", "irreversible", 0],
  ["rename", "service-affecting", 3],
  ["rename", "irreversible", 0],
])("%s --fail-on %s ends with %i, and the review is written", async (name, risk, expected) => {
  const { status, stdout } = await command([path(name), "--fail-on", risk]);
  expect(status).toBe(expected);
  expect(stdout).toBe(told(name, "terminal"));
});

test("a preview that failed gives 1, also where --fail-on would give 3", async () => {
  const { status, stdout, stderr } = await command([path("failed"), "--fail-on", "irreversible"]);
  expect(status).toBe(1);
  expect(stdout).toContain("cannot be deleted because it is protected");
  expect(stderr).toContain("The preview failed");
});

test("a preview that a mandatory policy stopped has not passed, though it does not say why", async () => {
  const stopped = {
    ...JSON.parse(fixture("create")),
    diagnostics: [{ message: "error: preview failed\n", severity: "error" }],
  };
  const { status, stdout } = await command(["--format", "markdown"], { stdin: JSON.stringify(stopped) });
  expect(status).toBe(1);
  expect(stdout).toMatch(/⛔ Telephony: the preview failed; up to then [\s\S]*does not say why/);
});

test("colours at a terminal alone, unless the environment says otherwise", async () => {
  const file = path("update");
  const coloured = (text: string) => text.includes("\u001b[");
  expect(coloured((await command([file], { terminal: true })).stdout)).toBe(true);
  expect(coloured((await command([file])).stdout)).toBe(false);
  expect(coloured((await command([file], { terminal: true, env: { NO_COLOR: "1" } })).stdout)).toBe(false);
  expect(coloured((await command([file], { env: { FORCE_COLOR: "1" } })).stdout)).toBe(true);
});

test.each([
  [["nowhere.json"], 1, "nowhere.json can't be read: ENOENT"],
  [["--fail-on", "harmless"], 2, "Allowed choices are service-affecting, irreversible"],
])("%j ends with %i", async (args, expected, message) => {
  const { status, stderr } = await command(args);
  expect(status).toBe(expected);
  expect(stderr).toContain(message);
});

test("nothing piped is told as wrong usage", async () => {
  const [stdout, stderr] = [new Kept(), new Kept()];
  expect(await run(["review"], { stdout, stderr, env: {} })).toBe(2);
  expect(stderr.text).toContain("pulumi preview --json");
});
