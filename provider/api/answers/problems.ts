import { STATUS_CODES } from "node:http";
import { type Json, parseJson } from "../documents/json";
import type { Detail } from "../errors";
import { visible } from "../words/show";

const maxText = 300;
const maxDetails = 20;

/** What an error answer says, in any of its known forms: JSON:API, `message`/`error`, Rails' lists, text, HTML, nothing. */
export function readProblems(body: string): Detail[] {
  const text = body.trim();
  if (text === "") return [];
  let document: Json;
  try {
    document = parseJson(text);
  } catch {
    const plain = plainText(text);
    return plain ? [{ detail: plain }] : [];
  }
  return fromJson(document).slice(0, maxDetails);
}

/** Problems that a parsed document tells of; none for a document without errors. */
export function fromJson(document: Json): Detail[] {
  if (typeof document === "string") return document.trim() ? [{ detail: shorten(document) }] : [];
  if (!isObject(document)) return [];
  const { errors } = document;
  if (Array.isArray(errors) && errors.length > 0) return errors.flatMap(fromMember);
  if (isObject(errors)) return Object.entries(errors).flatMap(([name, value]) => fromList(name, value));
  const words = [
    document.message,
    document.error,
    document.detail,
    document.title,
    document.error_description,
  ];
  for (const word of words) {
    const text = isObject(word) ? word.message : word;
    if (typeof text === "string" && text.trim()) return [{ detail: shorten(text) }];
  }
  return [];
}

/** The problems as one line of the API's own words. */
export function problemWords(details: readonly Detail[]): string {
  return details.map(oneProblem).filter(Boolean).join("; ");
}

/** A status with its name, such as `422 Unprocessable Entity`. */
export function statusName(status: number): string {
  return STATUS_CODES[status] ? `${status} ${STATUS_CODES[status]}` : String(status);
}

/** Text of a body that isn't JSON: tags and line breaks taken out, shortened. */
export function plainText(body: string): string {
  const head = body.slice(0, 20_000);
  const bare = head
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .replace(/<[^>]*(>|$)/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, "&");
  return shorten(bare);
}

function shorten(text: string): string {
  // Control characters of a broken answer must not reach a terminal; marks that turn or hide text are written out.
  const spaced = text
    .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const line = visible(spaced);
  return line.length > maxText ? `${[...line.slice(0, maxText)].slice(0, -1).join("")}…` : line;
}

function oneProblem({ title, detail, pointer, parameter }: Detail): string {
  const words = detail ?? title ?? "";
  const place = pointer ? `at ${pointer}` : parameter ? `parameter ${parameter}` : "";
  if (!place) return words;
  return words ? `${words} (${place})` : place;
}

function fromMember(member: Json): Detail[] {
  if (typeof member === "string") return member.trim() ? [{ detail: shorten(member) }] : [];
  if (!isObject(member)) return [];
  const source = isObject(member.source) ? member.source : {};
  const found: Detail = {};
  const put = (name: keyof Detail, value: Json | undefined): void => {
    if (typeof value === "number") found[name] = String(value);
    if (typeof value === "string" && value.trim()) found[name] = shorten(value);
  };
  put("title", member.title);
  put("detail", member.detail ?? member.message);
  put("code", member.code);
  put("pointer", source.pointer);
  put("parameter", source.parameter);
  return Object.keys(found).length > 0 ? [found] : [];
}

function fromList(name: string, value: Json): Detail[] {
  const words = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
  return words.map((word) => ({ detail: shorten(`${name} - ${word}`) }));
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
