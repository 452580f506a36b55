import type { Entity } from "../../entities";
import { mark } from "../object/marks";
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

/** Writes down that what was unfinished is known again. */
export async function nowKnown(session: Session, entity: Entity, id: string, olds: Values): Promise<void> {
  const identity = identityIn(olds);
  if (!identity || !isUnfinished(session, entity, id, olds)) return;
  await session.memory(identity).kept(identity.path, id, versionOf(olds));
}

/** The state has an object that an earlier run deleted, and was ended before it could say so. */
export function deletedBefore(entity: Entity, values: Values, id: string): Error {
  return new LifecycleError(
    `${called(entity, values, id)} was deleted by an earlier run that was ended before the state was saved.\n` +
      "  Run `pulumi up --refresh`: it makes what is declared again.",
  );
}
