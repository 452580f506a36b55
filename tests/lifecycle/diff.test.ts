import { entities, entityNamed } from "../../provider/entities";
import { compare, UNKNOWN, type Values } from "../../provider/lifecycle";
import { applied, checked } from "./state";
import { urnOf } from "./urns";

/** What changes when a program that declared one thing declares another. */
function difference(name: string, before: Values, after: Values, shown: Values = {}) {
  const state = applied(name, before, undefined, shown);
  return compare(entityNamed(name), state.outputs, checked(name, state.inputs, after));
}

const own = { __urn: urnOf("ExternalAccount") };
const gateway = { customer: "1", name: "pbx", host: "sip.example.com" };
const trunk = { customer: "1" };
const route = { customer: "1", gateway: "g1", name: "all" };
const number = { customer: "1", number: "12120000001" };
const account = { customer: "1", externalAccountId: "111444AA44" };
const phone = { customer: "1", username: "z4wnypvker" };
const customer = { customerId: "7", name: "Acme" };

describe("a change in place", () => {
  test.each<[string, Values, string, unknown, unknown]>([
    ["Customer", customer, "name", "Acme", "Acme Ltd"],
    ["Customer", customer, "language", "EN", "LV"],
    ["Customer", customer, "capacityLimit", 10, null],
    ["Customer", customer, "sipAccountLimit", null, 5],
    ["Customer", customer, "terminationMode", "operator", "customer"],
    ["IncomingTrunk", trunk, "name", "a", "b"],
    ["IncomingTrunk", trunk, "transportProtocol", "UDP", "TCP"],
    ["IncomingTrunk", trunk, "codecs", ["PCMA", "PCMU"], ["PCMU", "PCMA"]],
    ["IncomingTrunk", trunk, "codecs", ["PCMA", "telephone-event"], ["PCMA"]],
    ["IncomingTrunk", trunk, "destinationField", "RURI_USERPART", "TO_USERPART"],
    ["DidNumber", number, "number", "12120000001", "12129999999"],
    ["DidNumber", number, "enabled", true, false],
    ["DidNumber", number, "externalId", "9007199254740993", "9007199254740992"],
    ["Gateway", gateway, "host", "a.example.com", "b.example.com"],
    ["Gateway", gateway, "port", 5060, 5061],
    ["Gateway", gateway, "port", null, 5061],
    ["Gateway", gateway, "authorizationName", null, "ann"],
    ["Gateway", gateway, "authorizationPassword", "old", "new"],
    ["Gateway", gateway, "networkProtocol", "IPv4_only", "Dualstack"],
    ["Route", route, "gateway", "g1", "g2"],
    ["Route", route, "srcPrefix", "44", "0044"],
    ["Route", route, "dstPrefix", "", "44"],
    ["Route", route, "dstRewriteRule", null, "^0"],
    ["ExternalAccount", account, "didNumber", "d1", "d2"],
    ["ExternalAccount", account, "didNumber", "d1", null],
    ["SipAccount", phone, "useAllowedIps", true, false],
    ["SipAccount", phone, "allowedIps", ["192.0.2.0/24"], ["192.0.2.0/25"]],
    ["SipAccount", phone, "allowedIps", ["192.0.2.0/24"], ["192.0.2.0/24", "::/0"]],
  ])("%s %j: %s from %j to %j", (name, args, argument, before, after) => {
    expect(difference(name, { ...args, [argument]: before }, { ...args, [argument]: after })).toEqual({
      changed: [argument],
      replaces: [],
      released: [],
      deleteBeforeReplace: false,
    });
  });
});

describe("no change", () => {
  test.each<[string, Values, string, unknown, unknown]>([
    ["Customer", customer, "customerId", "7", 7],
    ["IncomingTrunk", trunk, "codecs", ["telephone-event"], ["telephone-event/8000"]],
    ["IncomingTrunk", trunk, "name", "", null],
    ["DidNumber", number, "number", "12120000001", 12120000001],
    ["DidNumber", number, "externalId", 7, "0007"],
    ["Gateway", gateway, "port", null, 5060],
    ["Gateway", gateway, "customer", "1", 1],
    ["Gateway", gateway, "srcRewriteRule", null, ""],
    ["Route", route, "srcPrefix", "", null],
    ["Route", route, "dstPrefix", 44, "44"],
    ["SipAccount", phone, "allowedIps", ["127.0.0.1", "::/0"], ["0:0:0:0:0:0:0:0/0", "127.0.0.1/32"]],
    ["SipAccount", phone, "allowedIps", ["10.1.2.3/8"], ["10.0.0.0/8", "10.9.9.9/8"]],
  ])("%s %j: %s from %j to %j", (name, args, argument, before, after) => {
    const { changed } = difference(name, { ...args, [argument]: before }, { ...args, [argument]: after });
    expect(changed).toEqual([]);
  });

  test("a phone that is declared by its id in place of its user name", () => {
    const { changed } = difference("SipAccount", phone, {
      customer: "1",
      sipAccountId: "7d952482",
    });
    expect({ changed }).toEqual({ changed: [] });
  });
});

describe("a change that the API can't make in place replaces", () => {
  const owned = entities.filter((entity) => entity.relationships.customer);
  const args: Record<string, Values> = {
    IncomingTrunk: trunk,
    DidNumber: number,
    Gateway: gateway,
    Route: route,
    ExternalAccount: account,
    SipAccount: phone,
    CustomerSession: { customer: "1" },
    AdminSession: { customer: "1" },
  };

  test.each(owned.map(({ name }) => name))("%s: another customer", (name) => {
    const { changed, replaces } = difference(name, args[name]!, { ...args[name], customer: "2" });
    expect({ changed, replaces }).toEqual({ changed: ["customer"], replaces: ["customer"] });
  });

  test.each(owned.map(({ name }) => name))("%s: a customer that is not known yet", (name) => {
    expect(difference(name, args[name]!, { ...args[name], customer: UNKNOWN }).replaces).toEqual([
      "customer",
    ]);
  });

  test.each<[string, Values, Values, string]>([
    ["Customer", customer, { ...customer, customerId: "8" }, "customerId"],
    ["ExternalAccount", account, { ...account, externalAccountId: "other" }, "externalAccountId"],
    ["SipAccount", phone, { ...phone, username: "other" }, "username"],
    ["SipAccount", phone, { customer: "1", sipAccountId: "other" }, "sipAccountId"],
    ["CustomerSession", { customer: "1", triggers: 1 }, { customer: "1", triggers: 2 }, "triggers"],
    [
      "AdminSession",
      { customer: "1", triggers: { a: [1] } },
      { customer: "1", triggers: { a: [2] } },
      "triggers",
    ],
    ["AdminSession", { customer: "1", triggers: "x" }, { customer: "1", triggers: [UNKNOWN] }, "triggers"],
  ])("%s %j to %j", (name, before, after, argument) => {
    expect(difference(name, before, after).replaces).toEqual([argument]);
  });

  test("a customer's name, language and mode never do", () => {
    const changes = { name: "B", language: "RU", terminationMode: "system" };
    const { changed, replaces } = difference("Customer", customer, { ...customer, ...changes });
    expect({ changed, replaces }).toEqual({ changed: Object.keys(changes), replaces: [] });
  });
});

describe("a replacement deletes first where the new object would collide with the old one", () => {
  test.each<[string, string, Values, Values, boolean]>([
    ["DidNumber", "keeps its number", number, { ...number, customer: "2" }, true],
    [
      "DidNumber",
      "changes its number too",
      number,
      { ...number, customer: "2", number: "4420000000" },
      false,
    ],
    ["DidNumber", "may keep its number", number, { customer: "2", number: UNKNOWN }, true],
    ["ExternalAccount", "keeps its id", account, { ...account, customer: "2" }, true],
    ["ExternalAccount", "keeps its derived id", { customer: "1", ...own }, { customer: "2", ...own }, true],
    ["ExternalAccount", "has another id", account, { customer: "2", externalAccountId: "x" }, false],
    ["Customer", "has another id", customer, { ...customer, customerId: "8" }, false],
    ["Gateway", "has an id that the API chooses", gateway, { ...gateway, customer: "2" }, false],
    ["IncomingTrunk", "has an id that the API chooses", trunk, { customer: "2" }, false],
    ["Route", "has an id that the API chooses", route, { ...route, customer: "2", gateway: "g2" }, false],
  ])("%s that %s", (name, _what, before, after, first) => {
    const { replaces, deleteBeforeReplace } = difference(name, before, after);
    expect(replaces).not.toEqual([]);
    expect(deleteBeforeReplace).toBe(first);
  });
});

test("a value that is not known yet counts as a change, also within a list", () => {
  expect(difference("Gateway", gateway, { ...gateway, host: UNKNOWN }).changed).toEqual(["host"]);
  const codecs = { ...trunk, codecs: ["PCMA", "PCMU"] };
  expect(difference("IncomingTrunk", codecs, { ...trunk, codecs: ["PCMA", UNKNOWN] }).changed).toEqual([
    "codecs",
  ]);
});

test("several changes are told together, in the entity's order", () => {
  const after = { ...gateway, port: 5070, name: "new", host: "b.example.com", codecs: ["PCMA"] };
  expect(difference("Gateway", gateway, after).changed).toEqual(["name", "host", "port", "codecs"]);
});

test("an argument that is declared as the account shows it is managed without a request", () => {
  const shown = { codecs: ["PCMU", "telephone-event/8000"] };
  const after = { ...gateway, codecs: ["PCMU", "telephone-event"] };
  expect(difference("Gateway", gateway, after, shown)).toMatchObject({ changed: [] });
});
