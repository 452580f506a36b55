import { type Json, parseJson } from "../documents/json";
import { plainText } from "./problems";

/** Who a body sounds like: the API (JSON:API, or no body at all), another program, or a page made for people. */
export type Form = "empty" | "jsonApi" | "json" | "page" | "text";

/** Tells the form of an answer's body. */
export function formOf(body: string): Form {
  const text = body.trim();
  if (text === "") return "empty";
  if (text.startsWith("<")) return "page";
  const document = read(text);
  if (document === undefined) return "text";
  const own = typeof document === "object" && document !== null && !Array.isArray(document);
  return own && (Array.isArray(document.errors) || "data" in document) ? "jsonApi" : "json";
}

function read(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Whether a body that can't be parsed is at least the beginning of a JSON document. */
export function looksLikeJson(body: string): boolean {
  return /^\s*[[{"]/.test(body);
}

/** A body that can't be read, in words. A piece of a document may hold passwords: it is never shown. */
export function describeBody(body: string): string {
  const text = body.trim();
  if (text === "") return "with an empty body in place of a document";
  if (looksLikeJson(text)) return `with JSON that is cut off or broken (${text.length} characters)`;
  return `with something that isn't JSON: ${plainText(text) || "no readable text"}`;
}
