import { spawnSync } from "node:child_process";
import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  integer,
  letrec,
  oneof,
  pre,
  property,
  tuple,
} from "fast-check";
import { rewriteOf } from "../../calls";

const rewritten = (rule: string, result: string, number: string) => rewriteOf(rule, result)(number);

test.each([
  ["^00(.*)$", "\\1", "00442079460000", "442079460000"],
  ["^0", "44", "02079460000", "442079460000"],
  ["^0", "44", "442079460000", "442079460000"],
  ["", "44", "1", "1"],
  ["^", "9", "1", "91"],
  ["$", "#", "1", "1#"],
  ["[0-9]{3}$", "[&]", "12345", "12[345]"],
  ["[0-9]{3}$", "\\&", "12345", "12&"],
  ["2", "x\\\\y", "123", "1x\\y3"],
  ["^(44)(20)?(.*)$", "\\3/\\2/\\1", "447", "7//44"],
  ["4|44|444", "<&>", "1444", "1<444>"],
  ["(4|44)(.*)", "\\1,\\2", "4412", "44,12"],
  ["^[^1-8[:alpha:]]+", "", "0092", "2"],
  ["([12])*", "\\1", "1212", "2"],
  ["((1)|2)*", "<\\2>", "12", "<>"],
  ["^((1)(2)?)+$", "<\\2,\\3>", "121", "<1,>"],
  ["(1*)*", "<\\1>", "2", "<>2"],
  ["(1*)+", "<\\1>", "11", "<11>"],
  ["1{2,3}", "-", "11111", "-11"],
  ["^\\+", "00", "+4420", "004420"],
])("%s -> %s makes %s to %s", (rule, result, number, expected) => {
  expect(rewritten(rule, result, number)).toBe(expected);
});

test("a result that names a group which the rule lacks is refused", () => {
  expect(() => rewriteOf("^(0)", "\\2")).toThrow("the result refers to group 2, but the rule has 1");
});

test("no expression takes longer than it is large", () => {
  const began = Date.now();
  expect(rewritten("^((1*)*)*(1|11)*2$", "", "1".repeat(32))).toBe("1".repeat(32));
  expect(rewritten("((1{0,255}){0,255})$", "<\\1>", "1".repeat(32))).toBe(`<${"1".repeat(32)}>`);
  expect(Date.now() - began).toBeLessThan(2000);
});

/** Expressions over two digits, of which no two ways to match tell their groups apart. */
const { expression } = letrec<{ expression: string; part: string; atom: string }>((tie) => ({
  expression: oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("part"),
    tuple(tie("part"), tie("part")).map(([a, b]) => a + b),
    tuple(tie("part"), tie("part")).map(([a, b]) => `(${a}|${b})`),
  ),
  part: oneof(
    { maxDepth: 3 },
    tie("atom"),
    tuple(tie("atom"), constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}")).map(([a, b]) => a + b),
  ),
  atom: oneof(
    { maxDepth: 3 },
    constantFrom("1", "2", ".", "[12]", "[^1]", "[[:digit:]]", "[2-9]"),
    tie("expression").map((inner) => `(${inner})`),
  ),
}));
const anchored: Arbitrary<string> = tuple(
  constantFrom("", "^"),
  expression as Arbitrary<string>,
  constantFrom("", "$"),
).map((parts) => parts.join(""));
const numbers = array(integer({ min: 1, max: 3 }), { maxLength: 8 }).map((digits) => digits.join(""));

const isGnu = /GNU/.test(spawnSync("sed", ["--version"], { encoding: "utf8" }).stdout ?? "");
const beside = isGnu ? test : test.skip;

/** What GNU sed prints; undefined where it is at it for too long, which repeats within repeats can make minutes. */
function sed(script: string, input: string): string | undefined {
  const { stdout, error, stderr } = spawnSync("sed", ["-E", script], {
    input,
    encoding: "utf8",
    timeout: 2000,
  });
  if (error && "code" in error && error.code === "ETIMEDOUT") return undefined;
  expect(stderr).toBe("");
  return stdout;
}

beside("what matches is what GNU sed matches", () => {
  const given = array(tuple(anchored, array(numbers, { minLength: 1, maxLength: 6 })), {
    minLength: 60,
    maxLength: 60,
  });
  assert(
    property(given, (cases) => {
      // One process for many expressions: each line is put through its own, told by its number.
      const lines = cases.flatMap(([rule, all]) => all.map((number) => [rule, number] as const));
      const script = lines.map(([rule], index) => `${index + 1}s/${rule}/<&>/`).join("\n");
      const output = sed(script, lines.map(([, number]) => `${number}\n`).join(""));
      pre(output !== undefined);
      const theirs = output!.split("\n").slice(0, -1);
      const ours = lines.map(([rule, number]) => rewritten(rule, "<&>", number));
      expect(lines.map((line, index) => [...line, ours[index]])).toEqual(
        lines.map((line, index) => [...line, theirs[index]]),
      );
    }),
    { numRuns: 12 },
  );
});

beside.each([
  ["^00([1-9])([0-9]*)$", "\\2-\\1", "0044207946"],
  ["^(\\+|00)?(44|49)(.+)$", "+\\2 (\\3)", "004420"],
  ["([0-9]{2})([0-9]{2})", "\\2\\1", "123456"],
  ["^(1|2)*(3)?$", "\\1,\\2", "12123"],
  ["^(.*)(1+)(.*)$", "\\1,\\2,\\3", "211312"],
  ["[[:alpha:]]+", "\\0\\0", "12ab34"],
  ["^[]1]+", "<&>", "1]12"],
  ["[^]1]", "<&>", "1]12"],
  ["^sip:(.*)@(.*)$", "\\1", "sip:442079460000@example.com"],
])("groups hold what GNU sed's hold: %s -> %s of %s", (rule, result, number) => {
  expect(`${rewritten(rule, result, number)}\n`).toBe(sed(`s/${rule}/${result}/`, `${number}\n`));
});
