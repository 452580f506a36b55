import type { Entity } from "../../entities";
import type { Remote, Values } from "../object/values";
import type { Session } from "../session";
import { identityIn } from "./identity";

/** How long reads may go on to show what an earlier run deleted, in milliseconds. */
const SHOWN_MS = 120_000;

/**
 * Whether an object is one that this stack has deleted, or that belongs to a customer which it has deleted: lists and reads
 * may show it for some time, and it must not be taken over.
 */
export function isDying(session: Session, entity: Entity, inputs: Values, { id, values }: Remote): boolean {
  const owner = values.customer ?? inputs.customer;
  return (
    wasDeleted(session, inputs, entity, id) ||
    (typeof owner === "string" && wasDeleted(session, inputs, { type: "customers", name: "Customer" }, owner))
  );
}

/** Whether this stack has deleted an object of the class a short while ago, so that what it had may still count as taken. */
export function hasJustDeleted(session: Session, entity: Entity, inputs: Values): boolean {
  const memory = session.memory(identityIn(inputs));
  return (
    session.ledger.hasDeleted(entity.type) ||
    session.ledger.hasDeleted("customers") ||
    memory.lastRemoval(entity.name) > Date.now() - SHOWN_MS
  );
}

function wasDeleted(
  session: Session,
  inputs: Values,
  { type, name }: Pick<Entity, "type" | "name">,
  id: string,
): boolean {
  if (session.ledger.isDeleted(type, id)) return !session.ledger.has(type, id);
  const removal = session.memory(identityIn(inputs)).removal(name, id);
  return (removal?.done ?? false) && removal!.time > Date.now() - SHOWN_MS;
}
