import { setTimeout as sleep } from "node:timers/promises";
import { type Entity, entities } from "../../../provider/entities";
import { classOf, type Remote, type Session } from "../../../provider/lifecycle";
import { madeUnanswered } from "../../../provider/lifecycle/owning/search";
import { inParallel } from "../../parallel";
import { holderOf, type Item } from "./items";
import type { Look } from "./look";

/** How long a POST whose answer nobody got may take to show, in milliseconds since it was sent. */
const LATE = 5000;

/** What the account says of the objects, and why it says nothing of some. */
export interface Asked {
  readonly items: readonly Item[];
  readonly faults: readonly string[];
}

/** Asks the account which objects exist: by their ids, and by what was sent where only a POST is known. */
export async function askAll(session: Session, items: readonly Item[], look: Look): Promise<Asked> {
  const asked = new Map<Item, Item>();
  const faults = new Set<string>();
  const attempt = async (of: readonly Item[], ask: () => Promise<Item[]>) => {
    try {
      for (const [index, item] of (await ask()).entries()) asked.set(of[index]!, item);
    } catch (error) {
      faults.add((error as Error).message);
    }
  };
  holdKnown(session, look);
  await inParallel(
    items.filter(({ kept }) => kept.id !== undefined),
    (item) => attempt([item], async () => [await askById(session, item)]),
  );
  const begun = items.filter(({ entity, kept }) => entity && kept.id === undefined);
  await sleep(untilShown(begun));
  // One after the other, so that an object is found for one POST alone.
  for (const alike of groups(begun)) await attempt(alike, () => search(session, alike, look));
  return { items: items.map((item) => asked.get(item) ?? item), faults: [...faults] };
}

// An object that a resource has, or that the journal knows by its id, is not what a POST without an answer made.
function holdKnown({ ledger }: Session, { state, missing }: Look): void {
  const types = new Map(entities.map(({ name, type }) => [name, type]));
  const hold = (className: string, id: string, path: string) => {
    const type = types.get(className);
    if (type !== undefined) ledger.hold(type, id, { path, how: "read" });
  };
  for (const { class: className, id, path } of state) hold(className, id, path);
  for (const { kept } of missing) if (kept.id !== undefined) hold(classOf(kept.path), kept.id, kept.path);
}

async function askById({ reader }: Session, item: Item): Promise<Item> {
  if (!item.entity) return item;
  const found = await reader.oneOfMany(item.entity, item.id!);
  return { ...item, exists: found ? "yes" : "no" };
}

function untilShown(begun: readonly Item[]): number {
  const last = Math.max(...begun.map(({ kept }) => kept.time));
  return Math.min(LATE, Math.max(0, last + LATE - Date.now()));
}

function groups(begun: readonly Item[]): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of begun) {
    const text = JSON.stringify([item.entity!.name, item.kept.customer ?? null, item.kept.sent]);
    found.set(text, [...(found.get(text) ?? []), item]);
  }
  return [...found.values()];
}

// Whichever of several equal objects each of several equal POSTs made, they are the same.
async function search(session: Session, alike: readonly Item[], look: Look): Promise<Item[]> {
  const [{ entity, kept, journal }] = alike as [Item];
  const found = (await madeBy(session, entity!, kept)).filter(
    ({ id }) => look.elsewhere(journal.scope.address, entity!.name, id) === undefined,
  );
  if (found.length > alike.length)
    return alike.map((item) => ({ ...item, exists: "yes", alike: found.map(({ id }) => id) }));
  return alike.map((item, index) => {
    const id = found[index]?.id;
    if (id === undefined) return { ...item, exists: "no" };
    session.ledger.hold(entity!.type, id, { path: item.kept.path, how: "read" });
    const known = { ...item, exists: "yes" as const, id };
    return { ...known, holder: holderOf(known, look) };
  });
}

function madeBy(
  session: Session,
  entity: Entity,
  { sent = {}, customer }: Item["kept"],
): Promise<readonly Remote[]> {
  return madeUnanswered(session, entity, { ...sent, ...(customer !== undefined && { customer }) }, []);
}
