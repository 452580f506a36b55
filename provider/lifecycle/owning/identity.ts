import { createHash } from "node:crypto";
import { mark } from "../object/marks";
import type { Values } from "../object/values";

const LOWEST = 1_000_000_000;
const COUNT = 1_000_000_000;

/** The type tokens of this package's resources, in front of the class; a resource of it may also be the parent. */
const TOKENS = /(?<=^|\$)(?:pulumi-nodejs:dynamic\/telecom-center:|telecom-center:index:)(?=\w+(?:\$|$))/g;

/** Who a resource is: its URN (`urn:pulumi:<stack>::<project>::<types>::<name>`), taken apart. */
export interface Identity {
  readonly urn: string;
  readonly stack: string;
  readonly project: string;
  /** The resource within its stack, the same whichever form of the provider has it: `my:Pbx$Gateway::acme-pbx`. */
  readonly path: string;
  /** The class, such as `Gateway`. */
  readonly class: string;
  /** The resource's name in the stack. */
  readonly name: string;
}

/** Takes a URN apart; undefined for a text that is none. */
export function identityOf(urn: unknown): Identity | undefined {
  if (typeof urn !== "string") return undefined;
  const [, stack, project, types, name] = /^urn:pulumi:(.*?)::(.*?)::(.*?)::(.*)$/s.exec(urn) ?? [];
  if (stack === undefined || project === undefined || types === undefined || name === undefined)
    return undefined;
  const path = `${types.replace(TOKENS, "")}::${name}`;
  return { urn, stack, project, path, class: classOf(path), name };
}

/** The identity that a resource's inputs or outputs carry. */
export function identityIn(values: Values): Identity | undefined {
  return identityOf(values[mark.urn]);
}

/** The class in a path. */
export function classOf(path: string): string {
  return path.slice(0, path.indexOf("::")).split("$").at(-1)!;
}

/** The resource's name in a path. */
export function nameOf(path: string): string {
  return path.slice(path.indexOf("::") + 2);
}

/**
 * An id for an object whose id the client chooses: 1000000000 to 1999999999. It is the same at each preview and update
 * of a resource, whichever form of the provider has it, and another one for each stack, parent type, class and name.
 */
export function derivedId({ project, stack, path }: Identity): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([project, stack, path]))
    .digest();
  return String(LOWEST + Number(digest.readBigUInt64BE() % BigInt(COUNT)));
}
