import { customer, declare, planned, traffic } from "./fixtures";
import type { Stack } from "./harness";

const LINES = [
  customer("acme"),
  declare(
    "Gateway",
    "gateway",
    '{ customer: acme, name: "Carrier", host: "sip.example.com", authorizationPassword: "hush-hush" }',
  ),
  declare("Route", "route", '{ customer: acme, gateway, name: "World" }'),
];
const ESM = ['import * as telecom from "pulumi-telecom-center";', ...LINES, "export const id = acme.id;"];
const TYPESCRIPT = [
  'import * as pulumi from "@pulumi/pulumi";',
  'import * as telecom from "pulumi-telecom-center";',
  ...LINES,
  'const args: telecom.RouteArgs = { customer: acme, gateway: gateway.id, name: pulumi.concat("To ", route.name) };',
  'new telecom.Route("typed", args);',
  "export const id: pulumi.Output<string> = acme.customerId;",
];

/** What a program of each kind has to do. For TypeScript the examples show that a second run has nothing to do, for CommonJS most tests. */
async function live(stack: Stack, again = false): Promise<void> {
  await stack.up();
  expect(stack.checkpoint.text()).not.toContain("hush-hush");
  expect(stack.checkpoint.outputs()).toEqual({ id: stack.resource("acme").id });
  if (again) await stack.preview({ refresh: true, expectNoChanges: true });
  await stack.destroy();
  expect(stack.resources()).toEqual([]);
}

test("a program in CommonJS", async () => {
  const { sandbox, stack } = await planned([...LINES, "exports.id = acme.id;"]);
  await live(stack);
  expect(traffic(sandbox)).toMatchObject({ POST: 3, DELETE: 1 });
});

test("a program in ES modules", async () => {
  const { sandbox, stack } = await planned([], { language: "esm" });
  stack.setProgram(ESM.join("\n"));
  await live(stack, true);
  expect(traffic(sandbox)).toMatchObject({ POST: 3, DELETE: 1 });
});

test("a program in TypeScript", async () => {
  const { sandbox, stack } = await planned([], { language: "typescript" });
  stack.setProgram(TYPESCRIPT.join("\n"));
  await live(stack);
  expect(traffic(sandbox)).toMatchObject({ POST: 4, DELETE: 1 });
});
