import { ApiError } from "../api";
import type { Entity } from "../entities";
import { explain } from "./explain";
import type { Session } from "./session";
import type { Values } from "./values";

/** Deletes an object; one that is gone already is done. What was only taken over, or done once, stays as it is. */
export async function remove(session: Session, entity: Entity, id: string, olds: Values): Promise<void> {
  if (entity.origin !== "created") return;
  try {
    await session.api.delete(entity.type, id);
  } catch (error) {
    if (error instanceof ApiError && error.notFound) return;
    throw explain(entity, "deleted", olds, error, id);
  } finally {
    session.reader.forget(entity, id, true);
  }
}
