import { existsSync, renameSync, writeFileSync } from "node:fs";
import { formatJson } from "../json";
import { readJsonFile } from "./json-file";
import type { RecordSet } from "./records";
import { at, membersOf, plant, recordsIn, type Seed } from "./seed";
import type { Store } from "./store";

const quietMs = 100;
const longestWaitMs = 2000;

/** Keeps the account in a JSON file: written a moment after the last change, replaced whole, so never half a file. */
export class DataFile {
  private timer: NodeJS.Timeout | undefined;
  private changedAt: number | undefined;

  constructor(
    private readonly path: string,
    private readonly contents: () => Snapshot,
  ) {}

  noteChange(): void {
    const now = Date.now();
    this.changedAt ??= now;
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(quietMs, this.changedAt + longestWaitMs - now));
    this.timer = setTimeout(() => this.flush(), wait);
    this.timer.unref();
  }

  flush(): void {
    clearTimeout(this.timer);
    if (this.changedAt === undefined) return;
    this.changedAt = undefined;
    const unfinished = `${this.path}.${process.pid}.tmp`;
    writeFileSync(unfinished, formatJson(this.contents(), 1), { mode: 0o600 });
    renameSync(unfinished, this.path);
  }
}

export interface Snapshot {
  version: 1;
  counters: Record<string, number>;
  records: Record<string, RecordSet>;
  objects: Seed;
}

export function snapshot(store: Store, records: Record<string, RecordSet>): Snapshot {
  const objects: Seed = {};
  for (const { type } of store.entities) {
    objects[type] = store
      .table(type)
      .all()
      .map(({ id, attributes, relationships }) => ({ id, attributes, relationships }));
  }
  return { version: 1, counters: store.countersNow(), records, objects };
}

/** Loads the account from its file; undefined if there is none yet. */
export function loadSnapshot(path: string, store: Store): Record<string, RecordSet> | undefined {
  if (!existsSync(path)) return undefined;
  return at(`${path} is no data file of the sandbox`, () => {
    const saved = membersOf("it", readJsonFile(path));
    if (saved.version !== 1) throw new Error("it has an unknown version");
    at("objects", () => plant(store, membersOf("it", saved.objects) as Seed));
    store.restoreCounters(countersIn(saved.counters));
    return Object.fromEntries(recordsIn(saved as Pick<Snapshot, "records">));
  });
}

function countersIn(counters: unknown): Record<string, number> {
  const numbers = Object.entries(membersOf("counters", counters));
  for (const [name, number] of numbers)
    if (!Number.isSafeInteger(number)) throw new Error(`counters.${name} is no whole number.`);
  return Object.fromEntries(numbers) as Record<string, number>;
}
