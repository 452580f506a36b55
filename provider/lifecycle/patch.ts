import type { Entity } from "../entities";
import type { Session } from "./session";
import { withKnownNames } from "./spelling";
import { decode, encode, type Remote, type Values } from "./values";

/** Patches the named arguments of an object, and forgets what was known of it; undefined when the API answers nothing. */
export async function patch(
  session: Session,
  entity: Entity,
  id: string,
  names: readonly string[],
  values: Values,
): Promise<Remote | undefined> {
  try {
    const answer = await withKnownNames(session, entity, names, () =>
      session.api.update(entity.type, id, encode(entity, names, values, session.settings)),
    );
    return answer && decode(entity, answer.data, answer.included);
  } finally {
    session.reader.forget(entity, id);
  }
}
