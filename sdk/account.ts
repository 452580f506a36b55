import * as pulumi from "@pulumi/pulumi";
import type * as dynamic from "../provider/adapter/account";
import type * as rows from "../provider/entities";
import type * as functions from "../provider/functions";
import { warnOfPlainPassword } from "./plainPassword";

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

/** All objects of a list. */
export async function list<T>(name: string, args: object | undefined): Promise<T[]> {
  const { session, listAll, entityNamed } = account();
  return (await listAll(session, entityNamed(name), args)).map((object) => hideSecrets<T>(name, object));
}

/** The objects of a list one by one, page after page. */
export async function* iterate<T>(name: string, args: object | undefined): AsyncGenerator<T> {
  const { session, listPages, entityNamed } = account();
  for await (const page of listPages(session, entityNamed(name), args)) {
    for (const object of page) yield hideSecrets<T>(name, object);
  }
}

/** One object by its id. */
export async function one<T>(
  name: string,
  id: string | OneArgs,
  args: Omit<OneArgs, "id"> | undefined,
): Promise<T> {
  const { session, getOne, entityNamed } = account();
  const given = typeof id === "object" ? id : { ...args, id };
  return hideSecrets<T>(name, await getOne(session, entityNamed(name), String(given.id), given));
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
