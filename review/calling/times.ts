import { compare, withDefaults } from "../../provider/lifecycle/deciding/diff";
import type { Step } from "../judging/steps";
import type { Pairs } from "../pairing/pair";
import type { Action } from "../reading/actions";
import type { Resource, Side } from "../reading/resource";

/** An object of two resources is one: that of the resource which has it at the end, with what the other had before. */
export function asOne(resource: Resource, pairs: Pairs): Resource | undefined {
  const pair = pairs.get(resource.urn);
  if (!pair) return resource;
  const { kind, from, to } = pair;
  if (kind === "clash") return resource === from ? { ...from, after: from.before } : undefined;
  return resource === to ? { ...to, before: from.before } : undefined;
}

/** What becomes of an object: a move is the update that it may be, and what changes in nothing but its resource stays as it is. */
export function becomes(step: Step | undefined): Action | undefined {
  if (step?.action !== "move" && step?.action !== "update") return step?.action;
  return step.changes.length > 0 ? "update" : undefined;
}

/** An object before and after the change; absent at a time when the account does not have it. */
export interface Times {
  readonly before?: Side;
  readonly after?: Side;
}

export function timesOf({ entity, before, after, last }: Resource, action: Action | undefined): Times {
  // A refresh after which nothing is done has found what the object is.
  const found = last === "refresh" ? after : before;
  const was = found ?? (action === "take-over" ? after : undefined);
  // What leaves the stack and stays in the account still carries calls.
  const kept = action === "forget" || (action === "delete" && before?.retained);
  const will = kept
    ? before
    : action === "delete"
      ? undefined
      : after && merged(entity, before, after, action);
  return { ...(was && { before: was }), ...(will && { after: will }) };
}

// What the program does not declare stays as it is in an update, and starts afresh in a replacement.
function merged(
  entity: Resource["entity"],
  before: Side | undefined,
  after: Side,
  action: Action | undefined,
): Side {
  if (!before || action === "replace") return after;
  const { released } = compare(entity, before.outputs, after.inputs);
  const defaults = withDefaults(entity, released, {});
  return {
    ...after,
    outputs: { ...before.outputs, ...after.outputs, ...defaults },
    ...(before.id && { id: before.id }),
  };
}
