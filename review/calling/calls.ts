import { cut, type Kind, type Part } from "../../calls";
import { limitOfMode, type OutboundRoute } from "../../outbound";
import type { Recent } from "../sums";
import type { OutboundChange } from "./outbound";

/** Calls that a change treats alike. */
export type CallPart = Part<OutboundRoute>;

/** What a change does to a customer's outbound calls. */
export interface CallChanges {
  /** Holes first. A call in none of them has the same fate before and after. */
  readonly changes: readonly CallPart[];
  /** Whether nothing hidden can change more: there are no limits. */
  readonly nothingElse: boolean;
  /** What is not known, in words that begin in the middle of a sentence. */
  readonly limits: readonly string[];
  /** The recorded calls of each change, in the same order; absent where no records were read. */
  readonly recent?: readonly Recent[];
}

/** What a reader has to see first; changes are in this order. */
export const KINDS: readonly Kind[] = ["fails", "undecided", "moves", "changed", "connects"];

/**
 * @param outbound - undefined for a customer of which the document has neither the customer nor a route
 * @param more - limits that hold for the whole document
 */
export function callChangesOf(outbound: OutboundChange | undefined, more: readonly string[]): CallChanges {
  const limits = outbound ? [...outbound.limits] : [limitOfMode(undefined)!];
  for (const limit of more) if (!limits.includes(limit)) limits.push(limit);
  const parts = outbound ? cut(outbound.before.routes, outbound.after.routes) : [];
  const changes = KINDS.flatMap((kind) => parts.filter((part) => part.kind === kind));
  return { changes, nothingElse: limits.length === 0, limits };
}

/** Whether a route or gateway, by its key, carries or carried any of these calls. */
export const isTouched = ({ before, after }: CallPart, key: string): boolean =>
  [...before.routes, ...after.routes].some(
    (route) => route.key === key || route.gateway.key === key || route.gateway.key === `${key} (new)`,
  );
