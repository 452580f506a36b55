// What a reader can't see or what an editor shows elsewhere than it stands (line ends, text direction, halves of a pair,
// joiners) is written by its code, so that the text in the file is surely the text of the account.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u00a0]/gu;

/** A value as TypeScript source. */
export function literal(value: unknown): string {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return typeof value === "object" ? text(value) : String(value);
}

// JSON of an object is one of these forms as well.
function text(value: unknown): string {
  return JSON.stringify(value).replace(INVISIBLE, (character) =>
    Array.from({ length: character.length }, (_, unit) => escaped(character.charCodeAt(unit))).join(""),
  );
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A text on one line, short enough for a comment. */
export function quoted(value: string, length = 60): string {
  const characters = [...value];
  return text(characters.length > length ? `${characters.slice(0, length).join("")}…` : value);
}
