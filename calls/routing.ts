import type { Call, Fate, Gateway, Route } from "./table";

/** What the routes of a customer do with one call. */
export interface Decision<R extends Route = Route> {
  readonly fate: Fate;
  /** The routes that match and that no other one beats; one, or several where it is open. */
  readonly candidates: readonly R[];
  /** Their gateways, each once. */
  readonly gateways: readonly R["gateway"][];
}

/**
 * Whether a route goes before another one that matches the same call: both of its prefixes are at least as long, and one is
 * longer. Nobody outside the vendor knows what happens where neither beats the other.
 */
export const beats = (one: Route, other: Route): boolean =>
  one.to.length >= other.to.length &&
  one.from.length >= other.from.length &&
  one.to.length + one.from.length > other.to.length + other.from.length;

export const matches = (route: Route, { to, from }: Call): boolean =>
  to.startsWith(route.to) && from.startsWith(route.from);

/** Routes of one dialled prefix, by the caller's. */
interface Shelf<R> {
  readonly byFrom: Map<string, R[]>;
  /** How long the callers' prefixes are, the longest first. */
  lengths: readonly number[];
}

const longestFirst = (prefixes: Iterable<string>): number[] =>
  [...new Set([...prefixes].map(({ length }) => length))].sort((left, right) => right - left);

/** A customer's routes, in a form that answers for many calls: in steps of a number's length, however many routes there are. */
export class Routing<R extends Route = Route> {
  private readonly shelves = new Map<string, Shelf<R>>();
  private readonly lengths: readonly number[];

  constructor(readonly routes: readonly R[]) {
    for (const route of routes) {
      const shelf = this.shelves.get(route.to) ?? { byFrom: new Map<string, R[]>(), lengths: [] };
      this.shelves.set(route.to, shelf);
      const same = shelf.byFrom.get(route.from);
      if (same) same.push(route);
      else shelf.byFrom.set(route.from, [route]);
    }
    for (const shelf of this.shelves.values()) shelf.lengths = longestFirst(shelf.byFrom.keys());
    this.lengths = longestFirst(this.shelves.keys());
  }

  decide(call: Call): Decision<R> {
    const candidates = this.candidates(call);
    const gateways = gatewaysOf(candidates);
    return { fate: fateOf(gateways), candidates, gateways };
  }

  /** From the longest prefix of the dialled number to the shortest: each has to match more of the caller's than those before. */
  private candidates({ to, from }: Call): R[] {
    const found: R[] = [];
    let most = -1;
    for (const length of this.lengths) {
      const shelf = length > to.length ? undefined : this.shelves.get(to.slice(0, length));
      for (const digits of shelf?.lengths ?? []) {
        if (digits <= most) break;
        const same = digits > from.length ? undefined : shelf!.byFrom.get(from.slice(0, digits));
        if (!same) continue;
        found.push(...same);
        most = digits;
        break;
      }
    }
    return found;
  }
}

/** The gateways of some routes, each once, by name. */
export function gatewaysOf<R extends Route>(routes: readonly R[]): R["gateway"][] {
  return byName(new Map(routes.map(({ gateway }) => [gateway.key, gateway])).values());
}

export const fateOf = (gateways: readonly Gateway[]): Fate =>
  gateways.length === 0 ? "fails" : gateways.length === 1 ? "gateway" : "undecided";

/** Sorted by name; what is called the same, by its key. */
export function byName<T extends { readonly name: string; readonly key: string }>(items: Iterable<T>): T[] {
  const all = [...items];
  if (all.length < 2) return all;
  return all.sort((left, right) => order(left.name, right.name) || order(left.key, right.key));
}

export const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
