import fc from "fast-check";
import { entityNamed } from "../../provider/entities";
import {
  checkArguments,
  compare,
  derivedId,
  type Identity,
  identityOf,
  UNKNOWN,
} from "../../provider/lifecycle";
import { shortUrn } from "../../provider/lifecycle/object/urn";
import { applied, checked } from "./state";
import { urnOf } from "./urns";

const identity = (urn: string): Identity => identityOf(urn)!;
const OWN = { stack: "prod", project: "shop" };

describe("a URN", () => {
  test.each([
    [urnOf("Gateway", "acme-pbx", OWN), "Gateway::acme-pbx", "Gateway", "acme-pbx"],
    [urnOf("Gateway", "pbx", { ...OWN, parents: ["my:Pbx"] }), "my:Pbx$Gateway::pbx", "Gateway", "pbx"],
    [urnOf("Route", "a::b", OWN), "Route::a::b", "Route", "a::b"],
    [urnOf("Route", "line\nbreak", OWN), "Route::line\nbreak", "Route", "line\nbreak"],
    ["urn:pulumi:prod::shop::telecom-center:index:Route::all", "Route::all", "Route", "all"],
  ])("%j is taken apart", (urn, path, of, name) => {
    expect(identityOf(urn)).toEqual({ ...OWN, path, class: of, name });
  });

  test.each([[undefined], [7], [""], ["acme"], ["urn:pulumi:prod::shop::type"], [UNKNOWN]])(
    "%j is none",
    (text) => {
      expect(identityOf(text)).toBeUndefined();
    },
  );
});

test("outputs keep a URN in a short form, which says the same whichever form of the provider has the resource", () => {
  const long = urnOf("Gateway", "a::b", { ...OWN, parents: ["my:Pbx"] });
  const plugin = long.replace("pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:");
  expect(shortUrn(long)).toBe("prod::shop::my:Pbx$Gateway::a::b");
  expect(shortUrn(plugin)).toBe(shortUrn(long));
  expect(shortUrn(shortUrn(long))).toBe(shortUrn(long));
  expect(identityOf(shortUrn(long))).toEqual(identityOf(long));
});

describe("a derived id", () => {
  test("is a number from 1000000000 to 1999999999", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (project, path) => {
        expect(derivedId({ project, stack: "prod", path } as Identity)).toMatch(/^1\d{9}$/);
      }),
    );
  });

  // Users' accounts hold customers with these ids: another algorithm would make every one of them a second time.
  test.each([
    [urnOf("Customer", "acme", OWN), "1056710933"],
    [urnOf("Customer", "Acme", OWN), "1082965018"],
    [urnOf("ExternalAccount", "acme", OWN), "1035671498"],
    [urnOf("Customer", "acme", { ...OWN, parents: ["my:Pbx"] }), "1280651010"],
    [urnOf("Customer", "acme", { ...OWN, stack: "staging" }), "1235339582"],
    [urnOf("Customer", "名", { stack: "cøde", project: "ünï" }), "1909868524"],
  ])("of %j never changes", (urn, id) => {
    expect(derivedId(identity(urn))).toBe(id);
  });

  test.each(["Customer", "my:Pbx$Customer", "Customer$ExternalAccount", "my:Pbx$Customer$ExternalAccount"])(
    "of a %s is the same whichever form of the provider has the resource",
    (types) => {
      const [dynamic, plugin] = ["pulumi-nodejs:dynamic/telecom-center:", "telecom-center:index:"].map(
        (token) => identity(`urn:pulumi:prod::shop::${types.replace(/(?=Customer|External)/g, token)}::acme`),
      ) as [Identity, Identity];
      expect(plugin.path).toBe(`${types}::acme`);
      expect(dynamic.path).toBe(plugin.path);
      expect(derivedId(dynamic)).toBe(derivedId(plugin));
    },
  );

  test("differs from project to project, stack to stack, parent to parent, class to class and name to name", () => {
    const names = Array.from({ length: 800 }, (_, index) => `customer-${index}`);
    const ids = names.flatMap((name) =>
      [
        urnOf("Customer", name, OWN),
        urnOf("Customer", name, { ...OWN, project: "office" }),
        urnOf("Customer", name, { ...OWN, stack: "staging" }),
        urnOf("Customer", name, { ...OWN, parents: ["my:Pbx"] }),
        urnOf("ExternalAccount", name, OWN),
      ].map((urn) => derivedId(identity(urn))),
    );
    // Of 4,000 among a thousand million, two may meet, but hardly more.
    expect(new Set(ids).size).toBeGreaterThan(ids.length - 3);
  });
});

describe.each([
  ["Customer", "customerId", { name: "Acme" }],
  ["ExternalAccount", "externalAccountId", { customer: "1" }],
])("%s.%s", (name, argument, args) => {
  const entity = entityNamed(name);
  const own = { __urn: urnOf(name, "acme") };
  const derived = derivedId(identity(own.__urn));

  test("is derived where the program leaves it out, at preview as at the update", () => {
    const first = checked(name, {}, { ...args, ...own });
    expect(first[argument]).toBe(derived);
    expect(checked(name, {}, { ...args, ...own })).toEqual(first);
  });

  test("is the program's where it says so, as text or as a number", () => {
    expect(checked(name, {}, { ...args, [argument]: "007" })[argument]).toBe("007");
    expect(checked(name, {}, { ...args, [argument]: 7 })[argument]).toBe("7");
  });

  test("stays what it is once it was chosen, also when the program no longer names it", () => {
    const state = applied(name, { ...args, [argument]: "7" });
    const next = checked(name, state.inputs, { ...args, ...own });
    expect(next[argument]).toBe("7");
    expect(compare(entity, state.outputs, next).changed).toEqual([]);
  });

  test("stays what it is when the resource is renamed by an alias", () => {
    const state = applied(name, { ...args, ...own });
    const next = checked(name, state.inputs, { ...args, __urn: urnOf(name, "renamed") });
    expect(next[argument]).toBe(derived);
  });

  test("replaces when the program names another one", () => {
    const state = applied(name, { ...args, ...own });
    expect(
      compare(entity, state.outputs, checked(name, state.inputs, { ...args, [argument]: "8" })).replaces,
    ).toEqual([argument]);
  });

  test("is the id of the object that is taken over", () => {
    expect(checked(name, {}, { ...args, ...own, __import: "42" })[argument]).toBe("42");
    expect(checked(name, {}, { ...args, ...own, adopt: "42" })[argument]).toBe("42");
    const later = checkArguments(entity, {}, { ...args, ...own, adopt: UNKNOWN });
    expect(later.inputs[argument]).toBe(UNKNOWN);
  });
});

test("an id that the API chooses is not derived", () => {
  const gateway = { customer: "1", name: "pbx", host: "h" };
  const __urn = urnOf("Gateway", "pbx");
  expect(checked("Gateway", {}, { ...gateway, __urn })).toEqual({ ...gateway, __urn: shortUrn(__urn) });
});
