import * as pulumi from "@pulumi/pulumi";
import type * as dynamic from "../provider/adapter/account";
import type * as rows from "../provider/entities";
import type * as functions from "../provider/functions";
import { isKind, withKind } from "../provider/lifecycle/words/kinds";
import { areMocked, ask, askForList } from "./engine";
import { warnOfPlainPassword } from "./plainPassword";
import { providerOf } from "./provider";
import { hiding } from "./secrets";

export { type Inputs, later } from "./inputs";

// Loaded when the first function is called: a program that only declares resources starts without an HTTP client.
const load = () => ({
  ...(require("../provider/functions") as typeof functions),
  ...(require("../provider/adapter/account") as typeof dynamic),
  ...(require("../provider/entities") as typeof rows),
});

function account() {
  warnOfPlainPassword();
  // `Config.get` warns of secrets that are read as plain values; these never leave the client.
  const configuration = {
    get: (key: string) => pulumi.runtime.getConfig(key),
    keys: Object.keys(pulumi.runtime.allConfig()),
    project: pulumi.getProject(),
  };
  return load().openAccount(configuration, (line) => void pulumi.log.info(line));
}

/** Options of a function: the account that it asks (`provider`), or a resource that has one (`parent`). */
export type FunctionOptions = pulumi.InvokeOptions;

/** The arguments of a function for one object. */
export interface OneArgs {
  id: string;
  include?: string[] | undefined;
  fields?: string[] | Record<string, string[]> | undefined;
}

/** A result that shows these properties for certain. */
export type Showing<Result, Name extends keyof Result> = Result & Required<Pick<Result, Name>>;

/** All objects of a list. */
export function list<T>(name: string, args: object = {}, opts: FunctionOptions = {}): Promise<T[]> {
  return tellingShortly(async () => {
    const found: T[] = [];
    for await (const object of each(name, args, opts)) found.push(object as T);
    return found;
  });
}

/** The objects of a list one by one, page after page. */
export async function* iterate<T>(
  name: string,
  args: object = {},
  opts: FunctionOptions = {},
): AsyncGenerator<T> {
  const objects = each(name, args, opts);
  try {
    for (;;) {
      const { value, done } = await tellingShortly(() => objects.next());
      if (done) return;
      yield value as T;
    }
  } finally {
    await objects.return(undefined);
  }
}

/** One object by its id. */
export function one<T>(
  name: string,
  id: string | OneArgs,
  args: Omit<OneArgs, "id"> | FunctionOptions = {},
  opts: FunctionOptions = {},
): Promise<T> {
  return tellingShortly(async () => {
    const { getOne, checkOne, entityNamed } = load();
    const entity = entityNamed(name);
    const isWhole = typeof id === "object" && id !== null;
    const given = isWhole ? id : { ...(args as Omit<OneArgs, "id">), id };
    checkOne(entity, given);
    const options = asked(isWhole ? (args as FunctionOptions) : opts);
    const object = options
      ? await ask(`get${entity.name}`, given, options)
      : await getOne(account(), entity, String(given.id), given);
    return hiding(entity)<T>(object);
  });
}

/** How the engine is asked; undefined where this process asks the account of the stack by itself. */
function asked(opts: FunctionOptions): FunctionOptions | undefined {
  const provider = providerOf(opts);
  if (provider) return { ...opts, provider };
  return areMocked() ? opts : undefined;
}

async function* each(name: string, args: object, opts: FunctionOptions): AsyncGenerator<object> {
  const { listPages, checkList, entityNamed } = load();
  const entity = entityNamed(name);
  checkList(entity, args);
  const hide = hiding(entity);
  const options = asked(opts);
  if (options) {
    for (const object of await askForList(entity.plural, args, options)) yield hide<object>(object);
    return;
  }
  for await (const page of listPages(account(), entity, args)) {
    for (const object of page) yield hide<object>(object);
  }
}

const isShort = (error: unknown): boolean => pulumi.RunError.isInstance(error);

// Pulumi prints the stack of whatever ends a program, but that of a `RunError`. A mistake in this code keeps its own.
async function tellingShortly<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const keepsStack = [TypeError, RangeError, ReferenceError].some((kind) => error instanceof kind);
    if (keepsStack || !(error instanceof Error) || isShort(error)) throw error;
    const kind = "kind" in error && isKind(error.kind) ? error.kind : undefined;
    const told = Object.assign(new pulumi.RunError(withKind(error.message, kind)), kind && { kind });
    throw Object.defineProperty(told, "cause", { value: error });
  }
}
