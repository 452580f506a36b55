import { entities, entityNamed } from "../../provider/entities";
import { compare, UNKNOWN, type Values } from "../../provider/lifecycle";
import { announcement, compareTaken } from "../../provider/lifecycle/deciding/comparison";
import { leaveIgnored, refuseAnother, takeoverOf } from "../../provider/lifecycle/deciding/control";
import { plan } from "../../provider/lifecycle/deciding/plan";
import { knownRefusal } from "../../provider/lifecycle/deciding/refusals";
import { Ledger } from "../../provider/lifecycle/owning/ledger";
import { noMemory } from "../../provider/lifecycle/owning/memory";
import type { Session } from "../../provider/lifecycle/session";
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

describe("an object that is taken over", () => {
  const entity = entityNamed("Gateway");
  const shown = { ...gateway, port: 5060, authorizationPassword: null };
  const mine = (because: "adopt" | "import" | "journal" | "setting", values: Values, sent?: Values) =>
    ({ is: "mine", because, remote: { id: "g1", values }, ...(sent && { sent }) }) as const;
  const secret = { ...gateway, authorizationPassword: "declared" };

  test.each<[string, Values, ReturnType<typeof mine>, string[], string[], string]>([
    ["the same", gateway, mine("adopt", shown), [], [], "takes over g1 as it is, without a write"],
    ["the same by the state", gateway, mine("journal", shown), [], [], "an earlier run made for it"],
    ["the same by likeness", gateway, mine("setting", shown), [], [], "checkBeforeCreate"],
    ["another name", { ...gateway, name: "new" }, mine("adopt", shown), ["name"], [], 'name: "pbx" -> "new"'],
    [
      "another password",
      secret,
      mine("adopt", { ...shown, authorizationPassword: "clear" }),
      ["authorizationPassword"],
      [],
      "authorizationPassword: (secret) -> (secret)",
    ],
    [
      "that password",
      secret,
      mine("adopt", { ...shown, authorizationPassword: "declared" }),
      [],
      [],
      "as it is",
    ],
    ...["****", "xXx", "\u2022\u2022", "", undefined].map(
      (masked): [string, Values, ReturnType<typeof mine>, string[], string[], string] => [
        `a password shown as ${masked}`,
        secret,
        mine("adopt", { ...shown, authorizationPassword: masked }),
        ["authorizationPassword"],
        ["authorizationPassword"],
        "authorizationPassword: ",
      ],
    ),
    [
      "a password that the answer hides from an import",
      secret,
      mine("import", shown),
      [],
      ["authorizationPassword"],
      "the API hides authorizationPassword",
    ],
    [
      "what is not shown",
      gateway,
      mine("adopt", { customer: "1", name: "pbx" }),
      ["host"],
      ["host"],
      "(not shown)",
    ],
    ["what is not shown, of an import", gateway, mine("import", { name: "pbx" }), [], ["host"], "hides host"],
    [
      "what is not shown of what was sent",
      gateway,
      mine("journal", { name: "pbx" }),
      [],
      [],
      "without a write",
    ],
    [
      "what is not shown of what is alike",
      gateway,
      mine("setting", { name: "pbx" }),
      [],
      [],
      "without a write",
    ],
    [
      "what an earlier declaration set",
      gateway,
      mine("journal", { ...shown, port: 5070 }, { ...gateway, port: 5070, name: "old" }),
      ["port"],
      [],
      "port: 5070 -> 5060",
    ],
    [
      "a value that is not known yet",
      { ...gateway, host: UNKNOWN },
      mine("adopt", shown),
      [],
      [],
      "as it is",
    ],
  ])("%s", (_what, inputs, taken, write, hidden, told) => {
    const comparison = compareTaken(entity, inputs, taken);
    expect(comparison).toMatchObject({ write, hidden });
    const line = announcement(entity, inputs, taken, comparison);
    expect(line).toContain(told);
    expect(line.includes("the API hides")).toBe(write.length === 0 && hidden.length > 0);
  });

  test.each<[string, Values, ReturnType<typeof mine>, string]>([
    [
      "another name, of an import",
      { ...gateway, name: "new" },
      mine("import", shown),
      '  argument  remote  declared\n  name      "pbx"   "new"\n  Declare what the account has, or use',
    ],
    ["another customer", { ...gateway, customer: "2" }, mine("adopt", shown), "or leave `adopt` out"],
    ["both", { ...gateway, customer: "2", name: "new" }, mine("import", shown), "or leave `import` out"],
  ])("is refused for %s", (_what, inputs, taken, told) => {
    expect(() => compareTaken(entity, inputs, taken)).toThrow(told);
    expect(() => compareTaken(entity, inputs, taken)).toThrow(expect.objectContaining({ kind: "different" }));
  });

  test("is refused where something of it has no known form", () => {
    const odd = new Error("odd");
    const taken = { ...mine("adopt", shown), remote: { id: "g1", values: shown, odd } };
    expect(() => compareTaken(entity, gateway, taken)).toThrow(odd);
  });

  test.each<[Values, unknown]>([
    [{ adopt: 7 }, { id: "7", update: true }],
    [{ __import: 7 }, { id: "7", update: false }],
    [{}, undefined],
  ])("is named by %j", (inputs, takeover) => {
    expect(takeoverOf(inputs)).toEqual(takeover);
  });

  test.each([
    [undefined, false],
    [UNKNOWN, false],
    ["g1", false],
    ["g2", true],
  ])("of the id %j is another one than the state's: %j", (id, refused) => {
    const takeover = id === undefined ? undefined : { id, update: true };
    const refuse = () => refuseAnother(entity, gateway, "g1", takeover);
    if (refused) expect(refuse).toThrow("has the object g1 in the state");
    else expect(refuse).not.toThrow();
  });

  test.each<[string, Values, Values]>([
    ["port", { ...gateway, port: 5070 }, { ...gateway, port: 5060 }],
    ["name,host", { ...gateway, name: "new", host: "new" }, gateway],
    ["*", { ...gateway, name: "new", port: 5070 }, { ...gateway, port: 5060 }],
    ["", { ...gateway, name: "new" }, { ...gateway, name: "new" }],
    ["codecs", { ...gateway, codecs: ["PCMA"] }, gateway],
    ["*", { ...gateway, name: "new", customer: "1" }, gateway],
  ])("leaves %j to the account", (ignored, inputs, left) => {
    const changed: Values = { ...inputs, __ignored: ignored };
    leaveIgnored(entity, changed, { id: "g1", values: shown });
    expect(changed).toEqual({ ...left, __ignored: ignored });
  });

  test("leaves an id that the program chooses as it is, which no answer shows", () => {
    const inputs: Values = { ...customer, __ignored: "customerId" };
    leaveIgnored(entityNamed("Customer"), inputs, { id: "8", values: {} });
    expect(inputs).toMatchObject({ ...customer, customerId: "8" });
  });

  test("leaves what is required as it is declared where the account does not show it", () => {
    const inputs: Values = { ...gateway, codecs: ["PCMA"], __ignored: "*" };
    leaveIgnored(entity, inputs, { id: "g1", values: {} });
    expect(inputs).toEqual({ ...gateway, __ignored: "*" });
  });
});

describe("a change that the account is known not to make", () => {
  const known = {
    known: {
      updates: { "Gateway.name": "refused", "Gateway.port": "ignored" },
      clears: { "Gateway.codecs": "ignored" },
    },
  } as never;
  test.each<[Values, string | undefined]>([
    [{ host: "new" }, undefined],
    [{ name: UNKNOWN }, undefined],
    [{ name: "new" }, "this account refuses to change a termination gateway's name, as"],
    [
      { name: "new", port: 1 },
      "a termination gateway's name; this account ignores a change of a termination gateway's port, as",
    ],
    [{ codecs: null }, "this account ignores null for a termination gateway's codecs, as"],
    [{ codecs: ["PCMA"] }, undefined],
    [{ host: null }, undefined],
  ])("%j", (wanted, told) => {
    const refusal = knownRefusal(known, entityNamed("Gateway"), Object.keys(wanted), wanted, "g1");
    if (told === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toContain(told);
  });
});

describe("a preview of a resource that the state has", () => {
  const args = { ...gateway, authorizationPassword: "old", __urn: urnOf("Gateway", "pbx") };
  const keeps = 'Gateway "pbx" keeps the secret authorizationPassword';
  const writes = 'Gateway "pbx" writes the secret authorizationPassword (seal sealed)';
  let told: string[];
  let ledger: Ledger;
  beforeEach(() => {
    told = [];
    ledger = new Ledger();
  });

  function planned(change: Values, updates = {}, before: Values = args) {
    const known = { updates, clears: {} };
    const tell = (line: string) => void told.push(line);
    const session = { ledger, known, seal: () => "sealed", tell, memory: () => noMemory };
    const state = applied("Gateway", before);
    const news = checked("Gateway", state.inputs, { ...args, ...change });
    return plan(session as unknown as Session, entityNamed("Gateway"), "g1", state.outputs, news);
  }

  test.each<[string, Values, string[]]>([
    ["nothing of a secret where nothing changes", {}, []],
    ["that it is kept where something else changes", { port: 5070 }, [keeps]],
    ["that it is written where it changes", { authorizationPassword: "new" }, [writes]],
    ["that it is written where the object is made anew", { customer: "2" }, [writes]],
  ])("tells %s", async (_what, change, lines) => {
    await planned(change);
    expect(told).toEqual(lines);
  });

  test.each<["read" | "found" | "taken", string, boolean]>([
    ["read", "Gateway::left", false],
    ["found", "Gateway::left", true],
    ["taken", "Gateway::left", true],
    ["found", "Gateway::pbx", false],
    ["found", "Gateway::formerly", false],
  ])("whose object is %s as that of %s is refused: %j", async (how, path, refused) => {
    ledger.hold("termination_gateways", "g1", { path, how });
    const before = { ...args, __urn: urnOf("Gateway", "formerly") };
    const planning = planned({ port: 5070 }, {}, before);
    if (refused)
      await expect(planning).rejects.toMatchObject({
        message: expect.stringContaining('the resource "left" of this program has the same object'),
        kind: "held by another resource",
      });
    else await expect(planning).resolves.toMatchObject({ changed: ["port"] });
  });

  test("notes that the program has the object, under both names; one that is made anew has none", async () => {
    const formerly = { ...args, __urn: urnOf("Gateway", "formerly") };
    await planned({}, {}, formerly);
    expect(ledger.holder("termination_gateways", "g1")).toEqual({
      path: "Gateway::pbx",
      how: "found",
      formerly: "Gateway::formerly",
    });
    await planned({ customer: "2" });
    expect(ledger.has("termination_gateways", "g1")).toBe(false);
  });

  test("is refused what the account is known to refuse, but for an object that is made anew", async () => {
    const updates = { "Gateway.port": "refused" };
    await expect(planned({ port: 5070 }, updates)).rejects.toMatchObject({ kind: "refused" });
    await expect(planned({ port: 5070, customer: "2" }, updates)).resolves.toMatchObject({
      replaces: ["customer"],
    });
  });
});
