import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { render, review } from "../../review";
import type { Sandbox } from "../../sandbox";
import { customer, declare, deployed, program, writes } from "./fixtures";
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

test("a run does what was approved and no other thing, secrets included, and nobody reads a secret out of the review", async () => {
  const approved = program(...lines("b.example", "Tr0ub4dor-two"));
  stack.setProgram(approved);
  const { env, text } = await approve();
  expect(text).toMatch(/"secret": "[0-9a-f]{32}"/);
  expect(text).not.toContain("Tr0ub4dor");
  const refused = async () => {
    const args = ["--refresh", "--continue-on-error"];
    return (await stack.up({ args, env, expectFailure: true })).output;
  };

  // Another secret, and another program.
  stack.setProgram(
    program(
      ...lines("b.example", "Tr0ub4dor-other"),
      'new telecom.DidNumber("late", { customer: acme, number: "12125550100" });',
    ),
  );
  const output = await refused();
  expect(output).toContain("lists another value of the secret authorizationPassword");
  expect(output).not.toContain("Tr0ub4dor");
  expect(output).toContain("lists no write of it");
  expect(sandbox.objects("available_did_numbers")).toEqual([]);

  // An account that was changed by hand.
  stack.setProgram(approved);
  const before = { host: "a.example", port: there().port ?? null };
  const { id } = sandbox.objects("termination_gateways")[0]!;
  sandbox.change("termination_gateways", id, { port: 5070, host: "by-hand" });
  expect(await refused()).toContain('lists host "a.example" -> "b.example", and it is "by-hand" now');
  expect(there()).toMatchObject({ host: "by-hand", port: 5070, authorization_password: "Tr0ub4dor-one" });
  sandbox.change("termination_gateways", id, before);
  expect(writes(sandbox)).toEqual([]);

  await stack.up({ args: ["--refresh"], env });
  expect(there()).toMatchObject({ host: "b.example", authorization_password: "Tr0ub4dor-two" });
  expect(await stack.destroy({ env, expectFailure: true })).toMatchObject({
    output: expect.stringContaining("was not deleted, and no request was sent"),
  });
});
