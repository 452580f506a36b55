import { cpSync } from "node:fs";
import { delimiter, join } from "node:path";
import { policies } from "../../policies";
import { customer, declare, planned } from "./fixtures";
import type { RunResult, Stack } from "./harness";

const root = join(__dirname, "..", "..");

const LIMITS = "capacityLimit: 10, sipAccountLimit: 10";
const WELL = [
  customer("acme", `{ name: "Acme", ${LIMITS} }`),
  customer("birch", `{ name: "Birch", ${LIMITS} }`),
  declare("DidNumber", "number", '{ customer: acme, number: "12125550100" }'),
  declare(
    "Gateway",
    "gateway",
    '{ customer: acme, name: "PBX", host: "pbx.example.net", authorizationName: "a", authorizationPassword: "hush-hush" }',
  ),
  declare("Route", "uk", '{ customer: acme, gateway, name: "UK", dstPrefix: "44" }'),
  declare("ExternalAccount", "sim", "{ customer: acme, didNumber: number }"),
];

// A line for each policy that breaks it, the resource that is named, and words of the message.
const VIOLATIONS: Record<string, [line: string, resource: string, words: string]> = {
  "sip-account-networks": [
    'new telecom.SipAccount("desk", { customer: "1000009", username: "desk", useAllowedIps: true, allowedIps: ["0.0.0.0/0"] });',
    "desk",
    "as good as the whole Internet",
  ],
  "customer-limits": [
    customer("cedar", '{ name: "Cedar", sipAccountLimit: 5 }'),
    "cedar",
    "capacityLimit is not set",
  ],
  "number-e164": [
    declare("DidNumber", "local", '{ customer: acme, number: "02079460000" }'),
    "local",
    "Write the country code first",
  ],
  "route-prefixes": [
    declare("Route", "again", '{ customer: acme, gateway, name: "UK again", dstPrefix: 44 }'),
    "uk",
    'Routes "again" and "uk" of acme both have',
  ],
  "rewrite-rules": [
    declare(
      "Route",
      "fr",
      '{ customer: acme, gateway, name: "FR", dstPrefix: "33", dstRewriteRule: "^00", dstRewriteResult: "1" }',
    ),
    "fr",
    'never matches a destination number that starts with dstPrefix "33"',
  ],
  "gateway-authentication": [
    declare("Gateway", "open", '{ customer: acme, name: "Open", host: "203.0.113.9" }'),
    "open",
    "is a public host",
  ],
  "customer-boundaries": [
    declare("Route", "strayed", '{ customer: birch, gateway, name: "Strayed" }'),
    "strayed",
    'belongs to birch, but its gateway "gateway" to acme',
  ],
};

/** A stack that is run with the example's pack, which lies in a folder beside the program's own. */
async function guarded(lines: readonly string[]) {
  const relationships = { customer: "1000009" };
  const seed = {
    customers: [{ id: "1000009", attributes: { name: "Oak" } }],
    sip_device_routes: [{ attributes: { username: "desk" }, relationships }],
  };
  const deployment = await planned(lines, { seed });
  const pack = join(deployment.stack.folder, "..", "policies");
  cpSync(join(root, "examples", "policies"), pack, { recursive: true });
  return { ...deployment, options: options(deployment.stack, pack) };
}

function options(stack: Stack, pack: string) {
  // Releases of the engine bring it along; one that was built from modules before may lack it.
  const PATH = [stack.env.PATH, join(root, "scripts", "engine", "policy-analyzer")].join(delimiter);
  return { args: ["--policy-pack", pack, "--policy-pack-config", join(pack, "config.json")], env: { PATH } };
}

/** The policies of which the run says that they are violated. */
const violated = ({ output }: RunResult) =>
  policies()
    .map(({ name }) => name)
    .filter((name) => new RegExp(`\\[(advisory|mandatory)\\].*\\b${name}\\b`).test(output));

test("a sound stack is deployed with nothing said", async () => {
  const { stack, options } = await guarded(WELL);
  const result = await stack.up(options);
  expect(violated(result)).toEqual([]);
  expect(result.output).not.toContain("can't run policy");
  expect(result.output).not.toContain("hush-hush");
  expect(violated(await stack.preview({ ...options, expectNoChanges: true }))).toEqual([]);
});

test("each policy is violated once, and says how to mend it, before anything is made", async () => {
  const lines = [...WELL, ...Object.values(VIOLATIONS).map(([line]) => line)];
  const { sandbox, stack, options } = await guarded(lines);
  const result = await stack.preview({ ...options, expectFailure: true });
  expect(violated(result).sort()).toEqual(Object.keys(VIOLATIONS).sort());
  for (const [, resource, words] of Object.values(VIOLATIONS)) {
    expect(result.output).toContain(words);
    expect(result.output).toMatch(new RegExp(`: ${resource}\\)`));
  }
  expect(sandbox.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});
