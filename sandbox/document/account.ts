import type { RecordSource } from "../data/records";
import type { Store } from "../data/store";
import type { Entity } from "../entities/entity";
import type { World } from "../entities/world";
import type { Deletions } from "../faults/deletions";

/** Positions that matched the last searches: the next page of the same search needs no second scan. */
export type SearchCache = Map<string, Uint32Array>;

/** The account as a request meets it: its objects, the rules that hold, and where call records come from. */
export interface Account extends World {
  store: Store;
  /** Scheme, host and port under which the links of answers point here. */
  url: string;
  /** The objects as GET of one object, and as lists show them now. */
  shown(by: "get" | "list"): Store;
  /** Whether a write that refers to an object finds it. */
  isKnown(type: string, id: string): boolean;
  deletions: Deletions;
  recordsOf(entity: Entity): RecordSource | undefined;
  searches: SearchCache;
}
