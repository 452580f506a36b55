import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { nodeBinFolder, Stack } from "./harness";

const program = (answer: number) => `
const pulumi = require("@pulumi/pulumi");
exports.answer = ${answer};
exports.hidden = pulumi.secret("dark");
exports.greeting = new pulumi.Config("test").get("greeting");
exports.node = process.version;
exports.compiled = require("node:module").getCompileCacheDir?.() !== undefined;
`;

const askNode = (text: string) =>
  execFileSync(join(nodeBinFolder, "node"), ["-p", text], { encoding: "utf8" }).trim();

test("a program runs, and its outputs reach the stack", async () => {
  const stack = new Stack({ program: program(41), config: { "test:greeting": "hello" }, passphrase: true });
  const first = await stack.up();
  expect(first.output).toContain("+ 1 created");

  stack.setProgram(program(42));
  await stack.up();
  expect(await stack.outputs({ showSecrets: true })).toEqual({
    answer: 42,
    hidden: "dark",
    greeting: "hello",
    node: askNode("process.version"),
    // The preload has Node.js keep what it compiled, where it can.
    compiled: askNode('typeof require("node:module").enableCompileCache') === "function",
  });
  expect(stack.checkpoint.text()).not.toContain("dark");
  await stack.preview({ expectNoChanges: true });
});

test("the project's runtime options reach the program", async () => {
  const options = { typescript: false, nodeargs: "--no-deprecation --stack-trace-limit=7" };
  const stack = new Stack({
    program: {
      "Pulumi.yaml": JSON.stringify({ name: "test", runtime: { name: "nodejs", options } }),
      "index.js": "exports.args = process.execArgv;",
    },
  });
  await stack.up();
  expect(await stack.outputs()).toEqual({ args: ["--no-deprecation", "--stack-trace-limit=7"] });
});

// With a stack trace that holds a frame of the SDK, Node.js 20 spends a minute on colouring it.
const failing = 'throw Object.assign(new Error("out of order"), { stack: "Error: out of order" });';

test("a failing run shows what the engine printed", async () => {
  const stack = new Stack({ program: failing });
  const result = await stack.up({ expectFailure: true });
  expect(result.diagnostics).toContainEqual(
    expect.objectContaining({ severity: "error", message: expect.stringContaining("out of order") }),
  );
  await expect(stack.up()).rejects.toThrow(/failed with status \d+ [\s\S]*out of order/);
});

test("a secret in the configuration reaches the program in clear and the file encrypted", async () => {
  const stack = new Stack({
    program:
      'exports.length = new (require("@pulumi/pulumi").Config)("test").requireSecret("key").apply((k) => k.length);',
  });
  await stack.setConfig("test:key", "-five", { secret: true });
  await stack.up();
  expect(await stack.outputs({ showSecrets: true })).toEqual({ length: 5 });
});

test.each([
  ["esm" as const, 'export const answer = (await import("@pulumi/pulumi")).output(42);'],
  [
    "typescript" as const,
    'import * as pulumi from "@pulumi/pulumi";\nexport const answer: pulumi.Output<number> = pulumi.output(42);',
  ],
])("a program in %s runs", async (language, program) => {
  const stack = new Stack({ program, language });
  await stack.up();
  expect(await stack.outputs()).toEqual({ answer: 42 });
});

test("a run that is killed leaves a lock, which can be removed", async () => {
  const stack = new Stack({
    program: 'console.log("here"); module.exports = new Promise(() => setTimeout(() => {}, 60000));',
  });
  const run = stack.start("up");
  await run.waitFor(/here/);
  run.kill();
  await expect(run.result).rejects.toThrow();
  stack.setProgram(program(1));
  expect((await stack.up({ expectFailure: true })).output).toContain("locked");
  await stack.cancel();
  await stack.up();
});
