import type { Entity } from "../../entities";
import { mark } from "../object/marks";
import { declaredIn } from "../object/outputs";
import type { Values } from "../object/values";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { type Identity, identityIn } from "./identity";

// A run that is killed may leave the state behind the account: an update or a deletion that the state knows nothing of. The
// journal has the word before each write, and the outputs carry a version, so that a state which missed it can be told.

const versionOf = (outputs: Values) => Number(outputs[mark.version] ?? 0);

/** The version that the outputs get with the next update. */
export function nextVersion(
  session: Session,
  entity: Entity,
  identity: Identity | undefined,
  id: string,
  olds: Values,
): number {
  return Math.max(versionOf(olds), session.memory(identity).version(entity.name, id) ?? 0) + 1;
}

/** Whether an earlier run began to change or to delete an object, and the state knows nothing of how that ended. */
export function isUnfinished(session: Session, entity: Entity, id: string, olds: Values): boolean {
  const memory = session.memory(identityIn(olds));
  if (memory.removal(entity.name, id)) return true;
  return (memory.version(entity.name, id) ?? 0) > versionOf(olds);
}

/**
 * What is still known of an object that is read because a write of it was cut off; what answers hide is to be sent again. The
 * version is a new one, so that a state which this does not reach is told too.
 */
export async function caughtUp(session: Session, entity: Entity, id: string, olds: Values): Promise<Values> {
  const identity = identityIn(olds)!;
  const version = nextVersion(session, entity, identity, id, olds);
  await session.memory(identity).kept(identity.path, id, version);
  const shown = Object.entries(olds).filter(([name]) => !entity.attributes[name]?.writeOnly);
  return { ...Object.fromEntries(shown), [mark.version]: version };
}

/** The arguments that were declared for an object, by the state or by the update that was cut off. */
export function declaredBefore(session: Session, entity: Entity, id: string, olds: Values): string[] {
  const since = session.memory(identityIn(olds)).declared(entity.name, id);
  return [...new Set([...(declaredIn(olds) ?? []), ...since])];
}

/** Writes down that the state has an object as it is, although a write of it was cut off. */
export async function nowKnown(session: Session, id: string, olds: Values): Promise<void> {
  const identity = identityIn(olds)!;
  await session.memory(identity).kept(identity.path, id, versionOf(olds));
}

/** The state has an object that an earlier run deleted, and was ended before it could say so. */
export function deletedBefore(entity: Entity, values: Values, id: string): Error {
  return new LifecycleError(
    `${called(entity, values, id)} was deleted by an earlier run that was ended before the state was saved.\n` +
      "  Run `pulumi up --refresh`: it makes what is declared again.",
    { kind: "gone" },
  );
}
