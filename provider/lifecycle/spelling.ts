import { ApiError } from "../api";
import type { Attribute, Entity } from "../entities";
import type { Session } from "./session";

/** Names on the wire: the one that the operator chose, and those that this account's API has refused. */
export interface WireNames {
  readonly terminationModeAttribute: string;
  readonly refused?: Set<string>;
}

/** The name under which an attribute is sent. Sources disagree on some names, so one that was refused gives way to the next. */
export function wireName(attribute: Attribute, names: WireNames): string {
  const chosen = attribute.wireSetting ? names[attribute.wireSetting] : attribute.wire;
  const all = [...new Set([chosen, attribute.wire, ...(attribute.aliases ?? [])])];
  return all.find((name) => !names.refused?.has(name)) ?? chosen;
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
