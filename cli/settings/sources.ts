import {
  addressOf,
  type Get,
  givenOf,
  isSecret,
  keyOf,
  type Place,
  presetOf,
  type SettingName,
  settingNames,
  variableOf,
} from "../../provider/adapter/settings";
import type { StackValue } from "../../provider/stack/choice";

/** What stands for a value that is not shown. */
export const SET = "set";

/** One setting, as it may be shown. */
export interface Shown {
  readonly name: SettingName;
  /** Null where nobody set it and it has no default; `set` for a secret. */
  readonly value: string | null;
  readonly from: Place;
  /** The environment variable that it is taken from. */
  readonly variable?: string;
  readonly secret?: true;
}

/** Which account it is. */
export interface Account {
  readonly address: string;
  readonly user: string;
}

export const accountOf = (get: Get, env: NodeJS.ProcessEnv): Account => ({
  address: addressOf(get, env),
  user: givenOf("username", get, env).text ?? "",
});

/** Every setting that counts: of the two names of the host, the one that is used. */
export function shownSettings(stack: ReadonlyMap<string, StackValue>, env: NodeJS.ProcessEnv): Shown[] {
  const get = (key: string) => stack.get(key)?.value;
  const unused = givenOf("baseUrl", get, env).text === undefined ? "baseUrl" : "environment";
  return settingNames.filter((name) => name !== unused).map((name) => shown(name, stack, env));
}

function shown(name: SettingName, stack: ReadonlyMap<string, StackValue>, env: NodeJS.ProcessEnv): Shown {
  const { text, from } = givenOf(name, (key) => stack.get(key)?.value, env);
  const secret = isSecret(name) || (from === "stack" && stack.get(keyOf(name))!.secret);
  return {
    name,
    value: text === undefined ? (presetOf(name) ?? null) : shownText(name, text, secret),
    from: text === undefined ? "default" : from,
    ...(from === "environment" && text !== undefined && { variable: variableOf(name) }),
    ...(secret && { secret }),
  };
}

/** A value of an earlier configuration that differs from now's. */
export interface Differing {
  readonly name: SettingName;
  readonly value: string | null;
}

/** The settings that the last `up` had otherwise. Its environment variables are not known: now's stand for them. */
export function differing(
  last: ReadonlyMap<string, StackValue>,
  stack: ReadonlyMap<string, StackValue>,
  env: NodeJS.ProcessEnv,
): Differing[] {
  return settingNames.flatMap((name) => {
    const [then, now] = [last, stack].map((one) => effective(name, (key) => one.get(key)?.value, env));
    if (now === then) return [];
    const secret = isSecret(name) || [last, stack].some((one) => one.get(keyOf(name))?.secret);
    return [{ name, value: then === undefined ? null : shownText(name, then, secret) }];
  });
}

function effective(name: SettingName, get: Get, env: NodeJS.ProcessEnv): string | undefined {
  if (name === "environment" && givenOf("baseUrl", get, env).text !== undefined) return undefined;
  return givenOf(name, get, env).text ?? presetOf(name);
}

// What stands before an "@" is secret also in an address.
const shownText = (name: SettingName, text: string, secret: boolean) =>
  secret || (name === "baseUrl" && text.includes("@")) ? SET : text;
