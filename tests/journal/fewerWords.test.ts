import fc from "fast-check";
import type { Kept } from "../../provider/journal";
import { Records } from "../../provider/journal/records";
import { recorded, THEN, type Unkeyed } from "./support";

const TIME = THEN * 1000;
const names = fc.constantFrom("a", "b");
const paths = fc.oneof(
  names.map((name) => `Customer::${name}`),
  names.map((name) => `Gateway::${name}`),
  names.map((name) => `my:Pbx$Gateway::${name}`),
);
const times = fc.integer({ min: 0, max: 50 }).map((more) => THEN + more);
const ids = fc.constantFrom("1", "2", "3");
const owners = fc.option(ids, { nil: null });
const anyLine: fc.Arbitrary<Unkeyed> = fc.oneof(
  fc.tuple(
    fc.constant("post" as const),
    times,
    paths,
    owners,
    fc.dictionary(names, fc.jsonValue({ maxDepth: 1 }), { noNullPrototype: true }),
  ),
  fc.tuple(fc.constant("none" as const), times, paths),
  fc.tuple(fc.constantFrom("made" as const, "seen" as const), times, paths, ids, owners),
  fc.tuple(fc.constant("patch" as const), times, paths, ids, fc.nat(9), fc.array(names)),
  fc.tuple(fc.constant("delete" as const), times, paths, ids),
  fc.tuple(fc.constant("gone" as const), times, paths, ids),
  fc.tuple(fc.constant("kept" as const), times, paths, ids, fc.option(fc.nat(9), { nil: null })),
  fc.tuple(fc.constant("forget" as const), times, paths, owners),
) as fc.Arbitrary<Unkeyed>;

/** What there is to know, in any order; of what is gone, that it is. */
const known = (kept: readonly Kept[]) =>
  kept
    .map((one) =>
      one.removal === "done" ? { path: one.path, id: one.id, time: one.time, removal: "done" } : one,
    )
    .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

test("any lines, written in fewer words, say the same, and so do the same lines read twice", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
      const records = recorded(...lines);
      const fewer = records.lines("k", TIME);
      const again = new Records();
      for (const line of fewer) again.apply(line);
      expect(known(again.all())).toEqual(known(records.all()));
      expect(again.lines("k", TIME)).toEqual(fewer);
    }),
    { numRuns: 2000 },
  );
});

test.each<[name: string, days: number, line: Unkeyed]>([
  ["that an object was deleted is remembered for a month", 30, ["gone", THEN, "Gateway::pbx", "g1"]],
  [
    "that a POST was sent again is remembered for a week",
    7,
    ["lost", THEN, "Gateway::pbx", "7", { name: "pbx" }],
  ],
])("%s", (_name, days, [word, ...rest]) => {
  const records = recorded([word, ...rest] as Unkeyed);
  const end = TIME + days * 24 * 3600 * 1000;
  expect(records.lines("k", end)).toEqual([[word, "k", ...rest]]);
  expect(records.lines("k", end + 1)).toEqual([]);
});
