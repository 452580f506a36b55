import { entities, entityNamed } from "../../provider/entities";
import { compare, encode, type Values } from "../../provider/lifecycle";
import { withDefaults } from "../../provider/lifecycle/deciding/diff";
import { declaredIn } from "../../provider/lifecycle/object/outputs";
import { applied, checked, refreshed } from "./state";

const required: Record<string, Values> = {
  Customer: { customerId: "7", name: "Acme" },
  IncomingTrunk: { customer: "1" },
  DidNumber: { customer: "1", number: "12120000001" },
  Gateway: { customer: "1", name: "pbx", host: "sip.example.com" },
  Route: { customer: "1", gateway: "2", name: "all" },
  ExternalAccount: { customer: "1", externalAccountId: "111444AA44" },
  SipAccount: { customer: "1", username: "z4wnypvker" },
};

// Class, argument, a declared value, and the documented default in the state and on the wire.
const goesBack: [string, string, unknown, unknown, object][] = [
  ["Customer", "language", "LV", "EN", { attributes: { language: "EN" } }],
  ["Customer", "capacityLimit", 10, null, { attributes: { capacity_limit: null } }],
  ["Customer", "sipAccountLimit", 5, null, { attributes: { sip_account_limit: null } }],
  ["IncomingTrunk", "name", "main", null, { attributes: { name: null } }],
  ["IncomingTrunk", "transportProtocol", "TCP", "UDP", { attributes: { transport_protocol: "UDP" } }],
  [
    "IncomingTrunk",
    "destinationField",
    "TO_USERPART",
    "RURI_USERPART",
    { attributes: { destination_field: "RURI_USERPART" } },
  ],
  ["DidNumber", "enabled", false, true, { attributes: { enabled: true } }],
  ["Gateway", "port", 5070, 5060, { attributes: { port: 5060 } }],
  ["Gateway", "srcRewriteRule", "^0", null, { attributes: { src_rewrite_rule: null } }],
  ["Gateway", "srcRewriteResult", "44", null, { attributes: { src_rewrite_result: null } }],
  ["Gateway", "dstRewriteRule", "^0", null, { attributes: { dst_rewrite_rule: null } }],
  ["Gateway", "dstRewriteResult", "44", null, { attributes: { dst_rewrite_result: null } }],
  ["Gateway", "authorizationName", "ann", null, { attributes: { authorization_name: null } }],
  ["Gateway", "authorizationPassword", "s3cret", null, { attributes: { authorization_password: null } }],
  ["Gateway", "networkProtocol", "Dualstack", "IPv4_only", { attributes: { network_protocol: "IPv4_only" } }],
  ["Route", "srcPrefix", "44", null, { attributes: { src_prefix: null } }],
  ["Route", "dstPrefix", "0044", null, { attributes: { dst_prefix: null } }],
  ["Route", "srcRewriteRule", "^0", null, { attributes: { src_rewrite_rule: null } }],
  ["Route", "srcRewriteResult", "44", null, { attributes: { src_rewrite_result: null } }],
  ["Route", "dstRewriteRule", "^0", null, { attributes: { dst_rewrite_rule: null } }],
  ["Route", "dstRewriteResult", "44", null, { attributes: { dst_rewrite_result: null } }],
  ["ExternalAccount", "didNumber", "d1", null, { relationships: { available_did_number: { data: null } } }],
];

const keeps: [string, string, unknown][] = [
  ["Customer", "terminationMode", "customer"],
  ["IncomingTrunk", "codecs", ["PCMA"]],
  ["DidNumber", "externalId", "9223372036854775807"],
  ["Gateway", "codecs", ["PCMA"]],
  ["SipAccount", "useAllowedIps", true],
  ["SipAccount", "allowedIps", ["192.0.2.0/24"]],
];

describe.each(goesBack)("%s.%s, declared and then removed", (name, argument, value, preset, body) => {
  const entity = entityNamed(name);
  const before = applied(name, { ...required[name], [argument]: value });
  const after = applied(name, required[name]!, before);

  test("goes back to the documented default", () => {
    expect(compare(entity, before.outputs, after.inputs)).toMatchObject({
      changed: [argument],
      replaces: [],
    });
    const written = withDefaults(entity, [argument], after.inputs);
    expect(encode(entity, [argument], written, { terminationModeAttribute: "trm_mode" })).toEqual(body);
    expect(after.outputs[argument]).toBe(preset);
  });

  test("does so once, and is unmanaged from then on", () => {
    const next = checked(name, after.inputs, required[name]!);
    expect(next).not.toHaveProperty(argument);
    expect(compare(entity, after.outputs, next)).toMatchObject({ changed: [], released: [] });
  });

  test("is left alone when it is changed elsewhere later", () => {
    const found = refreshed(name, after, { [argument]: value });
    expect(found.inputs).not.toHaveProperty(argument);
    const next = checked(name, found.inputs, required[name]!);
    expect(compare(entity, found.outputs, next)).toMatchObject({ changed: [] });
  });
});

describe.each(keeps)(
  "%s.%s, which has no documented default, declared and then removed",
  (name, argument, value) => {
    const entity = entityNamed(name);
    const before = applied(name, { ...required[name], [argument]: value });

    test("keeps its value and is no longer managed", () => {
      const next = checked(name, before.inputs, required[name]!);
      expect(next).not.toHaveProperty(argument);
      expect(compare(entity, before.outputs, next)).toMatchObject({ changed: [] });
      const after = applied(name, required[name]!, before);
      expect(after.outputs[argument]).toEqual(value);
      expect(declaredIn(after.outputs)).not.toContain(argument);
    });
  },
);

test("every argument that can be left out is in one of the two tables", () => {
  const listed = [
    ...goesBack.map(([name, argument]) => `${name}.${argument}`),
    ...keeps.map((row) => `${row[0]}.${row[1]}`),
  ];
  const optional = entities.flatMap((entity) => [
    ...Object.keys(entity.attributes)
      .filter((name) => {
        const attribute = entity.attributes[name]!;
        return !attribute.readOnly && !attribute.required && !attribute.local;
      })
      .map((name) => `${entity.name}.${name}`),
    ...Object.keys(entity.relationships)
      .filter((name) => !entity.relationships[name]!.required)
      .map((name) => `${entity.name}.${name}`),
  ]);
  expect(listed.sort()).toEqual(optional.sort());
});

test("an argument that is at its default already is released without a request", () => {
  const before = applied("DidNumber", { ...required.DidNumber, enabled: true });
  const next = checked("DidNumber", before.inputs, required.DidNumber!);
  const difference = compare(entityNamed("DidNumber"), before.outputs, next);
  expect(difference).toMatchObject({ changed: [], released: ["enabled"] });
  const after = applied("DidNumber", required.DidNumber!, before);
  expect(compare(entityNamed("DidNumber"), after.outputs, next).released).toEqual([]);
});

test("an argument that was never declared is not managed, whatever the account shows", () => {
  const state = applied("Customer", required.Customer!, undefined, { language: "RU", capacityLimit: 3 });
  expect(state.outputs).toMatchObject({ language: "RU", capacityLimit: 3 });
  const found = refreshed("Customer", state, { language: "LT", capacityLimit: null });
  expect(found.outputs.language).toBe("LT");
  expect(
    compare(entityNamed("Customer"), found.outputs, checked("Customer", found.inputs, required.Customer!)),
  ).toMatchObject({ changed: [] });
});

test("a session's triggers that are removed make no new session", () => {
  const before = applied("CustomerSession", { customer: "1", triggers: [1] });
  const next = checked("CustomerSession", before.inputs, { customer: "1" });
  expect(compare(entityNamed("CustomerSession"), before.outputs, next).changed).toEqual([]);
});
