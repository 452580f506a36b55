import type { Entity } from "../../entities";
import type { Identity } from "../owning/identity";
import type { Session } from "../session";
import { LAG_MS, waits } from "../waits";
import { NotProvenError } from "../words/explain";

/** How long an object is young: reads may not show it yet, in milliseconds. */
const YOUNG_MS = 60_000;

/**
 * Reads an object again for as long as reads may lag, where it seems to be gone and the journal knows it to be younger than
 * a minute.
 *
 * @throws NotProvenError as the last of these reads does
 */
export async function unlessYoung<T>(
  session: Session,
  entity: Entity,
  id: string,
  identity: Identity | undefined,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const born = session.memory(identity).writtenAt(entity.name, id);
  const reason = `${entity.name} ${id} was made a moment ago, and nothing shows it`;
  const pauses = waits(session, born > Date.now() - YOUNG_MS ? LAG_MS : 0, reason);
  for (;;) {
    let unproven: NotProvenError | undefined;
    try {
      const found = await read();
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof NotProvenError)) throw error;
      unproven = error;
    }
    if (!(await pauses.next()).done) continue;
    if (unproven) throw unproven;
    return undefined;
  }
}
