import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { render, review } from "../../review";
import type { Sandbox } from "../../sandbox";
import { customer, declare, deployed, program } from "./fixtures";
import type { Stack } from "./harness";

const gateway = (host: string, password: string) =>
  declare(
    "Gateway",
    "gateway",
    `{ customer: acme, name: "Carrier", host: "${host}", authorizationName: "acme", authorizationPassword: "${password}" }`,
  );
const lines = (host: string, password: string) => [customer("acme"), gateway(host, password)];

let sandbox: Sandbox;
let stack: Stack;
beforeAll(async () => {
  ({ sandbox, stack } = await deployed(lines("a.example", "Tr0ub4dor-one")));
});

const there = () => sandbox.objects("termination_gateways")[0]!.attributes;

/** Reviews what the program would do, and lets a run do that alone. */
async function approve(): Promise<{ env: NodeJS.ProcessEnv; text: string }> {
  const { stdout } = await stack.cli(["preview", "--json", "--refresh", "--show-sames"]);
  const path = join(stack.folder, "approved.json");
  const text = render(review([{ name: "preview", text: stdout }]), "json");
  writeFileSync(path, text);
  return { env: { TELECOM_CENTER_APPROVED: path }, text };
}

test("a run does what was approved, secrets included, and nobody reads a secret out of the review", async () => {
  stack.setProgram(program(...lines("b.example", "Tr0ub4dor-two")));
  const { env, text } = await approve();
  expect(text).toMatch(/"secret": "[0-9a-f]{32}"/);
  expect(text).not.toContain("Tr0ub4dor");
  await stack.up({ args: ["--refresh"], env });
  expect(there()).toMatchObject({ host: "b.example", authorization_password: "Tr0ub4dor-two" });
});

test("another secret, another program, and an account that was changed by hand are refused, and nothing else is written", async () => {
  stack.setProgram(program(...lines("c.example", "Tr0ub4dor-three")));
  const { env } = await approve();
  const refused = async () => (await stack.up({ args: ["--refresh"], env, expectFailure: true })).output;

  stack.setProgram(program(...lines("c.example", "Tr0ub4dor-other")));
  const output = await refused();
  expect(output).toContain("lists another value of the secret authorizationPassword");
  expect(output).not.toContain("Tr0ub4dor");

  stack.setProgram(
    program(
      ...lines("b.example", "Tr0ub4dor-two"),
      'new telecom.DidNumber("late", { customer: acme, number: "12125550100" });',
    ),
  );
  expect(await refused()).toContain("lists no write of it");
  expect(sandbox.objects("available_did_numbers")).toEqual([]);

  stack.setProgram(program(...lines("c.example", "Tr0ub4dor-three")));
  sandbox.change("termination_gateways", sandbox.objects("termination_gateways")[0]!.id, {
    port: 5070,
    host: "by-hand",
  });
  expect(await refused()).toContain('lists host "b.example" -> "c.example", and it is "by-hand" now');
  expect(there()).toMatchObject({ host: "by-hand", port: 5070, authorization_password: "Tr0ub4dor-two" });
  expect(await stack.destroy({ env, expectFailure: true })).toMatchObject({
    output: expect.stringContaining("was not deleted, and no request was sent"),
  });
});
