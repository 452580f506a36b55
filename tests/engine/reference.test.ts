import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Seed } from "../../sandbox";
import { pageNames } from "../../scripts/generate/pages/reference";
import { planned } from "./fixtures";
import type { Stack } from "./harness";

const RECEPTION = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

// Every example of the reference pages, deployed as one program. What each of them shows stands here.
const SHOWN: Record<string, Record<string, unknown>> = {
  Customer: { acmeId: "200100" },
  IncomingTrunk: { birchForwardsTo: expect.stringMatching(/^sip:\{DID\}@.+\..+/) },
  DidNumber: { cedarNumbers: ["12120000101", "12120000102"] },
  Gateway: { dogwoodGateway: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  Route: {},
  ExternalAccount: { firMayCallOut: true },
  SipAccount: { receptionAccount: RECEPTION, receptionPassword: "[secret]" },
  CustomerSession: { groveLogin: "[secret]" },
  AdminSession: { hazelSupportLogin: "[secret]" },
  getCustomers: { largestCustomers: expect.arrayContaining(["Oak (1000001): 12"]), oneCustomer: "Oak" },
  getIncomingTrunks: { trunkDomains: [expect.stringMatching(/\./)] },
  getDidNumbers: { disabledNumbers: ["12120009999 of Oak"] },
  getGateways: { gatewayHosts: ["PBX: pbx.oak.example"] },
  getRoutes: { routing: ["44 leaves over pbx.oak.example"] },
  getExternalAccounts: { accountsWithoutNumber: ["oak-sim"] },
  getSipAccounts: { openAccounts: expect.arrayContaining(["lobby"]) },
  getTerminationCdrs: { secondsTalked: 90 },
  getIncomingTrunkCdrs: { missedCalls: ["2026-01-31T10:00:00Z: 441170000001 called 12120009999"] },
};

const relationships = { customer: "1000001" };
const gateway = "9f2504e0-4f89-41d3-9a0c-0305e82c3309";
const seed: Seed = {
  customers: [{ id: "1000001", attributes: { name: "Oak", capacity_limit: 12 } }],
  incoming_trunks: [{ attributes: { name: "Main" }, relationships }],
  available_did_numbers: [{ attributes: { number: "12120009999", enabled: false }, relationships }],
  termination_gateways: [
    { id: gateway, attributes: { name: "PBX", host: "pbx.oak.example" }, relationships },
  ],
  termination_routes: [
    { attributes: { name: "UK", dst_prefix: "44" }, relationships: { ...relationships, gateway } },
  ],
  external_account_routes: [{ id: "oak-sim", relationships }],
  sip_device_routes: [
    { id: RECEPTION, attributes: { username: "reception", password: "sip-secret" }, relationships },
    { attributes: { username: "lobby", use_allowed_ips: false }, relationships },
  ],
  termination_cdrs: ["2026-01-30 23:59:59", "2026-01-31 00:00:00", "2026-01-31 23:00:00"].map((start, n) => ({
    attributes: { time_start: start, duration: 30 + 10 * n },
    relationships,
  })),
  incoming_trunk_cdrs: ["true", "false"].map((success) => ({
    attributes: {
      time_start: "2026-01-31 10:00:00",
      src_number: "441170000001",
      did_number: "12120009999",
      success,
    },
    relationships,
  })),
};

// Type-checked by the unit tests: here only compiled, which takes a moment instead of seconds.
function compiled(name: string): string {
  const source = readFileSync(join(__dirname, "..", "..", "examples", "reference", `${name}.ts`), "utf8");
  return ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText;
}

const program = {
  "index.js": `module.exports = Object.assign({}, ${pageNames.map((name) => `require("./${name}.js")`).join(", ")});`,
  ...Object.fromEntries(pageNames.map((name) => [`${name}.js`, compiled(name)])),
};

let stack: Stack;

beforeAll(async () => {
  const deployment = await planned([], { seed });
  stack = deployment.stack;
  stack.setProgram(program);
  await stack.setConfig("carrierPassword", "carrier-secret", { secret: true });
  await stack.up();
});

test("every page has its example here", () => {
  expect(Object.keys(SHOWN).sort()).toEqual([...pageNames].sort());
});

test("each example shows what it says", async () => {
  expect(await stack.outputs()).toEqual(Object.assign({}, ...Object.values(SHOWN)));
});

test("a preview of the examples finds nothing to do", async () => {
  await stack.preview({ expectNoChanges: true });
});
