import {
  allowed,
  isSecret,
  meanings,
  presetOf,
  type SettingName,
  settingNames,
  variableOf,
} from "../../../provider/adapter/settings";
import type { PropertySpec } from "./resources";

export const TYPES: Partial<Record<SettingName, string>> = {
  maxConcurrency: "integer",
  maxRetries: "integer",
  requestsPerSecond: "number",
  timeoutSeconds: "number",
  checkBeforeCreate: "boolean",
  sameAccount: "boolean",
};

/**
 * The settings of a provider. The environment is not named: what the engine took from there would be stored in the state, so
 * the plugin reads it by itself.
 */
export function settingSpecs(): Record<string, PropertySpec> {
  return Object.fromEntries(
    settingNames.map((name) => [
      name,
      {
        type: TYPES[name] ?? "string",
        description: describe(name),
        ...(isSecret(name) && { secret: true }),
      },
    ]),
  );
}

/** What a setting is, as an editor shows it. */
export function describe(name: SettingName): string {
  const preset = presetOf(name);
  return [
    meanings[name],
    // The meaning says that already.
    /^the /.test(allowed[name]) ? "" : `Must be ${allowed[name]}.`,
    preset === undefined ? "" : `Default: ${preset}.`,
    `Left out, the environment variable ${variableOf(name)} holds.`,
  ]
    .filter(Boolean)
    .join(" ");
}
