import fc from "fast-check";
import { canMatch } from "../../../calls/expression/canMatch";
import { parse } from "../../../calls/expression/parse";
import { rewriteRules } from "../../../policies/rewriteRules";
import { said } from "./support";

const DIGITS = "0123456789+*#";

test.each([
  ["^00(", '"(" is never closed'],
  ["00)", '")" closes nothing'],
  ["[0-9", '"[" is never closed'],
  ["[9-0]", "runs backwards"],
  ["[[:number:]]", "no class of characters"],
  ["^\\d+$", 'write "[0-9]"'],
  ["^(?:00)", "Perl's"],
  ["+44", 'nothing stands before "+"'],
  ["0++", "repeats a repetition"],
  ["0+?1", "repeats a repetition"],
  ["0{3,2}", "no range of counts"],
  ["0{", "must be followed by counts"],
  ["44|", "nothing stands before or after"],
  ["()", "nothing stands before or after"],
  ["44\\", "ends in"],
  ["^*0", '"^*" repeats a place'],
  ["0$+", '"$+" repeats a place'],
  ["(^{2}0)", "repeats a place"],
  ["[[.ch.]]", "more than one character"],
  ["[[=ch=]]", "more than one character"],
  ["[[.-.]", '"[" is never closed'],
  ["[[.-]", '"[." is never closed'],
  ["[[:digit]]", '"[:" is never closed'],
  ["[[:digit:]-9]", "has a class at one end"],
  ["[0-[:digit:]]", "has a class at one end"],
])("%s is no expression", async (dstRewriteRule, words) => {
  const told = await said(rewriteRules, "Gateway", { dstRewriteRule, dstRewriteResult: "1" });
  expect(told).toEqual([expect.stringContaining(words)]);
  expect(told[0]).toContain(`dstRewriteRule "${dstRewriteRule}" is no POSIX regular expression`);
});

test.each([
  "^00([1-9][0-9]*)$",
  "^\\+?44(.{2,12})$",
  "^[[:digit:]]+$",
  "^(0|00|\\+)[]0-9-]",
  "a{0}1",
  "[^a-z]",
  "^[[.-.]0-9]+$",
  "^[[.0.]-[.9.]]$",
  "^[[=+=]]?[+-]?1",
])("%s is one, and matches some number", async (dstRewriteRule) => {
  expect(await said(rewriteRules, "Route", { dstRewriteRule, dstRewriteResult: "1" })).toEqual([]);
});

test.each([
  ["^00", "44"],
  ["^4[0-35-9]", "44"],
  ["^44$", "441"],
  ["5^6", ""],
  ["5$6", ""],
  ["^$", ""],
  ["[a-z]", ""],
  ["^\\+44", "44"],
])("%s never matches a number that starts with %p", async (dstRewriteRule, dstPrefix) => {
  expect(await said(rewriteRules, "Route", { dstPrefix, dstRewriteRule, dstRewriteResult: "1" })).toEqual([
    expect.stringContaining("never matches"),
  ]);
});

test.each([
  ["^44", "44"],
  ["^(00|44)1", "44"],
  ["^44$", "44"],
  ["1", "44"],
  ["^4{2}[0-9]{3}", "44"],
  ["^4$", ""],
])("%s can match a number that starts with %p", (rule, prefix) => {
  expect(canMatch(parse(rule), prefix, DIGITS)).toBe(true);
});

test("a source may be a name", async () => {
  expect(
    await said(rewriteRules, "Route", { srcRewriteRule: "^anonymous$", srcRewriteResult: "12120000001" }),
  ).toEqual([]);
});

test("an expression that would grow beyond measure counts as matching", () => {
  expect(canMatch(parse("((((a{255}){255}){255}){255})"), "", DIGITS)).toBe(true);
});

test.each([
  [{ dstRewriteRule: "^00" }, "has no dstRewriteResult"],
  [{ srcRewriteResult: "1" }, "never applies, because there is no srcRewriteRule"],
  [{ dstRewriteRule: "^00(.*)", dstRewriteResult: "\\2" }, "refers to group 2, but the rule has 1"],
  [{ dstRewriteRule: "^00(.*)", dstRewriteResult: "$1" }, 'write "\\1"'],
])("%j is told", async (args, words) => {
  expect(await said(rewriteRules, "Gateway", args)).toEqual([expect.stringContaining(words)]);
});

test("null and empty rules are no rules", async () => {
  const none = {
    srcRewriteRule: null,
    srcRewriteResult: "",
    dstRewriteRule: "",
    dstRewriteResult: undefined,
  };
  expect(await said(rewriteRules, "Gateway", none)).toEqual([]);
});

test("whether an expression can match agrees with JavaScript's where both say the same", () => {
  const piece = fc.oneof(
    fc.constantFrom("4", "0", "[1-3]", "[^4]", ".", "(4|05)", "(0|9)", "^", "$"),
    fc.constantFrom("4*", "0+", "[1-3]?", ".{2}", "(4|05){1,2}"),
  );
  const rule = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
  const prefix = fc.constantFrom("", "4", "40", "905");
  const number = fc
    .array(fc.constantFrom(..."0123459"), { minLength: 1, maxLength: 6 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(rule, prefix, number, (text, start, rest) => {
      // A number that matches shows that one can: the other way round no number proves anything.
      fc.pre(new RegExp(text).test(start + rest));
      expect(canMatch(parse(text), start, DIGITS)).toBe(true);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(rule, prefix, (text, start) => {
      if (canMatch(parse(text), start, DIGITS)) return;
      const numbers = fc.sample(number, 50).map((rest) => start + rest);
      expect(numbers.filter((one) => new RegExp(text).test(one))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
