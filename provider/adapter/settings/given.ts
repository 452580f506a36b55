import { keyOf, type SettingName, variableOf } from "./table";

/** Looks up a key of a stack's configuration. */
export type Get = (key: string) => string | undefined;

/** A setting as somebody gave it. */
export interface Given {
  /** Undefined where nobody did, or where it was set to nothing. */
  readonly text: string | undefined;
  readonly from: Place;
}

export type Place = "stack" | "environment" | "default";

/** Two names of one setting: the host. */
export const HOST = ["environment", "baseUrl"] as const satisfies SettingName[];

/** One setting, and the place that it is taken from: the stack's configuration wins over the environment. */
export function givenOf(name: SettingName, get: Get, env: NodeJS.ProcessEnv): Given {
  const place = placeOf(name, get, env);
  if (place === "default") return { text: undefined, from: place };
  const text = place === "stack" ? get(keyOf(name)) : env[variableOf(name)];
  return { text: text === "" ? undefined : text, from: place };
}

// What a shell says of the host is not mixed with what a stack says of it: a stack's credentials would go elsewhere.
function placeOf(name: SettingName, get: Get, env: NodeJS.ProcessEnv): Place {
  const group = isHost(name) ? HOST : [name];
  const inStack = group.filter((one) => get(keyOf(one)) !== undefined);
  const inEnv = group.filter((one) => env[variableOf(one)] !== undefined);
  if (inStack.length > 0) return inStack.includes(name) ? "stack" : "default";
  return inEnv.includes(name) ? "environment" : "default";
}

const isHost = (name: SettingName): name is (typeof HOST)[number] =>
  (HOST as readonly SettingName[]).includes(name);

/** What is wrong where the host is set twice in one place. */
export function twoHosts(get: Get, env: NodeJS.ProcessEnv): string | undefined {
  const given = HOST.map((name) => givenOf(name, get, env));
  if (given.some(({ text }) => text === undefined)) return undefined;
  if (given[0]!.from === "environment")
    return `The environment variables ${HOST.map(variableOf).join(" and ")} are one setting, and both are set: unset one of them.`;
  const [one, other] = HOST.map(keyOf);
  return `The configuration has ${one} and ${other}, which are one setting: remove one of them (\`pulumi config rm ${one}\` or \`pulumi config rm ${other}\`).`;
}
