import { type Axis, axisOf, firstAt, merged } from "./axis";
import { Fates, type Pair } from "./fates";
import type { Point } from "./points";
import type { Route } from "./table";

/** One of the two numbers of a call: it begins with a prefix, and with none of some longer ones. */
export interface Range {
  readonly prefix: string;
  readonly except: string[];
}

/** Calls of one fate before and one after. */
export interface Block<R extends Route> {
  readonly across: Range;
  readonly along: Range;
  readonly pair: Pair;
  readonly before: Set<Point<R>>;
  readonly after: Set<Point<R>>;
}

/** A stretch of the second number within one prefix of the first: prefixes with one pair of fates, under one another. */
interface Region<R extends Route> {
  readonly root: number;
  readonly except: number[];
  readonly pair: Pair;
  readonly before: Set<Point<R>>;
  readonly after: Set<Point<R>>;
}

/** Which prefixes a point stands at: first that of the number which is walked through, then of the other one. */
export type Place = (point: Point) => readonly [across: string, along: string];

/**
 * Walks through all prefixes of one number, from shorter ones to longer ones, and keeps for each prefix of the other number the
 * routes that are in force there. Only what a changed route has a part in is looked at, so that the work follows the change.
 */
export class Sweep<R extends Route> {
  private readonly across: Axis;
  private readonly along: Axis;
  private readonly points: Point<R>[][];
  private readonly spots = new Map<Point<R>, number>();
  /** Whether anything changes at the prefix or at longer ones. */
  private readonly busy: boolean[];
  /** By prefix of the second number: the point with the longest first one so far. */
  private readonly before: (Point<R> | undefined)[] = [];
  private readonly after: (Point<R> | undefined)[] = [];
  private readonly depth = new Map<Point<R>, number>();
  private readonly fates = new Fates<R>();
  private readonly blocks: Block<R>[] = [];

  constructor(points: readonly Point<R>[], placeOf: Place) {
    const places = points.map(placeOf);
    this.across = axisOf(places.map(([across]) => across));
    this.along = axisOf(places.map(([, along]) => along));
    this.points = this.across.prefixes.map(() => []);
    for (const [index, point] of points.entries()) {
      const [across, along] = places[index]!;
      this.points[this.across.idOf.get(across)!]!.push(point);
      this.spots.set(point, this.along.idOf.get(along)!);
      this.depth.set(point, across.length);
    }
    this.busy = this.points.map((here) => here.some(({ changed }) => changed));
    for (let id = this.busy.length - 1; id > 0; id -= 1) {
      if (this.busy[id]) this.busy[this.across.parents[id]!] = true;
    }
  }

  run(): Block<R>[] {
    this.visit(0, [0], [], new Map());
    return this.blocks;
  }

  /**
   * @param alive - prefixes of the second number at which a route is in force
   * @param watched - those of them where a changed route has a part, and the next ones below
   * @param open - the blocks that reach to the prefix above
   */
  private visit(
    id: number,
    alive: readonly number[],
    watched: readonly number[],
    open: ReadonlyMap<string, Block<R>>,
  ): void {
    const here = this.points[id]!;
    const spots = here.map((point) => this.spots.get(point)!).sort((left, right) => left - right);
    const saved = spots.map((spot) => [spot, this.before[spot], this.after[spot]] as const);
    for (const point of here) {
      const spot = this.spots.get(point)!;
      if (point.before.length > 0) this.before[spot] = point;
      if (point.after.length > 0) this.after[spot] = point;
    }
    // Where nothing changes any more, nobody asks for it.
    const living = this.busy[id] ? merged(alive, spots) : alive;
    const news = here.filter(({ changed }) => changed).map((point) => this.spots.get(point)!);
    const seen = watched.length > 0 || news.length > 0 ? merged(watched, spots) : [];
    const cells = news.length > 0 ? merged(seen, this.below(news, living)) : seen;
    const { regions, touched } = this.regions(cells);
    const blocks = this.continued(id, regions, open);
    for (const child of this.across.children[id]!) {
      if (touched.length > 0 || this.busy[child]) this.visit(child, living, touched, blocks);
    }
    for (const [spot, before, after] of saved) {
      this.before[spot] = before;
      this.after[spot] = after;
    }
  }

  /** The cells at and below some prefixes. */
  private below(roots: readonly number[], cells: readonly number[]): number[] {
    const found: number[] = [];
    let end = 0;
    for (const root of [...roots].sort((left, right) => left - right)) {
      if (root < end) continue;
      end = this.along.ends[root]!;
      for (let at = firstAt(cells, root); at < cells.length && cells[at]! < end; at += 1)
        found.push(cells[at]!);
    }
    return found;
  }

  /** Where fates change, and what has to be looked at again at longer prefixes. */
  private regions(cells: readonly number[]): { regions: Region<R>[]; touched: number[] } {
    const regions: Region<R>[] = [];
    const touched: number[] = [];
    const above: { cell: number; touched: boolean; region: Region<R> | undefined }[] = [];
    for (const cell of cells) {
      while (above.length > 0 && this.along.ends[above.at(-1)!.cell]! <= cell) above.pop();
      const parent = above.at(-1);
      const before = this.candidates(cell, this.before);
      const after = this.candidates(cell, this.after);
      const isTouched = before.some(({ changed }) => changed) || after.some(({ changed }) => changed);
      const pair = isTouched ? this.fates.pairOf(before, after) : undefined;
      let region = pair && parent?.region?.pair === pair ? parent.region : undefined;
      if (!region && parent?.region) parent.region.except.push(cell);
      if (pair && !region) {
        region = { root: cell, except: [], pair, before: new Set(), after: new Set() };
        regions.push(region);
      }
      for (const point of before) region?.before.add(point);
      for (const point of after) region?.after.add(point);
      if (isTouched || parent?.touched) touched.push(cell);
      above.push({ cell, touched: isTouched, region });
    }
    return { regions, touched };
  }

  private candidates(cell: number, inForce: readonly (Point<R> | undefined)[]): Point<R>[] {
    const found: Point<R>[] = [];
    let most = -1;
    for (let at = cell; at >= 0; at = this.along.parents[at]!) {
      const point = inForce[at];
      if (!point) continue;
      const depth = this.depth.get(point)!;
      if (depth <= most) continue;
      found.push(point);
      most = depth;
    }
    return found;
  }

  /** The blocks at a prefix: those of the prefix above that go on, and new ones. */
  private continued(
    id: number,
    regions: readonly Region<R>[],
    open: ReadonlyMap<string, Block<R>>,
  ): ReadonlyMap<string, Block<R>> {
    const blocks = new Map<string, Block<R>>();
    const prefix = this.across.prefixes[id]!;
    for (const { root, except, pair, before, after } of regions) {
      const key = `${root} ${except.join()} ${pair.key}`;
      const known = open.get(key);
      if (known) {
        blocks.set(key, known);
        for (const point of before) known.before.add(point);
        for (const point of after) known.after.add(point);
        continue;
      }
      const [from, ...rest] = [root, ...except].map((one) => this.along.prefixes[one]!);
      const block = {
        across: { prefix, except: [] },
        along: { prefix: from!, except: rest },
        pair,
        before,
        after,
      };
      blocks.set(key, block);
      this.blocks.push(block);
    }
    for (const [key, block] of open) if (!blocks.has(key)) block.across.except.push(prefix);
    return blocks;
  }
}
