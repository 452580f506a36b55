import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { ApiSettings } from "../api";

/** All that is configured for an account. */
export interface Settings extends Omit<ApiSettings, "log"> {
  readonly terminationModeAttribute: string;
  readonly checkBeforeCreate: boolean | undefined;
  /** The folder of the journal, `off` for none, undefined for the default. */
  readonly journal: string | undefined;
}

/** Configuration that can't be used. Its message names every fault, and both places where each value can be set. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

const HOSTS = {
  production: "https://api.telecom.center",
  sandbox: "https://api.sandbox.telecom.center",
};
const BASE_PATH = "/api/rest/public/operator";

const wholeNumber = (minimum: number, maximum: number, preset: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(minimum).max(maximum)).default(preset);

const schemas = {
  username: z.string().min(1),
  password: z.string().min(1),
  environment: z.enum(["production", "sandbox"]).default("production"),
  baseUrl: z.string().optional(),
  maxConcurrency: wholeNumber(1, 1000, 8),
  requestsPerSecond: z.string().transform(Number).pipe(z.number().positive()).optional(),
  timeoutSeconds: z.string().transform(Number).pipe(z.number().positive().max(3600)).default(30),
  maxRetries: wholeNumber(0, 100, 5),
  terminationModeAttribute: z.enum(["trm_mode", "termination_mode"]).default("trm_mode"),
  checkBeforeCreate: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .optional(),
  journal: z.string().optional(),
};

const allowed: Record<keyof typeof schemas, string> = {
  username: "the user name of the Operator API",
  password: "the password of the Operator API",
  environment: '"production" or "sandbox"',
  baseUrl: "an https address (http for this machine alone), without credentials",
  maxConcurrency: "a whole number from 1 to 1000",
  requestsPerSecond: "a number above 0",
  timeoutSeconds: "a number of seconds above 0, up to 3600",
  maxRetries: "a whole number from 0 to 100",
  terminationModeAttribute: '"trm_mode" or "termination_mode"',
  checkBeforeCreate: '"true" or "false"',
  journal: 'a folder, or "off"',
};

/**
 * Reads the configuration of a stack; the stack's own wins over the environment.
 *
 * @param get - looks up `telecom-center:<name>` in the stack's configuration
 * @throws ConfigurationError
 */
export function readSettings(
  get: (key: string) => string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Settings {
  const faults: string[] = [];
  const value = <Name extends keyof typeof schemas>(name: Name): z.output<(typeof schemas)[Name]> => {
    const given = settingOf(name, get, env);
    const parsed = schemas[name].safeParse(given === "" ? undefined : given);
    if (parsed.success) return parsed.data as z.output<(typeof schemas)[Name]>;
    faults.push(fault(name, given));
    return undefined as never;
  };
  const environment = value("environment");
  const baseUrl = parseBaseUrl(value("baseUrl") ?? HOSTS[environment ?? "production"], faults);
  const settings: Settings = {
    baseUrl,
    username: value("username"),
    password: value("password"),
    maxConcurrency: value("maxConcurrency"),
    requestsPerSecond: value("requestsPerSecond"),
    timeoutMs: value("timeoutSeconds") * 1000,
    maxRetries: value("maxRetries"),
    terminationModeAttribute: value("terminationModeAttribute"),
    checkBeforeCreate: value("checkBeforeCreate"),
    journal: value("journal"),
    userAgent: userAgent(),
  };
  if (faults.length > 0) throw new ConfigurationError(faults.join("\n"));
  return settings;
}

/** One setting as it is given. */
export function settingOf(
  name: keyof typeof schemas,
  get: (key: string) => string | undefined,
  env: NodeJS.ProcessEnv,
): string | undefined {
  return get(`telecom-center:${name}`) ?? env[environmentName(name)];
}

function environmentName(name: string): string {
  return `TELECOM_CENTER_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
}

function fault(name: keyof typeof schemas, given: string | undefined): string {
  const secret = name === "password";
  const command = `pulumi config set ${secret ? "--secret " : ""}telecom-center:${name}`;
  const both = `set it with \`${command}\` or in the environment variable ${environmentName(name)}`;
  const missing = given === undefined || given === "";
  if (missing) return `The configuration lacks ${allowed[name]}: ${both}.`;
  return `The configuration telecom-center:${name} must be ${allowed[name]}${secret ? "" : `; it is ${JSON.stringify(given)}`}: ${both}.`;
}

function parseBaseUrl(given: string, faults: string[]): string {
  // Before anything of it can be shown: what stands before an "@" is secret also in an address that is none.
  if (given.includes("@")) {
    faults.push(
      "The configuration telecom-center:baseUrl must not hold credentials: set telecom-center:username and telecom-center:password.",
    );
    return "";
  }
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    faults.push(fault("baseUrl", given));
    return "";
  }
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    faults.push(
      `The configuration telecom-center:baseUrl must be an https address: the credentials would cross the network in clear. ` +
        `Plain http is for this machine alone (localhost); it is ${JSON.stringify(`${url.protocol}//${url.host}`)}.`,
    );
    return "";
  }
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path.endsWith(BASE_PATH) ? path : path + BASE_PATH);
}

function userAgent(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(__dirname), "package.json"), "utf8")) as {
    version: string;
  };
  return `pulumi-telecom-center/${manifest.version} node/${process.versions.node}`;
}

// The compiled file lies a folder deeper than its source.
function packageFolder(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : packageFolder(dirname(folder));
}
