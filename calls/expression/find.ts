import type { Expression, Node } from "./tree";

/** Where an expression matches a text, and what its groups hold. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** By the number of the group; one that took no part is left out. */
  readonly groups: readonly (string | undefined)[];
}

/** The leftmost match, of several that begin there the longest, and of its groups the leftmost as long as they can be. */
export function find({ root }: Expression, text: string): Match | undefined {
  const reader = new Reader(text);
  for (let start = 0; start <= text.length; start += 1) {
    const ends = reader.ends(root, start);
    if (ends.size === 0) continue;
    const end = Math.max(...ends);
    return { start, end, groups: reader.groups(root, start, end) };
  }
  return undefined;
}

type Repeat = Extract<Node, { kind: "repeat" }>;

const NOWHERE: ReadonlySet<number> = new Set();

/** Reads one text. All ends of a part are found before any is chosen, so that no expression takes longer than it is large. */
class Reader {
  private readonly known = new Map<Node, ReadonlySet<number>[]>();

  constructor(private readonly text: string) {}

  /** Where a match of the node that begins at a place can end. */
  ends(node: Node, from: number): ReadonlySet<number> {
    const known = this.known.get(node) ?? [];
    this.known.set(node, known);
    known[from] ??= this.endsAnew(node, from);
    return known[from];
  }

  private endsAnew(node: Node, from: number): ReadonlySet<number> {
    switch (node.kind) {
      case "character":
        return from < this.text.length && node.accepts(this.text[from]!) ? new Set([from + 1]) : NOWHERE;
      case "start":
        return from === 0 ? new Set([from]) : NOWHERE;
      case "end":
        return from === this.text.length ? new Set([from]) : NOWHERE;
      case "group":
        return this.ends(node.item, from);
      case "sequence":
        return node.items.reduce<ReadonlySet<number>>(
          (places, item) => this.after(item, places),
          new Set([from]),
        );
      case "alternatives":
        return new Set(node.items.flatMap((item) => [...this.ends(item, from)]));
      case "repeat":
        return this.repeated(node, from);
    }
  }

  private after(node: Node, places: ReadonlySet<number>): Set<number> {
    return new Set([...places].flatMap((place) => [...this.ends(node, place)]));
  }

  private repeated({ item, min, max }: Repeat, from: number): Set<number> {
    let places: ReadonlySet<number> = new Set([from]);
    const all = new Set(min === 0 ? places : []);
    for (let times = 1; times <= this.most(min, max) && places.size > 0; times += 1) {
      places = this.after(item, places);
      if (times >= min) for (const place of places) all.add(place);
    }
    return all;
  }

  // Beyond what is required, a time that takes no character adds nothing.
  private most(min: number, max: number): number {
    return Math.min(max, min + this.text.length + 1);
  }

  /** What the groups hold when the node takes the text between two places. */
  groups(root: Node, from: number, to: number): (string | undefined)[] {
    const held: (string | undefined)[] = [];
    this.hold(root, from, to, held);
    return held;
  }

  private hold(node: Node, from: number, to: number, held: (string | undefined)[]): void {
    switch (node.kind) {
      case "group":
        held[node.number] = this.text.slice(from, to);
        this.hold(node.item, from, to, held);
        break;
      case "alternatives":
        this.hold(node.items.find((item) => this.ends(item, from).has(to))!, from, to, held);
        break;
      case "sequence":
        this.holdItems(node.items, from, to, held);
        break;
      case "repeat":
        this.holdTimes(node, from, to, held);
    }
  }

  private holdItems(items: readonly Node[], from: number, to: number, held: (string | undefined)[]): void {
    const reaching = this.reaching(items, from, to);
    let place = from;
    for (const [index, item] of items.entries()) {
      const end = furthest(this.ends(item, place), reaching[index + 1]!);
      this.hold(item, place, end, held);
      place = end;
    }
  }

  /** For each item the places from which it and all that follow can end at `to`. */
  private reaching(items: readonly Node[], from: number, to: number): ReadonlySet<number>[] {
    const reaching: ReadonlySet<number>[] = [new Set([to])];
    for (const item of [...items].reverse()) {
      const good = new Set<number>();
      for (let place = from; place <= to; place += 1) {
        if (meets(this.ends(item, place), reaching[0]!)) good.add(place);
      }
      reaching.unshift(good);
    }
    return reaching;
  }

  private holdTimes(
    { item, min, max }: Repeat,
    from: number,
    to: number,
    held: (string | undefined)[],
  ): void {
    const most = Math.min(max, this.most(min, max));
    // reaching[n]: the places from which n more times end at `to`.
    const reaching = this.reaching(Array<Node>(most).fill(item), from, to).reverse();
    let place = from;
    for (let times = 0; times < most; times += 1) {
      // A group that holds an empty text holds more than one that took no part.
      const needed = times < min || place < to || times === 0;
      if (!needed) return;
      const good = new Set(
        reaching.slice(Math.max(0, min - times - 1), most - times).flatMap((places) => [...places]),
      );
      const ends = this.ends(item, place);
      if (!meets(ends, good)) return;
      const end = furthest(ends, good);
      // Each time begins with empty groups.
      forget(item, held);
      this.hold(item, place, end, held);
      place = end;
    }
  }
}

function meets(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

function furthest(ends: ReadonlySet<number>, good: ReadonlySet<number>): number {
  return Math.max(...[...ends].filter((end) => good.has(end)));
}

function forget(node: Node, held: (string | undefined)[]): void {
  if (node.kind === "group") held[node.number] = undefined;
  if ("items" in node) for (const item of node.items) forget(item, held);
  else if ("item" in node) forget(node.item, held);
}
