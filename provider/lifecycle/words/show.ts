const LONGEST = 80;

/** A value as messages show it: JSON on one line, with what can't be seen written out, and shortened. */
export function show(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? "nothing");
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}

/** A text with what can't be seen, or changes how the rest is seen, written out; line feeds too. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
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

function escaped(character: string): string {
  return [...character]
    .flatMap((one) => one.split(""))
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
