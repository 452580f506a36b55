import { now } from "../../../provider/journal";
import type { Item } from "../finding/items";

/** Drops entries from their journals; their objects stay as they are. */
export async function forgetAll(items: readonly Item[]): Promise<void> {
  await Promise.all(
    items.map(({ journal, kept }) =>
      journal.write(["forget", journal.key, now(), kept.path, kept.id ?? null]),
    ),
  );
}
