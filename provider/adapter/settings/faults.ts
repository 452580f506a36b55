import type { Place } from "./given";
import { allowed, commandFor, isSecret, keyOf, type SettingName, variableOf } from "./table";

const setIt = (name: SettingName) =>
  `set it with \`${commandFor(name)}\` or in the environment variable ${variableOf(name)}`;

/** A setting that is needed. */
export function missing(name: SettingName): string {
  return `The configuration lacks ${allowed[name]}: ${setIt(name)}.`;
}

/** A value that the setting can't have; a secret one is not repeated. */
export function unusable(name: SettingName, given: string): string {
  const shown = isSecret(name) ? "" : `; it is ${JSON.stringify(given)}`;
  return `The configuration ${keyOf(name)} must be ${allowed[name]}${shown}: ${setIt(name)}.`;
}

/**
 * Credentials that end with what nobody types: files and `echo` end with a line break, and the API answers no more than 401.
 */
export function untidyEnd(
  name: "username" | "password",
  { text, from }: { text: string | undefined; from: Place },
): string | undefined {
  const end = /\s+$/.exec(text ?? "")?.[0];
  if (end === undefined) return undefined;
  const what = /[\r\n]/.test(end) ? "a line break" : "a blank";
  const [where, how] =
    from === "stack"
      ? [`The configuration ${keyOf(name)}`, `, with \`${commandFor(name)}\``]
      : [`The environment variable ${variableOf(name)}`, ""];
  return `${where} ends with ${what}, as a file or \`echo\` ends: set it again without${how}.`;
}
