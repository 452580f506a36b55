import type { RecordSource } from "../data/records";
import type { Store } from "../data/store";
import type { Entity } from "../entities/entity";
import type { World } from "../entities/world";

/** Positions that matched the last searches: the next page of the same search needs no second scan. */
export type SearchCache = Map<string, Uint32Array>;

/** The account as a request meets it: its objects, the rules that hold, and where call records come from. */
export interface Account extends World {
  store: Store;
  /** Scheme, host and port under which the links of answers point here. */
  url: string;
  recordsOf(entity: Entity): RecordSource | undefined;
  searches: SearchCache;
}
