import * as pulumi from "@pulumi/pulumi";
import type * as dynamic from "../provider/adapter/account";
import type * as rows from "../provider/entities";
import type * as functions from "../provider/functions";
import { warnOfPlainPassword } from "./plainPassword";
import { providerOf } from "./provider";

// Loaded when the first function is called: a program that only declares resources starts without an HTTP client.
const load = () => ({
  ...(require("../provider/functions") as typeof functions),
  ...(require("../provider/adapter/account") as typeof dynamic),
  ...(require("../provider/entities") as typeof rows),
});

function account() {
  warnOfPlainPassword();
  const { openAccount, ...rest } = load();
  // `Config.get` warns of secrets that are read as plain values; these never leave the client.
  const configuration = {
    get: (key: string) => pulumi.runtime.getConfig(key),
    keys: Object.keys(pulumi.runtime.allConfig()),
    project: pulumi.getProject(),
  };
  const session = openAccount(configuration, (line) => void pulumi.log.info(line));
  return { session, ...rest };
}

/** Options of a function: the account that it asks (`provider`), or a resource that has one (`parent`). */
export type FunctionOptions = pulumi.InvokeOptions;

/** All objects of a list. */
export async function list<T>(
  name: string,
  args: object | undefined,
  opts: FunctionOptions = {},
): Promise<T[]> {
  const provider = providerOf(opts);
  if (provider) return listOf(name, args, { ...opts, provider });
  const { session, listAll, entityNamed } = account();
  return (await listAll(session, entityNamed(name), args)).map((object) => hideSecrets<T>(name, object));
}

/** The objects of a list one by one, page after page. */
export async function* iterate<T>(
  name: string,
  args: object | undefined,
  opts: FunctionOptions = {},
): AsyncGenerator<T> {
  const provider = providerOf(opts);
  if (provider) {
    yield* await listOf<T>(name, args, { ...opts, provider });
    return;
  }
  const { session, listPages, entityNamed } = account();
  for await (const page of listPages(session, entityNamed(name), args)) {
    for (const object of page) yield hideSecrets<T>(name, object);
  }
}

/** One object by its id. */
export async function one<T>(
  name: string,
  id: string | OneArgs,
  args: Omit<OneArgs, "id"> | FunctionOptions = {},
  opts: FunctionOptions = {},
): Promise<T> {
  const [given, chosen] =
    typeof id === "object" ? [id, args as FunctionOptions] : [{ ...(args as Omit<OneArgs, "id">), id }, opts];
  const provider = providerOf(chosen);
  if (provider) {
    const answer = await invoke(`get${name}`, given, { ...chosen, provider });
    return hideSecrets<T>(name, answer as functions.Listed);
  }
  const { session, getOne, entityNamed } = account();
  return hideSecrets<T>(name, await getOne(session, entityNamed(name), String(given.id), given));
}

/** Asks the plugin for a list. */
async function listOf<T>(name: string, args: object | undefined, opts: FunctionOptions): Promise<T[]> {
  const { plural } = load().entityNamed(name);
  const answer = await invoke(`get${plural}`, args ?? {}, opts);
  const objects = answer[plural[0]!.toLowerCase() + plural.slice(1)] as functions.Listed[];
  return objects.map((object) => hideSecrets<T>(name, object));
}

function invoke(name: string, args: object, opts: FunctionOptions): Promise<Record<string, unknown>> {
  // Points in time travel as text.
  return pulumi.runtime.invoke(`telecom-center:index:${name}`, JSON.parse(JSON.stringify(args)), opts);
}

/** The arguments of a function for one object. */
export interface OneArgs {
  id: string;
  include?: string[];
  fields?: string[] | Record<string, string[]>;
}

function hideSecrets<T>(name: string, object: functions.Listed): T {
  const { secretNames, entityNamed } = load();
  for (const secret of secretNames(entityNamed(name))) {
    if (object[secret] !== undefined) object[secret] = pulumi.secret(object[secret]);
  }
  return object as T;
}

/** Arguments of which each may be an output. */
export type Inputs<T> = { [Name in keyof T]: pulumi.Input<InputsOf<T[Name]>> };

type InputsOf<T> = T extends Date
  ? T
  : T extends (infer One)[]
    ? pulumi.Input<One>[]
    : T extends object
      ? Inputs<T>
      : T;
