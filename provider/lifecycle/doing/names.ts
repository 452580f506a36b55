import type { Attribute, Entity } from "../../entities";
import { type WireNames, wireName } from "../object/encode";
import type { Session } from "../session";
import { isNameRefused } from "../words/refusedName";

/**
 * Sends a write, and sends it once more under another name where the API refuses that of an attribute. A refused request
 * was not carried out, so that this never writes twice.
 *
 * @param send - sends the write under these names, which other writes at the same time may find refused
 */
export async function withKnownNames<T>(
  session: Session,
  entity: Entity,
  sent: readonly string[],
  send: (names: WireNames) => Promise<T>,
): Promise<T> {
  const spelt = sent
    .map((name) => entity.attributes[name])
    .filter((attribute): attribute is Attribute => attribute?.aliases !== undefined);
  const tried = new Set<string>();
  for (;;) {
    const names = { ...session.settings, refused: new Set(session.settings.refused) };
    for (const attribute of spelt) tried.add(wireName(attribute, names));
    try {
      return await send(names);
    } catch (error) {
      const refused = spelt.find((attribute) => isNameRefused(error, wireName(attribute, names)));
      if (!refused) throw error;
      const name = wireName(refused, names);
      const isNews = !session.settings.refused.has(name);
      session.settings.refused.add(name);
      const other = wireName(refused, session.settings);
      if (tried.has(other)) throw error;
      if (isNews) session.tell(tellOther(refused, name, other));
    }
  }
}

function tellOther({ wireSetting }: Attribute, name: string, other: string): string {
  const setting = wireSetting ? ` Set telecom-center:${wireSetting} to it.` : "";
  return `warning: this account's API refuses the name ${name}: ${other} is sent in its place.${setting}`;
}
