/**
 * A part of a sentence: the review's own words, or text that somebody else chose: a name, or a value of an argument. Each
 * format makes other people's text harmless in its own way, so the two are never joined before.
 */
export type Piece = string | { readonly name: string } | { readonly value: string };

export type Sentence = readonly Piece[];

const LONGEST = 60;

/** Other people's text on one line, with what can't be seen written out, and shortened. */
export function readable(text: string, longest = LONGEST): string {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, writtenOut);
  const characters = [...seen];
  return characters.length <= longest ? seen : `${characters.slice(0, longest - 1).join("")}…`;
}

function writtenOut(character: string): string {
  if (character === "\n") return "\\n";
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

export const name = (text: string): Piece => ({ name: readable(text) });
export const value = (text: string): Piece => ({ value: readable(text) });

/** Sentences with something between them. */
export function join(sentences: readonly Sentence[], between: string): Sentence {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [between, ...sentence]));
}

/** The sentence as plain text: names in backquotes. */
export function plain(sentence: Sentence): string {
  return sentence
    .map((piece) => (typeof piece === "string" ? piece : "name" in piece ? `\`${piece.name}\`` : piece.value))
    .join("");
}

/** "1 trunk", "2 trunks". */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
