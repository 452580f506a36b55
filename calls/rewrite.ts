import { find } from "./expression/find";
import { parse } from "./expression/parse";
import { ExpressionError } from "./expression/tree";

/** What becomes of a number. */
export type Rewrite = (number: string) => string;

/**
 * Reads a rule and its result, which work as in sed's `s/rule/result/`: the leftmost and longest match is put in another form,
 * once; the result's `\1` to `\9` stand for the rule's groups, `&` and `\0` for all that matched. An empty rule does nothing.
 *
 * @throws {@link ExpressionError} where the rule is no POSIX extended regular expression, or the result names a group that it lacks
 */
export function rewriteOf(rule: string, result: string): Rewrite {
  if (rule === "") return (number) => number;
  const expression = parse(rule);
  const pieces = piecesOf(result, expression.groups);
  return (number) => {
    const match = find(expression, number);
    if (!match) return number;
    const { start, end, groups } = match;
    const put = pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      return piece === 0 ? number.slice(start, end) : (groups[piece] ?? "");
    });
    return number.slice(0, start) + put.join("") + number.slice(end);
  };
}

function piecesOf(result: string, groups: number): (string | number)[] {
  return [...result.matchAll(/\\(.)|./gsu)].map(([whole, escaped]) => {
    if (escaped === undefined) return whole === "&" ? 0 : whole;
    if (!/\d/.test(escaped)) return escaped;
    if (Number(escaped) <= groups) return Number(escaped);
    throw new ExpressionError(`the result refers to group ${escaped}, but the rule has ${groups}`);
  });
}
