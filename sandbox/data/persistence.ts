import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { formatJson, parseJson } from "../json";
import type { RecordSet } from "./records";
import { plant, type Seed } from "./seed";
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
  let saved: Snapshot;
  try {
    saved = parseJson(readFileSync(path, "utf8")) as unknown as Snapshot;
    if (saved.version !== 1) throw new Error("it has an unknown version");
  } catch (error) {
    throw new Error(`${path} is no data file of the sandbox: ${(error as Error).message}`);
  }
  plant(store, saved.objects);
  store.restoreCounters(saved.counters);
  return saved.records;
}
