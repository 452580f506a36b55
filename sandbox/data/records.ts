import type { Entity } from "../entities/entity";
import type { StoredObject, World } from "../entities/world";
import { scatter } from "../random";
import { parseTime } from "../times";
import type { Store } from "./store";

/** A set of call records that is made as it is read, never held: a million cost nothing. */
export interface RecordSet {
  count: number;
  /** Start of the first call, "YYYY-MM-DD hh:mm:ss" in UTC. */
  start: string;
  /** Seconds from the start of one call to the next. */
  intervalSeconds: number;
}

/** Records in the order of their start, whether stored or generated. */
export interface RecordSource {
  length: number;
  at(n: number): StoredObject;
  /** Position of the first record that starts at this second or later. */
  firstFrom(second: number): number;
  /** Position of a record by its id. */
  find(id: string): StoredObject | undefined;
  /** The customer of record n, without making the record. */
  customerOf(n: number): string | null;
}

export function storedRecords(entity: Entity, store: Store): RecordSource {
  const table = store.table(entity.type);
  const records = table.all();
  return {
    length: records.length,
    at: (n) => records[n]!,
    find: (id) => table.get(id),
    customerOf: (n) => records[n]!.relationships.customer ?? null,
    firstFrom: (second) => {
      let [low, high] = [0, records.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (Number(records[middle]!.attributes[entity.orderedBy!]) < second) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** Calls are spread over the customers that exist when the set is defined. */
export function generatedRecords(
  entity: Entity,
  set: RecordSet,
  world: World & { store: Store },
): RecordSource {
  const start = parseTime(set.start);
  if (start === null || !(set.count >= 0) || !(set.intervalSeconds > 0) || !entity.generate) {
    throw new Error(`${entity.type}: no record set can be made of ${JSON.stringify(set)}.`);
  }
  const { count, intervalSeconds } = set;
  const customers = world.store
    .table("customers")
    .all()
    .map((customer) => customer.id);
  const customerOf = (n: number) => customers[scatter(n + 7) % customers.length] ?? null;
  const at = (n: number): StoredObject => ({
    type: entity.type,
    id: String(n + 1),
    ...entity.generate!(n, start + Math.floor(n * intervalSeconds), world, customerOf(n)),
  });
  return {
    length: count,
    at,
    customerOf,
    find: (id) => (/^[1-9]\d{0,14}$/.test(id) && Number(id) <= count ? at(Number(id) - 1) : undefined),
    firstFrom: (second) => {
      let position = Math.max(0, Math.min(count, Math.ceil((second - start) / intervalSeconds)));
      // Starts are whole seconds: an interval with a fraction rounds some of them down.
      while (position > 0 && start + Math.floor((position - 1) * intervalSeconds) >= second) position -= 1;
      while (position < count && start + Math.floor(position * intervalSeconds) < second) position += 1;
      return position;
    },
  };
}
