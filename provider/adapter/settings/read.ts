import type { ApiSettings } from "../../api";
import { type Behaviour, type Kind, noBehaviour } from "../../lifecycle";
import { packageVersion } from "../packaged";
import { HOSTS, parseAddress } from "./address";
import { type Found, readBehaviour } from "./behaviour";
import { missing, untidyEnd, unusable } from "./faults";
import { type Get, givenOf, twoHosts } from "./given";
import { type SettingName, type SettingValue, schemas } from "./table";

/** All that is configured for an account. */
export interface Settings extends Omit<ApiSettings, "log"> {
  readonly terminationModeAttribute: string;
  /** What is known of how the account answers. */
  readonly behaviour: Behaviour;
  readonly checkBeforeCreate: boolean | undefined;
  /** The folder of the journal, `off` for none, undefined for the default. */
  readonly journal: string | undefined;
  /** Somebody's word that the state's objects are those of this account, whatever they carry. */
  readonly sameAccount: boolean;
  /** The file of the review to which a run is held; only an environment variable says so, for one run. */
  readonly approved: string | undefined;
}

/** Configuration that can't be used. Its message names every fault, and both places where each value can be set. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(
    message: string,
    readonly kind: Kind = "not allowed",
  ) {
    super(message);
  }
}

/**
 * Reads the configuration of a stack; the stack's own wins over the environment.
 *
 * @param get - looks up `telecom-center:<name>` in the stack's configuration
 * @param known - faults that are known already, to be told with the others
 * @throws ConfigurationError
 */
export function readSettings(
  get: Get,
  env: NodeJS.ProcessEnv = process.env,
  known: readonly string[] = [],
): Settings {
  const faults = [...known];
  let lacks = false;
  const value = <Name extends SettingName>(name: Name): SettingValue<Name> => {
    const { text } = givenOf(name, get, env);
    const parsed = schemas[name].safeParse(text);
    if (parsed.success) return parsed.data as SettingValue<Name>;
    lacks ||= text === undefined;
    faults.push(text === undefined ? missing(name) : unusable(name, text));
    return undefined as never;
  };
  const credential = (name: "username" | "password"): string => {
    const untidy = untidyEnd(name, givenOf(name, get, env));
    if (untidy) faults.push(untidy);
    return untidy ? "" : value(name);
  };
  const address = (): string => {
    const both = twoHosts(get, env);
    if (both) faults.push(both);
    const parsed = parseAddress(value("baseUrl") ?? HOSTS[value("environment") ?? "production"]);
    if ("address" in parsed) return parsed.address;
    faults.push(parsed.fault);
    return "";
  };
  const found = (): Found | undefined => {
    const given = value("behaviour");
    if (given === undefined) return undefined;
    const read = readBehaviour(given);
    if ("found" in read) return read.found;
    faults.push(read.fault);
    return undefined;
  };
  const { terminationMode, ...behaviour } = found() ?? { ...noBehaviour, terminationMode: undefined };
  const isNamed = givenOf("terminationModeAttribute", get, env).text !== undefined;
  const settings: Settings = {
    baseUrl: address(),
    username: credential("username"),
    password: credential("password"),
    maxConcurrency: value("maxConcurrency"),
    requestsPerSecond: value("requestsPerSecond"),
    timeoutMs: value("timeoutSeconds") * 1000,
    maxRetries: value("maxRetries"),
    terminationModeAttribute: isNamed
      ? value("terminationModeAttribute")
      : (terminationMode ?? value("terminationModeAttribute")),
    behaviour,
    checkBeforeCreate: value("checkBeforeCreate"),
    journal: value("journal"),
    sameAccount: value("sameAccount"),
    approved: env.TELECOM_CENTER_APPROVED || undefined,
    userAgent: userAgent(),
  };
  if (faults.length > 0) throw new ConfigurationError(faults.join("\n"), lacks ? "missing" : "not allowed");
  return settings;
}

function userAgent(): string {
  return `pulumi-telecom-center/${packageVersion()} node/${process.versions.node}`;
}
