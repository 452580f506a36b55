import type { StoredObject } from "../entities/world";
import type { Value } from "../json";
import type { RecordSets } from "./record-sets";
import type { RecordSet } from "./records";
import { checkedAttributes, checkedObject, checkedRelationships, type SeedObject } from "./seed";
import type { Store } from "./store";

/** The account as a test looks at it and changes it, past the API. */
export interface BehindTheApi {
  /** All objects of a type, as stored. */
  objects(type: string): readonly StoredObject[];
  find(type: string, id: string): StoredObject | undefined;
  /** How many objects there are of each type. */
  sizes(): Record<string, number>;
  /** Makes an object behind the API's back: a SIP account, a call record, something made in the UI. */
  put(type: string, object: SeedObject): StoredObject;
  /** Changes an object behind the API's back, read-only attributes included. */
  change(
    type: string,
    id: string,
    attributes: Record<string, Value>,
    relationships?: Record<string, Value>,
  ): StoredObject;
  /** Deletes an object, and what the API deletes with it. */
  remove(type: string, id: string): void;
  /** Has call records generated as they are read, in place of stored ones; a count of 0 ends that. */
  setRecords(type: string, set: RecordSet): void;
}

export function behindTheApi(store: Store, records: RecordSets, recordsChanged: () => void): BehindTheApi {
  const existing = (type: string, id: string): StoredObject => {
    const object = store.get(type, id);
    if (!object) throw new Error(`There is no ${type} "${id}" in the sandbox.`);
    return object;
  };
  return {
    objects: (type) => store.table(type).all(),
    find: (type, id) => store.get(type, id),
    sizes: () => Object.fromEntries(store.entities.map(({ type }) => [type, store.table(type).size])),
    put: (type, object) => {
      const { id } = object;
      if (id !== undefined && store.get(type, id)) throw new Error(`There is a ${type} "${id}" already.`);
      if (records.isGenerated(type))
        throw new Error(`The records of ${type} are generated: setRecords with count 0 first.`);
      return store.create(type, checkedObject(store, type, object));
    },
    change: (type, id, attributes, relationships) => {
      const object = existing(type, id);
      const entity = store.entity(type);
      store.change(object, {
        attributes: checkedAttributes(entity, attributes),
        ...(relationships && { relationships: checkedRelationships(store, entity, relationships) }),
      });
      return object;
    },
    remove: (type, id) => store.remove(existing(type, id)),
    setRecords: (type, set) => {
      records.use(type, set);
      recordsChanged();
    },
  };
}
