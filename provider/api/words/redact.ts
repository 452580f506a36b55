import type { Json } from "../documents/json";

const secretName = /password|passwd|secret|token|^uri$/i;

/** Members of the API's documents (and of queries) whose values must never be shown. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

const hidden = "[secret]";
/** Shorter texts are no secrets, and taking them out would only make a message unreadable. */
const shortest = 3;
const name = String.raw`(?:[\w-]*(?:password|passwd|secret|token)|\buri)["'\]]*`;
const patterns: [RegExp, string][] = [
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{4,}/g, `$1 ${hidden}`],
  [new RegExp(String.raw`(${name}\s*=>?\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'<>]+)`, "gi"), `$1${hidden}`],
  // After a colon only quoted values: "password: is too short" is the API's explanation, not a secret.
  [new RegExp(String.raw`(${name}\s*:\s*)("(?:[^"\\]|\\.)*"|'[^']*')`, "gi"), `$1${hidden}`],
];

/** Takes secrets out of text: the given values, and whatever stands behind a telling name. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    for (const form of new Set([secret, encodeURIComponent(secret)])) {
      if (form.length >= shortest) clean = clean.split(form).join(hidden);
    }
  }
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  return clean;
}

/** Values of the secret members of a request's document. */
export function secretsIn(value: Json | undefined): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) =>
    isSecretName(name) && (typeof member === "string" || typeof member === "number")
      ? [String(member)]
      : secretsIn(member),
  );
}
