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
    const named = /^\[:([a-z]*):\]/.exec(text.slice(at));
    const range = /^([^\]])-([^\]])/.exec(text.slice(at));
    const collating = /^\[[.=]/.exec(text.slice(at));
    if (collating) {
      throw new ExpressionError(
        `"${collating[0]}" depends on the language of the machine; name the characters`,
      );
    }
    if (named) {
      const known = CLASSES[named[1]!];
      if (!known) {
        const names = Object.keys(CLASSES).join(", ");
        throw new ExpressionError(`"${named[0]}" is no class of characters; there are: ${names}`);
      }
      members.push((character) => known.test(character));
      at += named[0].length;
    } else if (range) {
      const [whole, from, to] = range as unknown as [string, string, string];
      if (from > to) throw new ExpressionError(`the range "${whole}" runs backwards; write "${to}-${from}"`);
      members.push((character) => character >= from && character <= to);
      at += whole.length;
    } else {
      const one = text[at];
      members.push((character) => character === one);
      at += 1;
    }
  }
  return { accepts: (one) => members.some((member) => member(one)) !== negated, next: at + 1 };
}
