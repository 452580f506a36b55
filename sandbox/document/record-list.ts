import type { RecordSource } from "../data/records";
import type { Entity } from "../entities/entity";
import type { Account, SearchCache } from "./account";
import { type Test, testFor, valuesOf } from "./filter";
import type { Page } from "./list";
import type { Query } from "./query";
import { comparison } from "./sort";

const searchesKept = 4;

/**
 * One page of call records. A range of times costs nothing, since the records are ordered by it; any other filter or
 * sort looks at each record once, and then only its position is kept.
 */
export function listRecords(
  entity: Entity,
  query: Query,
  world: Account,
  source: RecordSource,
  cache: SearchCache,
): Page {
  const start = entity.orderedBy!;
  let [low, high] = [0, source.length];
  const others: Query["filters"] = [];
  for (const filter of query.filters) {
    const bound = boundOf(filter, entity, world, start);
    if (bound?.least !== undefined) low = Math.max(low, source.firstFrom(bound.least));
    if (bound?.most !== undefined) high = Math.min(high, source.firstFrom(bound.most + 1));
    if (!bound) others.push(filter);
  }
  high = Math.max(low, high);
  const [first, ...furtherSorts] = query.sort;
  const byStart =
    !first || (first.attribute !== "id" && first.attribute.name === start && furtherSorts.length === 0);
  const positions =
    others.length === 0 && byStart
      ? null
      : search(`${entity.type} ${low} ${high} ${others.map(keyOf)} ${byStart ? "" : query.sent.get("sort")}`);
  const total = positions?.length ?? high - low;
  const backwards = byStart && first?.descending;
  const from = (query.page.number - 1) * query.page.size;
  const objects = [];
  for (let i = from; i < Math.min(from + query.page.size, total); i += 1) {
    const place = backwards ? total - 1 - i : i;
    objects.push(source.at(positions ? positions[place]! : low + place));
  }
  return { objects, total };

  function search(key: string): Uint32Array {
    const dated = `${key} ${world.store.version}`;
    const known = cache.get(dated);
    if (known) return known;
    const found = matches(source, low, high, others, entity, world);
    if (!byStart) {
      const compare = comparison(query.sort);
      const sorted = [...found].map((n) => ({ n, record: source.at(n) }));
      sorted.sort((a, b) => compare(a.record, b.record));
      found.set(sorted.map(({ n }) => n));
    }
    if (cache.size >= searchesKept) cache.delete([...cache.keys()][0]!);
    cache.set(dated, found);
    return found;
  }
}

const keyOf = (filter: Query["filters"][number]) => JSON.stringify([filter.name, filter.value]);

function matches(
  source: RecordSource,
  low: number,
  high: number,
  filters: Query["filters"],
  entity: Entity,
  world: Account,
): Uint32Array {
  const byCustomer = filters.find((filter) => filter.path === "customer.id");
  const customers = byCustomer && valuesOf(byCustomer, world);
  const tests: Test[] = filters
    .filter((filter) => filter !== byCustomer)
    .map((filter) => testFor(entity, filter, world));
  const found: number[] = [];
  for (let n = low; n < high; n += 1) {
    if (customers && !customers.includes(source.customerOf(n) ?? "")) continue;
    if (tests.length > 0) {
      const record = source.at(n);
      if (!tests.every((test) => test(record))) continue;
    }
    found.push(n);
  }
  return Uint32Array.from(found);
}

function boundOf(
  filter: Query["filters"][number],
  entity: Entity,
  world: Account,
  start: string,
): { least?: number; most?: number } | undefined {
  const [name, operator] = filter.path.split(" ");
  if (name !== start) return undefined;
  // The test refuses what is no time; the bound itself is asked from the same kind.
  testFor(entity, filter, world);
  const checked = entity.attributes.find((attribute) => attribute.name === start)!.kind.check(filter.value);
  const second = "value" in checked ? Number(checked.value) : 0;
  return { ...(operator !== "<=" && { least: second }), ...(operator !== ">=" && { most: second }) };
}
