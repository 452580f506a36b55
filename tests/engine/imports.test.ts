import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { populate, type Sandbox } from "../../sandbox";
import { EVERY_CLASS } from "../population";
import { account, traffic, writes } from "./fixtures";
import { Stack } from "./harness";
import { startCommand } from "./support/command";
import { pluginProject } from "./support/pluginProject";

// Four runs of the engine on some fifty objects.
jest.setTimeout(300_000);

const PASSWORDS = ["dark secret", "hush"];

/** What `pulumi package add` makes for Node.js, as far as a program needs it: a class for each token. */
const SDK = `const pulumi = require("@pulumi/pulumi");
module.exports = new Proxy({}, { get: (_, name) =>
  class extends pulumi.CustomResource { constructor(...args) { super("telecom-center:index:" + name, ...args); } } });
`;

/**
 * The program that `pulumi import` prints: each object with the inputs that its read gave. (The language host that can be
 * had as a Go module prints none.)
 */
const printedFor = (stack: Stack) =>
  stack
    .resources()
    .map(({ urn, inputs }) => {
      const [, , type, name] = urn.split("::");
      const given = Object.entries(inputs ?? {}).filter(([argument]) => !argument.startsWith("__"));
      const args = JSON.stringify(Object.fromEntries(given));
      return `new sdk.${type!.split(":").at(-1)}(${JSON.stringify(name)}, ${args}, { protect: true });`;
    })
    .join("\n");

const ids = (sandbox: Sandbox) =>
  Object.keys(sandbox.sizes())
    .flatMap((type) => sandbox.objects(type).map(({ id }) => id))
    .sort();

test("fifty objects of all classes are imported in bulk, and a program with what was read changes nothing", async () => {
  const seed = populate({
    customers: 7,
    ...EVERY_CLASS,
  });
  const [gateway] = seed.termination_gateways as { attributes: Record<string, unknown> }[];
  Object.assign(gateway!.attributes, { authorization_name: "acme", authorization_password: PASSWORDS[0] });
  for (const phone of seed.sip_device_routes as { attributes: Record<string, unknown> }[])
    phone.attributes.password = PASSWORDS[1];
  const sandbox = await account({ seed });
  expect(ids(sandbox)).toHaveLength(56);

  const stack = new Stack({ program: { ...pluginProject(), "index.js": "" }, sandbox });
  const exported = await startCommand(stack, ["export", "--bulk", "import.json"]).finished;
  expect(exported.stderr + exported.stdout).not.toMatch(/dark secret|hush/);
  expect(exported.code).toBe(0);
  expect(JSON.parse(readFileSync(join(stack.folder, "import.json"), "utf8")).resources).toHaveLength(56);

  sandbox.resetRequests();
  await stack.cli(["import", "--file", "import.json", "--yes", "--skip-preview", "--generate-code=false"]);
  expect(writes(sandbox)).toEqual([]);
  expect(
    stack
      .resources()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids(sandbox));
  const printed = printedFor(stack);
  for (const password of PASSWORDS) {
    expect(printed).not.toContain(password);
    expect(stack.checkpoint.text()).not.toContain(password);
  }

  writeFileSync(join(stack.folder, "sdk.js"), SDK);
  stack.setProgram({ ...pluginProject(), "index.js": `const sdk = require("./sdk");\n${printed}` });
  sandbox.resetRequests();
  await stack.preview({ expectNoChanges: true });
  expect(traffic(sandbox)).toEqual({});
  await stack.preview({ refresh: true, expectNoChanges: true });
  expect((await stack.up()).changes).toEqual({ same: 56 });
  expect(writes(sandbox)).toEqual([]);
});
