import { newSession } from "../../../provider/adapter/account";
import { memoryOf } from "../../../provider/adapter/memory";
import type { Settings } from "../../../provider/adapter/settings";
import { noMemory } from "../../../provider/lifecycle";
import { visible } from "../../../provider/lifecycle/words/show";
import { CommandError } from "../../command";
import { confirm } from "../../terminal/confirm";
import { counted } from "../../terminal/progress";
import { holderOf, type Item } from "../finding/items";
import { type Look, look } from "../finding/look";
import type { Work } from "../work";
import type { Outcome } from "./outcome";
import { refuseDuringRun, refuseFault } from "./refuse";
import { removeAll } from "./remove";

/**
 * Deletes the objects of what was listed, once that is confirmed, and drops the entries of those that are gone.
 */
export async function deleteListed(work: Work, items: readonly Item[], outcome: Outcome): Promise<void> {
  const settings = work.settings!;
  await refuseDuringRun(work);
  const question = work.request.yes ? undefined : questionOf(items, settings);
  if (question !== undefined && !(await confirm(visible(question), work.io)))
    throw new CommandError("Nothing was deleted.");
  await refuseDuringRun(work);
  // Since the list was made, a run may have taken up what it shows.
  const now = await look(work.target, work.folder, settings);
  const originals = new Map<Item, Item>();
  for (const item of items) {
    const fresh = stillMissing(item, now);
    if (fresh) originals.set(fresh, item);
    else {
      outcome.note(item, "left alone");
      await work.report(`left alone: ${item.kept.path}: a run has taken it up in the meantime.`);
    }
  }
  const [journal] = now.missing.map((missing) => missing.journal);
  if (!journal) return;
  const session = newSession(settings, work.say, () => memoryOf(journal, noMemory.state), true);
  outcome.begin();
  try {
    await removeAll(session, [...originals.keys()], async ({ item, result, said }) => {
      outcome.note(originals.get(item)!, result);
      await (result === "failed" ? work.say(`error: ${said}`) : work.report(said));
    });
  } finally {
    session.api.close();
  }
  refuseFault(now);
}

function questionOf(items: readonly Item[], { username, baseUrl }: Settings): string | undefined {
  const existing = items.filter(
    ({ exists, holder, alike }) => exists === "yes" && holder === undefined && alike.length === 0,
  );
  // What is gone already is dropped from the journal alone.
  if (existing.length === 0) return undefined;
  return (
    `Delete ${counted(existing.length, "object")} from the account of ${username} at ${baseUrl}? ` +
    'A customer goes with everything below it, for good. Only "yes" deletes:'
  );
}

function stillMissing(item: Item, now: Look): Item | undefined {
  const found = now.missing.find(({ kept }) => kept.path === item.kept.path && kept.id === item.kept.id);
  if (!found) return undefined;
  const fresh = { ...item, ...found };
  return { ...fresh, holder: holderOf(fresh, now) };
}
