import { createHash } from "node:crypto";
import { mark } from "../object/marks";
import { urnParts } from "../object/urn";
import type { Values } from "../object/values";

const LOWEST = 1_000_000_000;
const COUNT = 1_000_000_000;

/** Who a resource is: what its URN says. */
export interface Identity {
  readonly stack: string;
  readonly project: string;
  /** The resource within its stack, the same whichever form of the provider has it: `my:Pbx$Gateway::acme-pbx`. */
  readonly path: string;
  /** The class, such as `Gateway`. */
  readonly class: string;
  /** The resource's name in the stack. */
  readonly name: string;
}

/** Takes a URN or its short form apart; undefined for a text that is neither. */
export function identityOf(urn: unknown): Identity | undefined {
  const parts = typeof urn === "string" ? urnParts(urn) : undefined;
  if (!parts) return undefined;
  const { stack, project, types, name } = parts;
  const path = `${types}::${name}`;
  return { stack, project, path, class: classOf(path), name };
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
