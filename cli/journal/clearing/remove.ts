import { entities } from "../../../provider/entities";
import { mark, remove, type Session } from "../../../provider/lifecycle";
import { inParallel } from "../../parallel";
import type { Item } from "../finding/items";
import { entryName, type Result } from "../list";

/** What was done about an entry, in the words of a person. */
export interface Done {
  readonly item: Item;
  readonly result: Result;
  readonly said: string;
}

/**
 * Deletes the objects that exist, with the provider's own deletion, and drops the entries of the others. What belongs to
 * something goes before it: routes before gateways, everything before customers.
 *
 * @param report - takes each as it is done
 */
export async function removeAll(
  session: Session,
  items: readonly Item[],
  report: (done: Done) => Promise<void>,
): Promise<void> {
  const known = entities.map(({ name }) => name).reverse();
  for (const name of [undefined, ...known]) {
    await inParallel(
      items.filter(({ entity }) => entity?.name === name),
      async (item) => report(await removeOne(session, item)),
    );
  }
}

async function removeOne(session: Session, item: Item): Promise<Done> {
  const name = entryName(item);
  const done = (result: Result, said: string): Done => ({ item, result, said });
  const reason = whyNot(item);
  if (reason !== undefined) return done("left alone", `left alone: ${name}: ${reason}.`);
  const { kept, journal, entity, id } = item;
  const { project, stack } = journal.scope;
  const olds = { [mark.urn]: `urn:pulumi:${stack}::${project}::${kept.path}` };
  const memory = session.memory(undefined);
  if (item.exists === "no") {
    await (kept.id === undefined ? memory.refused(kept.path) : memory.gone(kept.path, kept.id));
    return done("dropped", `dropped: ${name}: the account has none.`);
  }
  try {
    if (kept.id === undefined) await memory.made(kept.path, id!, kept.customer);
    await remove(session, entity!, id!, olds);
    return done("deleted", `deleted: ${name}`);
  } catch (error) {
    return done("failed", (error as Error).message);
  }
}

function whyNot({ entity, holder, alike }: Item): string | undefined {
  if (!entity) return "this release makes no objects of that class";
  if (holder !== undefined) return `${holder} has it, or something that would go with it`;
  if (alike.length === 0) return undefined;
  return `several objects equal what was sent, ${alike.join(", ")}; delete the right one in the Operator UI, and --forget the entry`;
}
