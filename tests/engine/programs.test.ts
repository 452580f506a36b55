import { readFileSync } from "node:fs";
import { join } from "node:path";
import { account, customer, declare, program, writes } from "./fixtures";
import { baseFolderWith, Stack, testSetup } from "./harness";

const TRUNK = declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }');

/** A component that gets its customer as an output, a promise or an id. */
const COMPONENT = [
  customer("acme"),
  `class Office extends pulumi.ComponentResource {
    constructor(name, args) {
      super("test:index:Office", name);
      const opts = { parent: this };
      this.trunk = new telecom.IncomingTrunk(name + "-trunk", { customer: args.customer }, opts);
      this.did = new telecom.DidNumber(name + "-did", { customer: args.customer, number: args.number }, opts);
    }
  }`,
  'new Office("output", { customer: pulumi.output(acme), number: "12120000001" });',
  'new Office("promise", { customer: Promise.resolve(acme), number: Promise.resolve("12120000002") });',
  'new Office("id", { customer: acme.id, number: pulumi.output("12120000003") });',
];

test("a component that gets its customer as an output or a promise, in a main file in a folder of its own", async () => {
  const sandbox = await account();
  const stack = new Stack({
    program: {
      "Pulumi.yaml": "name: test\nruntime: nodejs\nmain: infra/\n",
      "infra/package.json": '{ "name": "infra", "private": true, "main": "index.js" }',
      "infra/index.js": program(...COMPONENT),
    },
    sandbox,
    // All others have the preload; it has to be nobody's need.
    env: { NODE_OPTIONS: undefined },
  });
  await stack.up();
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 3, available_did_numbers: 3 });
  const owners = sandbox.objects("available_did_numbers").map(({ relationships }) => relationships.customer);
  expect(new Set(owners)).toEqual(new Set([stack.resource("acme").id]));
  await stack.preview({ refresh: true, expectNoChanges: true });
  await stack.destroy();
  expect(Object.values(sandbox.sizes()).every((size) => size === 0)).toBe(true);
  expect(writes(sandbox).filter((write) => write.startsWith("DELETE /customers"))).toHaveLength(1);
});

test("a program whose packages pnpm installed", async () => {
  const { dependencies } = JSON.parse(readFileSync(join(testSetup().baseFolder, "package.json"), "utf8"));
  const baseFolder = await baseFolderWith(dependencies["@pulumi/pulumi"], "pnpm");
  const sandbox = await account();
  const stack = new Stack({ program: program(customer("acme"), TRUNK), sandbox, baseFolder });
  await stack.up();
  await stack.preview({ refresh: true, expectNoChanges: true });
  await stack.destroy();
  expect(Object.values(sandbox.sizes()).every((size) => size === 0)).toBe(true);
});
