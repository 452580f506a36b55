import type { Json } from "../../provider/api";
import { parseSingle } from "../../provider/api/documents/document";
import { entityNamed } from "../../provider/entities";
import { decode, type Values } from "../../provider/lifecycle";
import { decodeListed } from "../../provider/lifecycle/object/decode";

const required: Record<string, Record<string, Json>> = {
  Customer: { name: "Acme" },
  DidNumber: { number: "12120000001" },
  Gateway: { name: "pbx", host: "sip.example.com" },
  Route: { name: "all" },
  SipAccount: { username: "z4wnypvker" },
  CustomerSession: { uri: "https://example.com/?token=t" },
};

function read(
  name: string,
  attributes: Record<string, Json>,
  rest: Record<string, Json> = {},
  included: Json[] = [],
): Values {
  const { type } = entityNamed(name);
  const document = {
    data: { type, id: "7", attributes: { ...required[name], ...attributes }, ...rest },
    included,
  };
  const { data, included: extra } = parseSingle(document);
  return decode(entityNamed(name), data, extra).values;
}

test("an object of a list that can't be understood is odd, and equals nothing", () => {
  const list = (attributes: Record<string, Json>) => {
    const document = { data: { type: "termination_gateways", id: "7", attributes } };
    return decodeListed(entityNamed("Gateway"), parseSingle(document).data);
  };
  expect(list({ name: "pbx", host: "a" })).toEqual({ id: "7", values: { name: "pbx", host: "a" } });
  expect(list({ name: "pbx", host: null, port: "sip" })).toEqual({
    id: "7",
    values: { name: "pbx", host: null, port: "sip" },
    odd: new Error(
      "The Operator API's answer for termination_gateways 7 is malformed: /data/attributes/host is null.",
    ),
  });
  expect(list({ host: "a" }).values).toEqual({ name: null, host: "a" });
});

describe("each form in which an answer may tell a value", () => {
  test.each<[string, Record<string, Json>, string, unknown]>([
    ["Customer", { capacity_limit: 3 }, "capacityLimit", 3],
    ["Customer", { capacity_limit: "3" }, "capacityLimit", 3],
    ["Customer", { incoming_capacity: 3 }, "capacityLimit", 3],
    ["Customer", { capacity_limit: null }, "capacityLimit", null],
    ["Customer", { capacity_limit: 4, incoming_capacity: 3 }, "capacityLimit", 4],
    ["Customer", { trm_mode: "system" }, "terminationMode", "system"],
    ["Customer", { termination_mode: "system" }, "terminationMode", "system"],
    ["Customer", { trm_mode: "AUTO" }, "terminationMode", "AUTO"],
    ["DidNumber", { number: 12120000001 }, "number", "12120000001"],
    ["DidNumber", { number: "0044" }, "number", "0044"],
    ["DidNumber", { enabled: "false" }, "enabled", false],
    ["DidNumber", { enabled: true }, "enabled", true],
    ["DidNumber", { external_id: 7 }, "externalId", "7"],
    ["DidNumber", { external_id: "9223372036854775807" }, "externalId", "9223372036854775807"],
    ["DidNumber", { external_id: null }, "externalId", null],
    ["Gateway", { port: null }, "port", null],
    ["Gateway", { port: "5070" }, "port", 5070],
    ["Gateway", { src_rewrite_rule: "" }, "srcRewriteRule", null],
    ["Gateway", { operator: "true" }, "operator", true],
    ["Route", { src_prefix: 44 }, "srcPrefix", "44"],
    ["Route", { src_prefix: "" }, "srcPrefix", null],
    [
      "SipAccount",
      { allowed_ips: "0.0.0.0/0,0000:0000:0000:0000:0000:0000:0000:0000/0" },
      "allowedIps",
      ["0.0.0.0/0", "::/0"],
    ],
    ["SipAccount", { allowed_ips: " 127.0.0.1 , 10.1.2.3/8," }, "allowedIps", ["127.0.0.1/32", "10.0.0.0/8"]],
    ["SipAccount", { allowed_ips: ["127.0.0.1"] }, "allowedIps", ["127.0.0.1"]],
    ["SipAccount", { allowed_ips: "" }, "allowedIps", []],
    ["SipAccount", { allowed_ips: null }, "allowedIps", []],
    ["SipAccount", { use_allowed_ips: "true" }, "useAllowedIps", true],
    ["SipAccount", { user_agent: null }, "userAgent", null],
  ])("%s %j: %s", (name, attributes, argument, value) => {
    expect(read(name, attributes)[argument]).toEqual(value);
  });

  test.each<[string, string]>([
    ["Customer", "trm_mode"],
    ["Customer", "language"],
    ["DidNumber", "enabled"],
    ["Gateway", "codecs"],
    ["Gateway", "network_protocol"],
    ["SipAccount", "use_allowed_ips"],
  ])("%s: null for %s, which is never null, says nothing", (name, wire) => {
    expect(Object.values(read(name, { [wire]: null }))).not.toContain(null);
  });

  test("what only the state holds is not read from an answer", () => {
    expect(read("CustomerSession", { triggers: "x" })).not.toHaveProperty("triggers");
  });

  test("what is left out is absent, and what is not known is ignored", () => {
    expect(read("Route", { created_at: "2030-01-01", deep: { er: [] } })).toEqual({ name: "all" });
  });
});

describe("relationships", () => {
  const customer = (value: Json) => ({ relationships: { customer: value } });

  test.each<[string, Record<string, Json>, Json[], unknown]>([
    ["absent", {}, [], undefined],
    ["with nothing", customer({}), [], undefined],
    ["with links only", customer({ links: { related: "https://example.com" } }), [], undefined],
    ["with data", customer({ data: { type: "customers", id: "123" } }), [], "123"],
    ["with a number as id", customer({ data: { type: "customers", id: 123 } }), [], "123"],
    ["with no related object", customer({ data: null }), [], null],
    ["absent, with the object included", {}, [{ type: "customers", id: "123" }], "123"],
    [
      "absent, with several included",
      {},
      [
        { type: "customers", id: "1" },
        { type: "customers", id: "2" },
      ],
      undefined,
    ],
    ["absent, with others included", {}, [{ type: "termination_gateways", id: "1" }], undefined],
    ["that is a list", customer({ data: [{ type: "customers", id: "123" }] }), [], undefined],
  ])("%s", (_form, rest, included, id) => {
    expect(read("DidNumber", {}, rest, included).customer).toBe(id);
  });

  test.each(["gateways", "termination_gateways"])("a route's gateway of the type %s", (type) => {
    expect(read("Route", {}, { relationships: { gateway: { data: { type, id: "g1" } } } }).gateway).toBe(
      "g1",
    );
    expect(read("Route", {}, {}, [{ type, id: "g1" }]).gateway).toBe("g1");
  });
});

describe("a malformed answer is an error that says where", () => {
  test.each<[string, Record<string, Json>, string]>([
    ["Gateway", { host: null }, "host is null"],
    ["Gateway", { port: 5060.5 }, "port has a form that is not known"],
    ["Gateway", { port: "sip" }, "port has a form that is not known"],
    ["Gateway", { codecs: "PCMA" }, "codecs has a form that is not known"],
    ["Gateway", { operator: "maybe" }, "operator has a form that is not known"],
    ["Customer", { capacity_limit: 1e300 }, "capacity_limit has a form that is not known"],
    ["Customer", { incoming_capacity: 0.5 }, "incoming_capacity has a form that is not known"],
    ["DidNumber", { enabled: 1 }, "enabled has a form that is not known"],
    ["DidNumber", { number: {} }, "number has a form that is not known"],
    ["SipAccount", { username: null }, "username is null"],
    ["CustomerSession", { uri: null }, "uri is null"],
  ])("%s %j", (name, attributes, what) => {
    expect(() => read(name, attributes)).toThrow(
      `The Operator API's answer for ${entityNamed(name).type} 7 is malformed: /data/attributes/${what}.`,
    );
  });

  test.each(Object.entries(required))("%s without what it must have", (name, attributes) => {
    const [wire] = Object.keys(attributes);
    const { data } = parseSingle({ data: { type: entityNamed(name).type, id: "7" } });
    expect(() => decode(entityNamed(name), data)).toThrow(
      `The Operator API's answer for ${data.type} 7 is malformed: /data/attributes/${wire} is missing.`,
    );
  });

  test("an id that can't be shown does not break the line", () => {
    const { data } = parseSingle({ data: { type: "customers", id: "a\nb" } });
    expect(() => decode(entityNamed("Customer"), data)).toThrow('answer for customers "a\\nb" is malformed');
  });
});
