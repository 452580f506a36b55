import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PolicyResource } from "@pulumi/policy";
import { callTests } from "../../../policies/callTests";
import { resource } from "./support";

const folder = mkdtempSync(join(tmpdir(), "telecom-center-call-tests-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const acme = resource("Customer", "acme", { name: "Acme", customerId: "1" });
const pbx = resource("Gateway", "pbx", { name: "london", customer: "1", host: "a" });
const uk = resource("Route", "uk", { name: "uk", customer: acme, gateway: pbx, dstPrefix: "44" });

async function said(
  text: string,
  resources: PolicyResource[],
  file = join(folder, "calls.yaml"),
): Promise<string[]> {
  writeFileSync(join(folder, "calls.yaml"), text);
  const found: string[] = [];
  const args = { resources, getConfig: () => ({ file }) } as never;
  await callTests.validateStack(args, (message) => found.push(message));
  return found;
}

const test44 = "- { customer: Acme, to: 4420, expect: { gateway: london, route: uk } }\n";

test("a call that goes where it should is no violation, also while the gateway is still to be made", async () => {
  expect(await said(test44, [acme, pbx, uk])).toEqual([]);
});

test("one that would fail is, with the reason", async () => {
  const [message, ...more] = await said(test44, [acme, pbx]);
  expect(more).toEqual([]);
  expect(message).toContain("A call of Acme to 4420 is not as expected");
  expect(message).toContain("no route matches, so the call fails");
});

test("routes that are not known yet, and customers that the stack does not hold, violate nothing", async () => {
  const open = resource("Route", "open", { name: "open", customer: acme, gateway: pbx, dstPrefix: acme });
  expect(await said(test44, [acme, pbx, open])).toEqual([]);
  expect(await said(test44, [pbx])).toEqual([]);
});

test("a wrong file is a violation with line and column; without a file nothing is tested", async () => {
  expect(await said("- {}\n", [acme])).toEqual([
    expect.stringMatching(/calls\.yaml:1:3: a call needs `customer`/),
  ]);
  expect(await said("", [acme], join(folder, "none.yaml"))).toEqual([
    expect.stringContaining("no such file"),
  ]);
  const none: string[] = [];
  await callTests.validateStack({ resources: [], getConfig: () => ({}) } as never, (message) =>
    none.push(message),
  );
  expect(none).toEqual([]);
});
