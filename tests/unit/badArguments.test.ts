import { argumentNames, entities, entityNamed } from "../../provider/entities";
import { checkArguments, UNKNOWN, type Values } from "../../provider/lifecycle";
import { tables } from "./badArguments";

const failuresOf = (name: string, args: Values) => checkArguments(entityNamed(name), {}, args).failures;
const reasonsOf = (name: string, args: Values) => failuresOf(name, args).map(({ reason }) => reason);

describe("a bad argument is the one failure, and the message says where and what is allowed", () => {
  const cases = tables.flatMap((table) =>
    table.rows.map(
      (row) => [`${table.class}.${row.argument}`, JSON.stringify(row.value), table, row] as const,
    ),
  );
  test.each(cases)("%s: %s", (_argument, _value, table, { argument, value, property, reason }) => {
    const { [argument]: _, ...others } = table.valid;
    const args = value === undefined ? others : { ...others, [argument]: value };
    expect(failuresOf(table.class, args)).toMatchObject([{ property, reason }]);
  });

  test("there are at least 150 of them", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(([argument, value]) => `${argument} ${value}`)).size).toBe(cases.length);
  });

  test.each(entities.map((entity) => [entity.name, entity] as const))(
    "%s: every argument is among them",
    (name, entity) => {
      const table = tables.find((candidate) => candidate.class === name);
      const covered = new Set(table?.rows.map((row) => row.argument));
      const takesAnything = Object.keys(entity.attributes).filter((key) => entity.attributes[key]!.local);
      expect(argumentNames(entity).filter((argument) => !covered.has(argument))).toEqual(takesAnything);
    },
  );

  test.each(tables.map((table) => [table.class, table.valid] as const))(
    "%s: the others are valid",
    (name, valid) => {
      expect(failuresOf(name, valid)).toEqual([]);
    },
  );
});

describe("everything that is wrong is told at once", () => {
  test("in several arguments", () => {
    const args = {
      host: " ",
      port: 70000,
      codecs: ["PCMA", "mp3", "PCMA", "opus"],
      networkProtocol: "IPv5",
      prot: 1,
    };
    expect(failuresOf("Gateway", args).map(({ property }) => property)).toEqual([
      "customer",
      "name",
      "host",
      "port",
      "codecs[1]",
      "codecs[2]",
      "codecs[3]",
      "networkProtocol",
      "prot",
    ]);
  });

  test("in several elements of a list", () => {
    const args = { customer: "1", sipAccountId: "7", allowedIps: ["10.0.0.1", "10.0.0", "::1", "::x"] };
    expect(failuresOf("SipAccount", args).map(({ property }) => property)).toEqual([
      "allowedIps[1]",
      "allowedIps[3]",
    ]);
  });

  test("also in an id that comes with a lookup too many", () => {
    expect(reasonsOf("SipAccount", { customer: "1", sipAccountId: "a b", username: "x" })).toEqual([
      '`sipAccountId` must be an id (text without spaces, "/", "?" and "#"); it is "a b"',
      "exactly one of `sipAccountId` and `username` is required; both are declared",
    ]);
  });

  test("in ways to take an object over that exclude each other", () => {
    const trunk = { customer: "1" };
    expect(reasonsOf("IncomingTrunk", { ...trunk, adopt: "7", __import: "7" })).toEqual([
      "`adopt` can't be combined with the resource option `import`",
    ]);
    expect(reasonsOf("IncomingTrunk", { ...trunk, adopt: "7", adoptDefault: true })).toEqual([
      "`adoptDefault` can't be combined with `adopt`",
    ]);
    expect(reasonsOf("IncomingTrunk", { ...trunk, __import: "7", adoptDefault: true })).toEqual([
      "`adoptDefault` can't be combined with the resource option `import`",
    ]);
    expect(reasonsOf("IncomingTrunk", { ...trunk, adopt: "7", adoptDefault: false })).toEqual([]);
  });
});

describe("a message stays one readable line", () => {
  test("a long value is shortened", () => {
    const [reason = ""] = reasonsOf("DidNumber", { customer: "1", number: "x".repeat(5000) });
    expect(reason.slice(reason.indexOf("it is"))).toBe(`it is "${"x".repeat(76)}...`);
  });

  test("a value is never cut within a character", () => {
    const [reason = ""] = reasonsOf("DidNumber", {
      customer: "1",
      number: `${"x".repeat(75)}${"😀".repeat(9)}`,
    });
    expect(reason.slice(reason.indexOf("it is"))).toBe(`it is "${"x".repeat(75)}...`);
  });

  test.each([
    ["a line end", "12\n34", '"12\\n34"'],
    ["a line separator", "12\u202834", '"12\\u202834"'],
    ["a space that can't be seen", "12\u200b34", '"12\\u200b34"'],
    ["a terminal's control code", "\u001b[31m12\u009b", '"\\u001b[31m12\\u009b"'],
    ["a reversed direction", "\u202e12", '"\\u202e12"'],
    ["half of a character", "\ud83d", '"\\ud83d"'],
  ])("%s is written out", (_what, value, shown) => {
    const [reason = ""] = reasonsOf("DidNumber", { customer: "1", number: value });
    expect(reason).toMatch(/^`number` must be .*; it is /);
    expect(reason.slice(reason.indexOf("it is ") + 6)).toBe(shown);
  });

  test("so is the name of an unknown argument", () => {
    const [failure] = failuresOf("Customer", { name: "Acme", "a\nb": 1 });
    expect(failure!.property).toBe('"a\\nb"');
    expect(failure!.reason).toMatch(/^`"a\\nb"` is no argument of Customer; the arguments are /);
  });
});

describe("a secret is not repeated", () => {
  const secret = { planted: "correct horse battery staple" };

  test.each([[[secret]], [secret], [[secret.planted]]])("%j", (value) => {
    const valid = { customer: "1", name: "pbx", host: "sip.example.com" };
    const [reason = ""] = reasonsOf("Gateway", { ...valid, authorizationPassword: value });
    expect(reason).toMatch(/^`authorizationPassword` must be a text/);
    expect(reason).not.toContain("horse");
  });
});

describe("what is not known yet passes", () => {
  test.each(entities.map((entity) => [entity.name, entity] as const))("%s: any argument", (name, entity) => {
    const { valid } = tables.find((table) => table.class === name)!;
    for (const argument of argumentNames(entity)) {
      const others = entity.lookup?.includes(argument) ? { customer: valid.customer } : valid;
      const { inputs, failures } = checkArguments(entity, {}, { ...others, [argument]: UNKNOWN });
      expect(failures).toEqual([]);
      expect(inputs[argument]).toBe(UNKNOWN);
    }
  });

  test("as an id to take over", () => {
    expect(failuresOf("Customer", { name: "Acme", adopt: UNKNOWN })).toEqual([]);
    expect(failuresOf("IncomingTrunk", { customer: "1", adoptDefault: UNKNOWN })).toEqual([]);
  });

  test("as an element of a list, which is kept as it is", () => {
    const codecs = [UNKNOWN, "PCMA", UNKNOWN];
    const { inputs, failures } = checkArguments(entityNamed("IncomingTrunk"), {}, { customer: "1", codecs });
    expect(failures).toEqual([]);
    expect(inputs.codecs).toEqual(codecs);
    expect(failuresOf("SipAccount", { customer: "1", username: "u", allowedIps: [UNKNOWN] })).toEqual([]);
  });

  test("while its neighbours are checked", () => {
    expect(failuresOf("IncomingTrunk", { customer: UNKNOWN, codecs: [UNKNOWN, "mp3"] })).toHaveLength(1);
    expect(
      failuresOf("SipAccount", { customer: "1", username: UNKNOWN, allowedIps: [UNKNOWN, "x"] }),
    ).toHaveLength(1);
  });
});
