import type { Entity } from "../entities/entity";
import type { World } from "../entities/world";
import { generatedRecords, type RecordSet, type RecordSource, storedRecords } from "./records";
import { at } from "./seed";
import type { Store } from "./store";

/** Where the call records of each type come from: the store, or a set that generates them. */
export class RecordSets {
  /** The sets in use, as a data file keeps them. */
  readonly inUse: Record<string, RecordSet> = {};
  private readonly sources = new Map<string, RecordSource>();

  constructor(private readonly world: World & { store: Store }) {}

  of(entity: Entity): RecordSource | undefined {
    return entity.orderedBy
      ? (this.sources.get(entity.type) ?? storedRecords(entity, this.world.store))
      : undefined;
  }

  isGenerated(type: string): boolean {
    return this.sources.has(type);
  }

  /** Uses the sets of a file; an error names the place. */
  useAll(sets: readonly (readonly [type: string, set: RecordSet])[]): void {
    for (const [type, set] of sets) at(`records.${type}`, () => this.use(type, set));
  }

  use(type: string, set: RecordSet): void {
    const entity = this.world.store.entity(type);
    if (set.count === 0) {
      this.sources.delete(type);
      delete this.inUse[type];
      return;
    }
    this.sources.set(type, generatedRecords(entity, set, this.world));
    this.inUse[type] = { count: set.count, start: set.start, intervalSeconds: set.intervalSeconds };
  }
}
