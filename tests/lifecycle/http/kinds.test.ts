import type { Sandbox } from "../../../sandbox";
import { account, Resource, Run } from "./account";

const seeded = () =>
  account({
    seed: {
      customers: [
        { id: "1", attributes: { name: "Acme" } },
        { id: "2", attributes: { name: "Birch" } },
      ],
      available_did_numbers: [
        { id: "n", attributes: { number: "12120000001" }, relationships: { customer: "1" } },
      ],
    },
  });
const pbx = { customer: "1", name: "pbx", host: "pbx.example.net" };

/** The failure of a new resource, at preview or in the run. */
async function told(sandbox: Sandbox, entity: string, args: object, config = {}): Promise<string> {
  const resource = new Resource(new Run(sandbox, config), entity);
  return resource.up({ ...args }).then(
    () => "",
    (error: Error) => error.message,
  );
}

test.each<[string, string, object, object?]>([
  ["missing", "Gateway", { customer: "1", name: "pbx" }],
  ["missing", "SipAccount", { customer: "1" }],
  ["malformed", "Gateway", { ...pbx, port: "5060" }],
  ["not allowed", "Gateway", { ...pbx, host: "pbx.example.net:5060" }],
  ["not allowed", "Gateway", { ...pbx, prot: 5060 }],
  ["different", "DidNumber", { customer: "1", number: "12120000002", __import: "n" }],
  ["gone", "DidNumber", { customer: "1", number: "12120000001", __import: "other" }],
  ["gone", "SipAccount", { customer: "1", username: "nobody" }],
  ["taken", "DidNumber", { customer: "2", number: "12120000001" }],
  ["unauthorized", "Gateway", pbx, { "telecom-center:password": "wrong" }],
  [
    "unreachable",
    "Gateway",
    pbx,
    { "telecom-center:baseUrl": "http://127.0.0.1:1", "telecom-center:maxRetries": "0" },
  ],
])("%s is the kind of a %s with %j", async (kind, entity, args, config = {}) => {
  const message = await told(await seeded(), entity, args, config);
  expect(message.endsWith(` [${kind}]`)).toBe(true);
  expect(message.match(/\[[a-z ]+\]/g)).toHaveLength(1);
});

test("what another resource of the program has is of a kind of its own", async () => {
  const run = new Run(await seeded());
  const args = { customer: "1", number: "12120000009" };
  await new Resource(run, "DidNumber", "one").up(args);
  const [other] = await new Resource(run, "DidNumber", "two").failures(args);
  expect(other).toMatch(/"one".* \[held by another resource\]$/);
});

test("a warning stops nothing, and is told beside failures", async () => {
  const sandbox = await seeded();
  const alone = { ...pbx, authorizationName: null, authorizationPassword: "hush-hush" };
  const run = new Run(sandbox);
  expect(await new Resource(run, "Gateway").failures({ ...alone, port: 0 })).toHaveLength(1);
  expect(run.told).toEqual([
    'warning: Gateway "it": `authorizationPassword` means nothing without `authorizationName`.',
  ]);
  const another = new Run(sandbox);
  await new Resource(another, "Gateway").up(alone);
  expect(sandbox.sizes().termination_gateways).toBe(1);
});
