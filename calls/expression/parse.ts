import { bracket } from "./bracket";
import { type Expression, ExpressionError, type Node } from "./tree";

// The largest count that POSIX promises (RE_DUP_MAX).
const MOST = 255;

const UNCLOSED = '"(" is never closed; write ")", or "\\(" for the character';

const PERL: Record<string, string> = {
  d: '"[0-9]"',
  D: '"[^0-9]"',
  w: '"[[:alnum:]_]"',
  W: '"[^[:alnum:]_]"',
  s: '"[[:space:]]"',
  S: '"[^[:space:]]"',
};

/** Reads a POSIX extended regular expression; what POSIX leaves undefined is an error, because engines differ there. */
export function parse(text: string): Expression {
  let at = 0;
  let groups = 0;

  const alternatives = (): Node => {
    const items = [sequence()];
    while (text[at] === "|") {
      at += 1;
      items.push(sequence());
    }
    return items.length === 1 ? items[0]! : { kind: "alternatives", items };
  };

  const sequence = (): Node => {
    const items: Node[] = [];
    while (at < text.length && text[at] !== "|" && text[at] !== ")") items.push(repeated(atom()));
    if (items.length === 0 && text !== "") {
      throw new ExpressionError('nothing stands before or after a "|" or between "(" and ")"; remove it');
    }
    return { kind: "sequence", items };
  };

  const group = (): Node => {
    if (text[at] === "?") {
      throw new ExpressionError('"(?" is Perl\'s, and POSIX does not know it; write a plain group "(…)"');
    }
    if (at >= text.length) throw new ExpressionError(UNCLOSED);
    groups += 1;
    const number = groups;
    const item = alternatives();
    if (text[at] !== ")") throw new ExpressionError(UNCLOSED);
    at += 1;
    return { kind: "group", number, item };
  };

  const escaped = (): Node => {
    const one = text[at];
    at += 1;
    if (one === undefined) throw new ExpressionError('it ends in "\\"; write "\\\\" for the character');
    if (PERL[one])
      throw new ExpressionError(`"\\${one}" is Perl's, and POSIX does not know it; write ${PERL[one]}`);
    if (/[A-Za-z0-9]/.test(one))
      throw new ExpressionError(`"\\${one}" means nothing in POSIX; write "${one}"`);
    return { kind: "character", accepts: (character) => character === one };
  };

  const atom = (): Node => {
    const one = text[at]!;
    at += 1;
    switch (one) {
      case "(":
        return group();
      case "[": {
        const { accepts, next } = bracket(text, at - 1);
        at = next;
        return { kind: "character", accepts };
      }
      case "\\":
        return escaped();
      case ".":
        return { kind: "character", accepts: () => true };
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case "*":
      case "+":
      case "?":
      case "{":
        throw new ExpressionError(
          `nothing stands before "${one}" to repeat; write "\\${one}" for the character`,
        );
      default:
        return { kind: "character", accepts: (character) => character === one };
    }
  };

  const repeated = (item: Node): Node => {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(text.slice(at));
    if (!found) {
      if (text[at] !== "{") return item;
      throw new ExpressionError('"{" must be followed by counts, such as "{2}" or "{2,4}"; or write "\\{"');
    }
    if (item.kind === "start" || item.kind === "end") {
      const anchor = item.kind === "start" ? "^" : "$";
      throw new ExpressionError(
        `"${anchor}${found[0]}" repeats a place, which POSIX does not define; write "\\${anchor}" for the character`,
      );
    }
    at += found[0].length;
    if (/^[*+?{]/.test(text.slice(at))) {
      throw new ExpressionError(
        `"${found[0]}${text[at]}" repeats a repetition, which POSIX does not define; keep one`,
      );
    }
    const [min, max] = counts(found);
    if (min > max || min > MOST || (max > MOST && max !== Infinity)) {
      throw new ExpressionError(`"${found[0]}" is no range of counts; they rise, and end at ${MOST}`);
    }
    return { kind: "repeat", item, min, max };
  };

  const root = alternatives();
  if (at < text.length)
    throw new ExpressionError('")" closes nothing; remove it, or write "\\)" for the character');
  return { root, groups };
}

function counts([whole, from, comma, to]: RegExpExecArray): [min: number, max: number] {
  if (whole === "*") return [0, Infinity];
  if (whole === "+") return [1, Infinity];
  if (whole === "?") return [0, 1];
  return [Number(from), to ? Number(to) : comma ? Infinity : Number(from)];
}
