import fc from "fast-check";
import { entityNamed } from "../../provider/entities";
import { checkArguments, compare, derivedId, UNKNOWN } from "../../provider/lifecycle";
import { applied, checked } from "./state";

const SEED = { __seed: "shop/prod/acme" };

describe("a derived id", () => {
  test("is a number from 1000000000 to 1999999999", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (seed, attempt) => {
        const id = derivedId(seed, attempt);
        expect(id).toMatch(/^1\d{9}$/);
      }),
    );
  });

  // Users' accounts hold customers with these ids: another algorithm would make every one of them a second time.
  test.each([
    ["shop/prod/acme", 0, "1623196180"],
    ["shop/prod/acme", 1, "1071752913"],
    ["shop/prod/Acme", 0, "1988991810"],
    ["shop/staging/acme", 0, "1883078456"],
    ["ünï/cøde/名", 0, "1167403012"],
  ])("of %j at attempt %i never changes", (seed, attempt, id) => {
    expect(derivedId(seed, attempt)).toBe(id);
  });

  test("differs from project to project, stack to stack, name to name and attempt to attempt", () => {
    const seeds = Array.from({ length: 2000 }, (_, index) => `shop/prod/customer-${index}`);
    const ids = seeds.flatMap((seed) => [derivedId(seed), derivedId(seed, 1)]);
    // Of 4,000 among a thousand million, two may meet, but hardly more.
    expect(new Set(ids).size).toBeGreaterThan(ids.length - 3);
  });
});

describe.each([
  ["Customer", "customerId", { name: "Acme" }],
  ["ExternalAccount", "externalAccountId", { customer: "1" }],
])("%s.%s", (name, argument, args) => {
  const entity = entityNamed(name);

  test("is derived where the program leaves it out, at preview as at the update", () => {
    const first = checked(name, {}, { ...args, ...SEED });
    expect(first[argument]).toBe(derivedId("shop/prod/acme"));
    expect(checked(name, {}, { ...args, ...SEED })).toEqual(first);
  });

  test("is the program's where it says so, as text or as a number", () => {
    expect(checked(name, {}, { ...args, [argument]: "007" })[argument]).toBe("007");
    expect(checked(name, {}, { ...args, [argument]: 7 })[argument]).toBe("7");
  });

  test("stays what it is once it was chosen, also when the program no longer names it", () => {
    const state = applied(name, { ...args, [argument]: "7" });
    const next = checked(name, state.inputs, { ...args, ...SEED });
    expect(next[argument]).toBe("7");
    expect(compare(entity, state.outputs, next).changed).toEqual([]);
  });

  test("stays what it is when the resource is renamed by an alias", () => {
    const state = applied(name, { ...args, ...SEED });
    const next = checked(name, state.inputs, { ...args, __seed: "shop/prod/renamed" });
    expect(next[argument]).toBe(derivedId("shop/prod/acme"));
  });

  test("may be the next of the sequence in the account: that is no change", () => {
    const state = applied(name, { ...args, ...SEED });
    const outputs = { ...state.outputs, [argument]: derivedId("shop/prod/acme", 1) };
    expect(compare(entity, outputs, checked(name, state.inputs, { ...args, ...SEED })).changed).toEqual([]);
  });

  test("replaces when the program names another one", () => {
    const state = applied(name, { ...args, ...SEED });
    expect(
      compare(entity, state.outputs, checked(name, state.inputs, { ...args, [argument]: "8" })).replaces,
    ).toEqual([argument]);
  });

  test("is the id of the object that is taken over", () => {
    expect(checked(name, {}, { ...args, ...SEED, __import: "42", __resource: "a" })[argument]).toBe("42");
    expect(checked(name, {}, { ...args, ...SEED, adopt: "42", __resource: "a" })[argument]).toBe("42");
    const later = checkArguments(entity, {}, { ...args, ...SEED, adopt: UNKNOWN, __resource: "a" });
    expect(later.inputs[argument]).toBe(UNKNOWN);
  });
});

test("an id that the API chooses is not derived", () => {
  expect(checked("Gateway", {}, { customer: "1", name: "pbx", host: "h", ...SEED })).toEqual({
    customer: "1",
    name: "pbx",
    host: "h",
  });
});
