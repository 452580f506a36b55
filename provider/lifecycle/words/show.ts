import { visible } from "../../api";

export { visible };

const LONGEST = 80;

/** A value as messages show it: JSON on one line, with what can't be seen written out, and shortened. */
export function show(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? "nothing");
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}

/** The name of a property as messages show it: as it stands, unless it would make the line unreadable. */
export function showName(name: string): string {
  return /^[\w$.[\]-]{1,80}$/.test(name) ? name : show(name);
}

/** What a value is, for messages that must not show the value itself. */
export function showType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value === "") return "an empty text";
  const names: Record<string, string> = { string: "a text", number: "a number", boolean: "a boolean" };
  return names[typeof value] ?? "an object";
}
