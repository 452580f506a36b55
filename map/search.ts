/** One text that something is found by, and what it is. */
export interface Term {
  readonly what: string;
  readonly text: string;
}

/** A text as it is searched: without capitals and the marks on letters. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** What people write between the digits of a number. */
const digitsIn = (text: string): string => text.replace(/[\s+()/.-]/g, "");

/** A list of things that is searched by all texts of each. */
export class Index {
  private readonly lines: readonly string[];

  constructor(private readonly things: readonly (readonly Term[])[]) {
    this.lines = things.map((terms) => terms.map(({ text }) => folded(text)).join("\n"));
  }

  /** The positions of the things that have every word, with the term of the first word where it is not the thing's first. */
  find(query: string): { readonly at: number; readonly by?: Term }[] {
    const words = wordsOf(query);
    return this.lines.flatMap((line, at) => {
      if (!words.every((word) => line.includes(word))) return [];
      const by = words.length === 0 ? 0 : this.termOf(at, words[0]!);
      return by > 0 ? [{ at, by: this.things[at]![by]! }] : [{ at }];
    });
  }

  private termOf(at: number, word: string): number {
    return this.things[at]!.findIndex(({ text }) => folded(text).includes(word));
  }
}

/** A number may be written with spaces between its digits; anything else is a list of words. */
function wordsOf(query: string): string[] {
  const digits = digitsIn(query);
  if (/^\d{3,}$/.test(digits) && !/\d\.\d/.test(query)) return [digits];
  return folded(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}
