import {
  ConfigurationError,
  type Get,
  keyOf,
  NAMESPACE,
  readSettings,
  unknownKeys,
} from "../adapter/settings";
import type { Configuration } from "../adapter/settings/configuration";
import { type Failure, identityOf, isUnknown, type Values } from "../lifecycle";
import { isDefaultProvider } from "../stack/state";

/** What Pulumi gives every provider beside its own settings. */
const PULUMIS_OWN = ["version", "pluginDownloadURL"];

/** Whose settings: of a provider that the program declares, or of the one that the engine makes of a stack's configuration. */
export interface Settled {
  readonly urn: string | undefined;
  readonly values: Values;
}

/** The settings of a provider, as the account is opened with; numbers and booleans come as they are or as text. */
export function toConfiguration({ urn, values }: Settled): Configuration {
  const names = Object.keys(values).filter((name) => !PULUMIS_OWN.includes(name) && !name.startsWith("__"));
  const project = identityOf(urn)?.project;
  return {
    get: getter(values),
    keys: names.map(keyOf),
    ...(project !== undefined && isDefaultProvider(urn!) && { project }),
    ...(isDeclared(urn) && { provider: urn }),
  };
}

/** Whether the program declared the provider itself. */
export const isDeclared = (urn: string | undefined): urn is string =>
  urn !== undefined && urn !== "" && !isDefaultProvider(urn);

/** All that is wrong with a provider's settings; nothing can be said of those that are not known yet. */
export function faultsOf(settled: Settled): Failure[] {
  if (isUnknown(settled.values)) return [];
  const { get, keys = [], project } = toConfiguration(settled);
  try {
    readSettings(get, process.env, unknownKeys(keys, project));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split("\n").map((reason) => ({ property: "", reason, kind: error.kind }));
  }
}

/** The settings that differ. */
export function changedSettings(olds: Values, news: Values): string[] {
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
  return names.filter((name) => textOf(olds[name]) !== textOf(news[name]));
}

function getter(values: Values): Get {
  return (key) =>
    key.startsWith(`${NAMESPACE}:`) ? textOf(values[key.slice(NAMESPACE.length + 1)]) : undefined;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
