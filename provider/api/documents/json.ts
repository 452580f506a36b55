/** A JSON value. `bigint` is for requests only: it is written as a plain JSON number with all its digits. */
export type Json = null | boolean | number | string | bigint | Json[] | { [key: string]: Json };

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON text without losing digits: an integer beyond 2^53-1 (such as a 64-bit `external_id`) comes back as a
 * string of its digits.
 * @throws SyntaxError when the text isn't JSON.
 */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  // The second pass is paid for only by the rare document that may need it.
  return /\d{16}/.test(text) ? (JSON.parse(quoteUnsafeIntegers(text)) as Json) : value;
}

function quoteUnsafeIntegers(text: string): string {
  return text.replace(token, (found) =>
    /^-?\d{16,}$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found,
  );
}

/** Writes JSON text. Members that are undefined are left out, as `JSON.stringify` does. */
export function writeJson(value: Json | undefined): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}
