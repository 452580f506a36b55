import type { Entity } from "../entities/entity";
import type { StoredObject } from "../entities/world";
import type { Account } from "./account";
import { testFor, valuesOf } from "./filter";
import type { Query } from "./query";
import { comparison } from "./sort";

export interface Page {
  objects: StoredObject[];
  total: number;
}

/** One page of the stored objects that match; an index narrows the search where a filter has one. */
export function listObjects(entity: Entity, query: Query, world: Account): Page {
  let objects = candidates(entity, query, world);
  const tests = query.filters.map((filter) => testFor(entity, filter, world));
  if (tests.length > 0) objects = objects.filter((object) => tests.every((test) => test(object)));
  if (query.sort.length > 0) objects = [...objects].sort(comparison(query.sort));
  else if (world.switches.listOrder === "newest") objects = [...objects].reverse();
  else if (world.switches.listOrder === "id") {
    objects = [...objects].sort(comparison([{ attribute: "id", descending: false }]));
  }
  const from = (query.page.number - 1) * query.page.size;
  return { objects: objects.slice(from, from + query.page.size), total: objects.length };
}

function candidates(entity: Entity, query: Query, world: Account): readonly StoredObject[] {
  const table = world.store.table(entity.type);
  for (const filter of query.filters) {
    const values = new Set(valuesOf(filter, world));
    const found = (search: (value: string) => Iterable<StoredObject>) =>
      [...values].flatMap((value) => [...search(value)]);
    if (filter.path === "id") {
      return found((id) => {
        const object = table.get(id);
        return object ? [object] : [];
      });
    }
    const [target = "", member] = filter.path.split(".");
    if (member === "id") return found((id) => table.referring(target, id));
    if (table.withAttribute(filter.path, ""))
      return found((value) => table.withAttribute(filter.path, value)!);
  }
  return table.all();
}
