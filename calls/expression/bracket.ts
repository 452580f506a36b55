import { ExpressionError } from "./tree";

const CLASSES: Record<string, RegExp> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[^ -~\u0080-\uffff]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

type Member = (character: string) => boolean;

/** The bracket expression that starts at `[`: what it accepts, and where the text goes on. */
export function bracket(text: string, start: number): { accepts: Member; next: number } {
  const negated = text[start + 1] === "^";
  const first = start + (negated ? 2 : 1);
  const members: Member[] = [];
  let at = first;
  // A bracket that comes first stands for itself.
  while (text[at] !== "]" || at === first) {
    if (at >= text.length) throw new ExpressionError('"[" is never closed; write "]" after the characters');
    const from = partAt(text, at);
    at = from.next;
    // A hyphen at the end stands for itself.
    if (text[at] !== "-" || text[at + 1] === "]" || at + 1 >= text.length) {
      members.push(from.accepts);
      continue;
    }
    const to = partAt(text, at + 1);
    const whole = text.slice(from.start, to.next);
    if (from.character === undefined || to.character === undefined) {
      throw new ExpressionError(
        `the range "${whole}" has a class at one end; put the hyphen last for the character`,
      );
    }
    if (from.character > to.character) {
      throw new ExpressionError(
        `the range "${whole}" runs backwards; write "${to.character}-${from.character}"`,
      );
    }
    const [least, most] = [from.character, to.character];
    members.push((character) => character >= least && character <= most);
    at = to.next;
  }
  return { accepts: (one) => members.some((member) => member(one)) !== negated, next: at + 1 };
}

interface Part {
  readonly accepts: Member;
  /** The one character that it means; undefined for a class, which can't end a range. */
  readonly character?: string;
  readonly start: number;
  readonly next: number;
}

/** What stands at a place between the brackets: a character, a class, or a character in POSIX's own brackets. */
function partAt(text: string, start: number): Part {
  const open = /^\[([:.=])/.exec(text.slice(start, start + 2));
  if (!open) return one(text[start]!, start, start + 1);
  const mark = open[1]!;
  // What is named may be the mark or a bracket itself: [.].] is POSIX.
  const end = text.indexOf(`${mark}]`, start + 3);
  if (end < 0) {
    throw new ExpressionError(
      `"[${mark}" is never closed; write "${mark}]" after the name, or put "[" last for the character`,
    );
  }
  const [named, next] = [text.slice(start + 2, end), end + 2];
  if (mark === ":") return { accepts: classOf(named), start, next };
  if ([...named].length !== 1) {
    throw new ExpressionError(
      `"[${mark}${named}${mark}]" is more than one character; which there are differs from machine to machine`,
    );
  }
  return mark === "."
    ? one(named, start, next)
    : { accepts: (character) => character === named, start, next };
}

function one(character: string, start: number, next: number): Part {
  return { accepts: (other) => other === character, character, start, next };
}

function classOf(name: string): Member {
  const known = CLASSES[name];
  if (known) return (character) => known.test(character);
  throw new ExpressionError(
    `"[:${name}:]" is no class of characters; there are: ${Object.keys(CLASSES).join(", ")}`,
  );
}
