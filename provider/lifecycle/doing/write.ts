import type { Entity } from "../../entities";
import { decode } from "../object/decode";
import { encode } from "../object/encode";
import type { Remote, Values } from "../object/values";
import { tellFirstWrite } from "../owning/account/admit";
import type { Session } from "../session";
import { withKnownNames } from "./names";

/** Patches the named arguments of an object, and forgets what was known of it; undefined when the API answers nothing. */
export async function patch(
  session: Session,
  entity: Entity,
  id: string,
  names: readonly string[],
  values: Values,
): Promise<Remote | undefined> {
  tellFirstWrite(session);
  try {
    const answer = await withKnownNames(session, entity, names, (spelling) =>
      session.api.update(entity.type, id, encode(entity, names, values, spelling)),
    );
    return answer && decode(entity, answer.data, answer.included);
  } finally {
    session.reader.forget(entity, id);
  }
}
