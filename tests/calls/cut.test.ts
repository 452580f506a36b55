import { array, assert, constantFrom, property, record, tuple } from "fast-check";
import { cut, NO_REWRITING, type Part, type Route, Routing } from "../../calls";
import { candidatesByForce, fateByForce, gateway, numbersOf, route } from "./support";

const brief = (parts: readonly Part[]) =>
  parts.map(({ to, toExcept, from, fromExcept, before, after, kind }) => [
    [to, ...toExcept].join(" but "),
    [from, ...fromExcept].join(" but "),
    kind,
    `${before.gateways.map(({ name }) => name).join("|") || "fails"} > ${after.gateways.map(({ name }) => name).join("|") || "fails"}`,
  ]);

describe("in words", () => {
  const world = route("world", "", "paris");
  const uk = route("uk", "44", "london");

  test("nothing changes: no part", () => {
    expect(cut([world, uk], [uk, world])).toEqual([]);
  });

  test("a route that gets a longer prefix loses the calls of the shorter one alone", () => {
    const parts = cut([world, uk], [world, { ...uk, to: "4420" }]);
    expect(brief(parts)).toEqual([["44 but 4420", "", "moves", "london > paris"]]);
    expect(parts[0]!.before.routes.map(({ name }) => name)).toEqual(["uk"]);
  });

  test("the only way out goes: calls fail", () => {
    expect(brief(cut([uk], []))).toEqual([["44", "", "fails", "london > fails"]]);
    expect(brief(cut([], [uk]))).toEqual([["44", "", "connects", "fails > london"]]);
  });

  test("a route that another one with the same gateway replaces changes nothing", () => {
    expect(cut([world, uk], [world, uk, route("london", "4420", "london")])).toEqual([]);
    expect(cut([world, route("more", "44", "paris")], [world])).toEqual([]);
  });

  test("neighbours with the same fate are one part, whichever route carries them", () => {
    const before = [uk, route("city", "4420", "london"), route("office", "442079", "london")];
    const parts = cut(before, []);
    expect(brief(parts)).toEqual([["44", "", "fails", "london > fails"]]);
    expect(parts[0]!.before.routes.map(({ name }) => name)).toEqual(["city", "office", "uk"]);
  });

  test("a longer source beside a longer destination is undecided", () => {
    const vip = route("vip", "", "madrid", { from: "1212" });
    expect(brief(cut([world, uk], [world, uk, vip]))).toEqual([
      [" but 44", "1212", "moves", "paris > madrid"],
      ["44", "1212", "undecided", "london > london|madrid"],
    ]);
  });

  test("a gateway with other settings, or another rewriting on the way, changes the calls that take it", () => {
    const moved = gateway("london", { settings: "other host" });
    expect(brief(cut([world, uk], [world, { ...uk, gateway: moved }]))).toEqual([
      ["44", "", "changed", "london > london"],
    ]);
    const rewriting = { ...NO_REWRITING, dstRule: "^44", dstResult: "0" };
    expect(brief(cut([world, uk], [world, { ...uk, rewriting }]))).toEqual([
      ["44", "", "changed", "london > london"],
    ]);
    const useless = { ...NO_REWRITING, dstResult: "0" };
    expect(cut([world, uk], [world, { ...uk, rewriting: useless }])).toEqual([]);
  });

  test("a new name of a gateway is no change", () => {
    expect(cut([uk], [{ ...uk, gateway: gateway("renamed", { key: "id-of-london" }) }])).toEqual([]);
  });
});

const prefixes = constantFrom("", "", "1", "2", "11", "12", "21", "111", "112", "1212", "22", "222");
const gateways = ["a", "b", "c"].flatMap((name) => [gateway(name), gateway(name, { settings: "new" })]);
const routes = array(
  record({
    to: prefixes,
    from: prefixes,
    leadsTo: constantFrom(...gateways),
    rewriting: constantFrom(NO_REWRITING, NO_REWRITING, { ...NO_REWRITING, srcRule: "^1", srcResult: "2" }),
  }),
  { maxLength: 7 },
).map((all) => all.map(({ leadsTo, ...one }, index) => route(`r${index}`, one.to, leadsTo, one)));

// One setting of a gateway at one time, as it is in an account.
const consistent = (all: readonly Route[], settings: string) =>
  all.map((one) => ({
    ...one,
    gateway: { ...one.gateway, settings: one.gateway.name === "a" ? settings : "" },
  }));

/** Tables with a common part, so that much stays the same. */
const changes = tuple(routes, routes, routes, constantFrom("", "new")).map(([kept, gone, come, settings]) => [
  consistent([...kept, ...gone.map((one) => ({ ...one, key: `gone ${one.key}` }))], ""),
  consistent([...kept, ...come.map((one) => ({ ...one, key: `come ${one.key}` }))], settings),
]);

const inside = (prefix: string, except: readonly string[], number: string) =>
  number.startsWith(prefix) && !except.some((longer) => number.startsWith(longer));

const contains = (part: Part, to: string, from: string) =>
  inside(part.to, part.toExcept, to) && inside(part.from, part.fromExcept, from);

describe("against brute force", () => {
  const numbers = numbersOf("12", 5);

  test("one call: the candidates of the rule", () => {
    assert(
      property(routes, constantFrom(...numbers), constantFrom(...numbers), (all, to, from) => {
        const { candidates, fate } = new Routing(all).decide({ to, from });
        const expected = fateByForce(all, { to, from });
        expect(new Set(candidates)).toEqual(new Set(expected.candidates));
        expect(fate).toBe(expected.count === 0 ? "fails" : expected.count === 1 ? "gateway" : "undecided");
      }),
      { numRuns: 500 },
    );
  });

  test("the parts are disjoint and complete, and tell what becomes of each call", () => {
    let seen = 0;
    assert(
      property(changes, ([before, after]) => {
        const parts = cut(before!, after!);
        seen += parts.length;
        const taken = parts.map(() => ({ before: new Set<Route>(), after: new Set<Route>() }));
        for (const to of numbers) {
          for (const from of numbers) {
            const [was, will] = [before!, after!].map((all) => fateByForce(all, { to, from })) as [
              ReturnType<typeof fateByForce>,
              ReturnType<typeof fateByForce>,
            ];
            const holding = parts.flatMap((part, index) => (contains(part, to, from) ? [index] : []));
            const same = was.gateways === will.gateways && was.ways === will.ways;
            if (holding.length !== (same ? 0 : 1)) {
              throw new Error(
                `${to} from ${from} is in ${holding.length} parts: ${JSON.stringify(brief(parts))}`,
              );
            }
            if (same) continue;
            const part = parts[holding[0]!]!;
            const told = [part.before, part.after].map(({ gateways }) =>
              gateways
                .map(({ key }) => key)
                .sort()
                .join(),
            );
            if (told[0] !== was.gateways || told[1] !== will.gateways)
              throw new Error(`${to} from ${from}: ${told}`);
            const kind =
              was.gateways === will.gateways
                ? "changed"
                : will.count === 0
                  ? "fails"
                  : was.count === 0
                    ? "connects"
                    : was.count > 1 || will.count > 1
                      ? "undecided"
                      : "moves";
            if (part.kind !== kind) throw new Error(`${to} from ${from}: ${part.kind} for ${kind}`);
            for (const one of was.candidates) taken[holding[0]!]!.before.add(one);
            for (const one of will.candidates) taken[holding[0]!]!.after.add(one);
          }
        }
        for (const [index, part] of parts.entries()) {
          expect(new Set(part.before.routes)).toEqual(taken[index]!.before);
          expect(new Set(part.after.routes)).toEqual(taken[index]!.after);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  test("no two parts with the same fate could be one", () => {
    const fateOf = (part: Part) => {
      const side = ({ gateways, routes }: Part["before"]) =>
        gateways.length === 1
          ? [...new Set(routes.map(({ gateway, rewriting }) => JSON.stringify([gateway, rewriting])))].sort()
          : gateways.map(({ key }) => key);
      return JSON.stringify([part.kind, side(part.before), side(part.after)]);
    };
    const range = (prefix: string, except: readonly string[]) => [prefix, ...[...except].sort()].join();
    const touching = (one: Part, other: Part) =>
      (range(one.from, one.fromExcept) === range(other.from, other.fromExcept) &&
        one.toExcept.includes(other.to)) ||
      (range(one.to, one.toExcept) === range(other.to, other.toExcept) &&
        one.fromExcept.includes(other.from));
    assert(
      property(changes, ([before, after]) => {
        const parts = cut(before!, after!);
        const pairs = parts.flatMap((one) =>
          parts.filter((other) => touching(one, other)).map((other) => [one, other]),
        );
        expect(pairs.filter(([one, other]) => fateOf(one!) === fateOf(other!))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("the rule that the tests go by is the one that is written down", () => {
    const [longTo, longFrom, both] = [
      route("to", "11", "a"),
      route("from", "1", "b", { from: "22" }),
      route("both", "11", "c", { from: "22" }),
    ];
    const call = { to: "112", from: "221" };
    expect(candidatesByForce([longTo, longFrom], call)).toEqual([longTo, longFrom]);
    expect(candidatesByForce([longTo, longFrom, both], call)).toEqual([both]);
  });
});
