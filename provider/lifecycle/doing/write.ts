import { ApiError } from "../../api";
import type { Attribute, Entity } from "../../entities";
import { decode } from "../object/decode";
import { encode, wireName } from "../object/encode";
import type { Remote, Values } from "../object/values";
import { tellFirstWrite } from "../owning/account";
import type { Session } from "../session";

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
    const answer = await withKnownNames(session, entity, names, () =>
      session.api.update(entity.type, id, encode(entity, names, values, session.settings)),
    );
    return answer && decode(entity, answer.data, answer.included);
  } finally {
    session.reader.forget(entity, id);
  }
}

/**
 * Sends a write, and sends it once more under another name where the API refuses that of an attribute. A refused request
 * was not carried out, so that this never writes twice.
 */
export async function withKnownNames<T>(
  session: Session,
  entity: Entity,
  sent: readonly string[],
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const spelt = sent
      .map((name) => entity.attributes[name])
      .filter((attribute): attribute is Attribute => attribute?.aliases !== undefined);
    const refused = spelt.find((attribute) => isRefused(error, wireName(attribute, session.settings)));
    if (!refused) throw error;
    const name = wireName(refused, session.settings);
    session.settings.refused.add(name);
    const other = wireName(refused, session.settings);
    if (other === name) throw error;
    const setting = refused.wireSetting ? ` Set telecom-center:${refused.wireSetting} to it.` : "";
    session.tell(
      `warning: this account's API refuses the name ${name}: ${other} is sent in its place.${setting}`,
    );
    return withKnownNames(session, entity, sent, send);
  }
}

function isRefused(error: unknown, name: string): boolean {
  if (!(error instanceof ApiError) || error.status !== 400) return false;
  const named = new RegExp(`(^|[^a-z_])${name}([^a-z_]|$)`);
  return error.details.some(
    ({ title, detail, pointer, parameter }) =>
      [parameter, pointer, title, detail].some((text) => text !== undefined && named.test(text)) &&
      /not allowed|unknown|unsupported|unpermitted|unexpected|not (a )?(valid|supported|permitted)/i.test(
        `${title} ${detail}`,
      ),
  );
}
