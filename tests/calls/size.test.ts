import { cut, type Route, Routing } from "../../calls";
import { gateway, route } from "./support";

/** Numbers that look random and are the same in every run (mulberry32). */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const COUNT = 10_000;

function tableOf(longestTo: number, longestFrom: number): Route[] {
  const random = randomly(7);
  const digits = (longest: number) =>
    Array.from({ length: random(longest + 1) }, () => String(random(10))).join("");
  return Array.from({ length: COUNT }, (_, index) =>
    route(`r${index}`, digits(longestTo), `g${random(40)}`, { from: digits(longestFrom) }),
  );
}

const LIMIT_MS = 1000;

/**
 * What something costs the processor, in milliseconds: waiting for other work on the machine does not count. That makes the
 * caches and the clock slower all the same, so what is too slow is measured up to twice more, and the least of it counts.
 */
function costOf(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3 && least >= LIMIT_MS; times += 1) {
    const began = process.cpuUsage();
    work();
    least = Math.min(least, process.cpuUsage(began).user / 1000);
  }
  return least;
}

const moved = (one: Route) => ({ ...one, gateway: gateway("elsewhere") });

describe.each([
  ["by destination alone", tableOf(8, 0)],
  ["by source alone", tableOf(0, 8)],
  ["by destination, with some sources", tableOf(8, 1)],
  ["by both", tableOf(6, 6)],
])("10,000 routes %s", (_, table) => {
  test.each<[string, Route[]]>([
    ["one of them moved", table.map((one, index) => (index === 5000 ? moved(one) : one))],
    ["a new way for all else", [...table, route("all", "", "elsewhere")]],
  ])("%s: under a second", (_, after) => {
    expect(costOf(() => expect(cut(table, after).length).toBeGreaterThan(0))).toBeLessThan(LIMIT_MS);
  });
});

test.each<[string, (table: Route[]) => Route[]]>([
  ["a hundred gone", (table) => table.filter((_, index) => index % 100 !== 0)],
  ["all of them moved", (table) => table.map(moved)],
  ["all of them gone", () => []],
])("10,000 routes by destination, %s: under a second", (_, change) => {
  const table = tableOf(8, 0);
  expect(costOf(() => expect(cut(table, change(table)).length).toBeGreaterThan(0))).toBeLessThan(LIMIT_MS);
});

test("100,000 calls through 10,000 routes: under a second", () => {
  const random = randomly(11);
  const routing = new Routing(tableOf(8, 1));
  const calls = Array.from({ length: 100_000 }, () => ({
    to: String(1e10 + random(1e9) * 10),
    from: String(1e10 + random(1e9) * 10),
  }));
  let decided = 0;
  const cost = costOf(() => {
    for (const call of calls) if (routing.decide(call).fate === "gateway") decided += 1;
  });
  expect(cost).toBeLessThan(LIMIT_MS);
  expect(decided).toBeGreaterThan(0);
});
