import type { StoredObject } from "../entities/world";
import type { Value } from "../json";
import type { Query } from "./query";

/** Compares by the sort fields in their order; what is unset comes last, as in PostgreSQL. */
export function comparison(sort: Query["sort"]): (a: StoredObject, b: StoredObject) => number {
  return (a, b) => {
    for (const { attribute, descending } of sort) {
      const order =
        attribute === "id"
          ? compare(a.id, b.id)
          : compare(a.attributes[attribute.name] ?? null, b.attributes[attribute.name] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
