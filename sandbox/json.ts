import { randomBytes } from "node:crypto";

/** What a JSON text can hold here; integers beyond 2^53-1 are kept exactly, as bigint. */
export type Value = string | number | bigint | boolean | null | Value[] | { [key: string]: Value };

// A JSON number loses digits above 2^53-1, but the manual allows external ids up to 2^63-1: long integers travel
// through JSON.parse and JSON.stringify as marked strings. The mark differs per process, so no text can forge it.
const mark = `big-${randomBytes(9).toString("hex")}:`;
const longIntegers = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
const markedIntegers = new RegExp(`"${mark}(-?\\d+)"`, "g");

export function parseJson(text: string): Value {
  const long = /\d{16}/.test(text);
  const source = long
    ? text.replace(longIntegers, (token) => (token.startsWith('"') ? token : `"${mark}${token}"`))
    : text;
  return JSON.parse(source, long ? unmark : undefined);
}

function unmark(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(mark)) return value;
  const exact = BigInt(value.slice(mark.length));
  return exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(exact)
    : exact;
}

export function formatJson(value: unknown, indent?: number): string {
  let marked = false;
  const text = JSON.stringify(
    value,
    (_key, item) => {
      if (typeof item !== "bigint") return item;
      marked = true;
      return mark + item;
    },
    indent,
  );
  return marked ? text.replace(markedIntegers, "$1") : text;
}
