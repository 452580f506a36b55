import { canMatch } from "../calls/expression/canMatch";
import { parse } from "../calls/expression/parse";
import { type Expression, ExpressionError } from "../calls/expression/tree";
import { isUnknown } from "./known";
import { type Properties, resourceRule } from "./rule";

const DIGITS = "0123456789+*#";
const USER_NAMES = `${DIGITS}abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-`;

// A caller may show a name where its number would stand; a destination is dialled.
const SIDES = [
  { side: "src", what: "source", alphabet: USER_NAMES },
  { side: "dst", what: "destination", alphabet: DIGITS },
];

const text = (value: unknown) =>
  value === undefined || value === null || isUnknown(value) ? "" : String(value);

function resultProblems(property: string, result: string, groups: number): string[] {
  const perl = /\$(\d)/.exec(result);
  if (perl) return [`${property} "${result}" refers to a group as "$${perl[1]}"; write "\\${perl[1]}".`];
  const missing = [...result.matchAll(/\\(\d)/g)].map(([, digit]) => Number(digit)).find((n) => n > groups);
  if (missing === undefined) return [];
  return [
    `${property} "${result}" refers to group ${missing}, but the rule has ${groups}. Put brackets around the part of the ` +
      "rule that is to be kept, or remove the reference.",
  ];
}

function problemsOf(properties: Properties, { side, what, alphabet }: (typeof SIDES)[number]): string[] {
  const [ruleName, resultName] = [`${side}RewriteRule`, `${side}RewriteResult`];
  if (isUnknown(properties[ruleName])) return [];
  const [rule, result] = [text(properties[ruleName]), text(properties[resultName])];
  const isOpen = isUnknown(properties[resultName]);
  if (rule === "") {
    if (result === "" || isOpen) return [];
    return [
      `${resultName} "${result}" never applies, because there is no ${ruleName}. Add one, or remove the result.`,
    ];
  }
  let expression: Expression;
  try {
    expression = parse(rule);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [`${ruleName} "${rule}" is no POSIX regular expression: ${error.message}.`];
  }
  const prefix = text(properties[`${side}Prefix`]);
  if (!canMatch(expression, prefix, alphabet)) {
    const such = prefix ? `that starts with ${side}Prefix "${prefix}"` : "that can be dialled";
    return [
      `${ruleName} "${rule}" never matches a ${what} number ${such}, so it does nothing. Correct it, such as ` +
        `"^${prefix || "00"}", or remove it.`,
    ];
  }
  if (isOpen) return [];
  if (result === "") {
    return [
      `${ruleName} "${rule}" has no ${resultName}, so what a matching number becomes is not said. Set ${resultName}, such ` +
        'as "\\1" for the first group in brackets.',
    ];
  }
  return resultProblems(resultName, result, expression.groups);
}

/** A rule that the PBX can't read, or that never matches, sends calls out with numbers that nobody meant. */
export const rewriteRules = resourceRule(
  ["Gateway", "Route"],
  {
    name: "rewrite-rules",
    description: "A rewrite rule is a POSIX regular expression that can match, and has a result.",
    enforcementLevel: "mandatory",
  },
  (properties) => SIDES.flatMap((side) => problemsOf(properties, side)),
);
