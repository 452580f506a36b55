/** Prefixes as a tree, numbered so that each comes before all that begin with it; 0 is the empty one. */
export interface Axis {
  readonly prefixes: readonly string[];
  readonly idOf: ReadonlyMap<string, number>;
  /** The longest other prefix that it begins with; -1 for the empty one. */
  readonly parents: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** The first number that no longer begins with it. */
  readonly ends: readonly number[];
}

export function axisOf(given: Iterable<string>): Axis {
  const prefixes = [...new Set(given).add("")].sort();
  const parents: number[] = [];
  const children = prefixes.map((): number[] => []);
  const ends = prefixes.map(() => prefixes.length);
  const open: number[] = [];
  for (const [id, prefix] of prefixes.entries()) {
    while (open.length > 0 && !prefix.startsWith(prefixes[open.at(-1)!]!)) ends[open.pop()!] = id;
    const parent = open.at(-1) ?? -1;
    parents.push(parent);
    children[parent]?.push(id);
    open.push(id);
  }
  return { prefixes, idOf: new Map(prefixes.map((prefix, id) => [prefix, id])), parents, children, ends };
}

/** Two rising lists of numbers as one, each number once. */
export function merged(left: readonly number[], right: readonly number[]): readonly number[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const all: number[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    const [one, other] = [left[a]!, right[b]!];
    all.push(Math.min(one, other));
    if (one <= other) a += 1;
    if (other <= one) b += 1;
  }
  while (a < left.length) all.push(left[a++]!);
  while (b < right.length) all.push(right[b++]!);
  return all;
}

/** Where in a rising list the first number stands that is no smaller than `least`. */
export function firstAt(list: readonly number[], least: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
