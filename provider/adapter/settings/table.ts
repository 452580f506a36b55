import { z } from "zod";

const wholeNumber = (minimum: number, maximum: number, preset: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(minimum).max(maximum)).default(preset);

const yesOrNo = z.enum(["true", "false"]).transform((value) => value === "true");

/** Every setting, by the name that stands behind `telecom-center:`. */
export const schemas = {
  username: z.string().min(1),
  password: z.string().min(1),
  environment: z.enum(["production", "sandbox"]).default("production"),
  baseUrl: z.string().optional(),
  maxConcurrency: wholeNumber(1, 1000, 8),
  requestsPerSecond: z.string().transform(Number).pipe(z.number().positive()).optional(),
  timeoutSeconds: z.string().transform(Number).pipe(z.number().positive().max(3600)).default(30),
  maxRetries: wholeNumber(0, 100, 5),
  terminationModeAttribute: z.enum(["trm_mode", "termination_mode"]).default("trm_mode"),
  behaviour: z.string().optional(),
  checkBeforeCreate: yesOrNo.optional(),
  journal: z.string().optional(),
  sameAccount: yesOrNo.default(false),
};

export type SettingName = keyof typeof schemas;

/** What a setting's value is made of its text. */
export type SettingValue<Name extends SettingName> = z.output<(typeof schemas)[Name]>;

/** What each may be, as messages say it. */
export const allowed: Record<SettingName, string> = {
  username: "the user name of the Operator API",
  password: "the password of the Operator API",
  environment: '"production" or "sandbox"',
  baseUrl: "an https address (http for this machine alone), without credentials",
  maxConcurrency: "a whole number from 1 to 1000",
  requestsPerSecond: "a number above 0",
  timeoutSeconds: "a number of seconds above 0, up to 3600",
  maxRetries: "a whole number from 0 to 100",
  terminationModeAttribute: '"trm_mode" or "termination_mode"',
  behaviour: "the path, from the project's folder, of a report of `telecom-center probe`",
  checkBeforeCreate: '"true" or "false"',
  journal: 'a folder, or "off"',
  sameAccount: '"true" or "false"',
};

/** What each is for. */
export const meanings: Record<SettingName, string> = {
  username: "User name of the Operator API.",
  password: "Password of the Operator API.",
  environment: "The vendor's host: `production` or `sandbox`.",
  baseUrl: "Address of another host.",
  maxConcurrency: "Requests in flight at once.",
  requestsPerSecond: "Ceiling of the request rate.",
  timeoutSeconds: "Limit of one attempt, in seconds.",
  maxRetries: "Further attempts after a transient failure.",
  terminationModeAttribute: "Name under which the account's API takes a customer's termination mode.",
  behaviour:
    "Report of `telecom-center probe`, by its path from the project's folder: what is known of the account is not tried.",
  checkBeforeCreate:
    "What happens to an object that equals a declaration which is to be created: true takes it over, false creates a second one.",
  journal: "Folder of the journal, or `off`.",
  sameAccount: "The word that the state's objects are of this account, whatever they carry.",
};

export const settingNames = Object.keys(schemas) as SettingName[];

export const isSecret = (name: SettingName): boolean => name === "password";

/** What a setting is where nobody gives one, as it would be written; undefined for none. */
export function presetOf(name: SettingName): string | undefined {
  const preset = schemas[name].safeParse(undefined).data;
  return preset === undefined ? undefined : String(preset);
}

/** The project whose own configuration has the same namespace as this package's. */
export const NAMESPACE = "telecom-center";

/** The key of a setting in a stack's configuration. */
export const keyOf = (name: string): string => `${NAMESPACE}:${name}`;

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return `TELECOM_CENTER_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
}

/** How a setting is set in a stack. */
export const commandFor = (name: SettingName): string =>
  `pulumi config set ${isSecret(name) ? "--secret " : ""}${keyOf(name)}`;
