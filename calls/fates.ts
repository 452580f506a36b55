import { fateKey, type Kind, kindOf, outcomeOf } from "./outcome";
import type { Point } from "./points";
import type { Route } from "./table";

/** A fate before and another one after; the same object wherever both are the same. */
export interface Pair {
  readonly key: number;
  readonly kind: Kind;
}

/** Tells what the routes at some points do to calls, and remembers it. */
export class Fates<R extends Route> {
  private readonly byPoints = new Map<string, Pair | undefined>();
  private readonly byFate = new Map<string, Pair>();
  private readonly numbers = new Map<Point<R>, number>();

  /** Nothing where the fate stays the same. */
  pairOf(before: readonly Point<R>[], after: readonly Point<R>[]): Pair | undefined {
    const key = `${this.numbered(before)}|${this.numbered(after)}`;
    if (!this.byPoints.has(key)) this.byPoints.set(key, this.pairAnew(before, after));
    return this.byPoints.get(key);
  }

  private pairAnew(pointsBefore: readonly Point<R>[], pointsAfter: readonly Point<R>[]): Pair | undefined {
    const before = outcomeOf(pointsBefore.flatMap((point) => point.before));
    const after = outcomeOf(pointsAfter.flatMap((point) => point.after));
    const kind = kindOf(before, after);
    if (!kind) return undefined;
    const key = JSON.stringify([kind, fateKey(before), fateKey(after)]);
    const pair = this.byFate.get(key) ?? { key: this.byFate.size, kind };
    this.byFate.set(key, pair);
    return pair;
  }

  private numbered(points: readonly Point<R>[]): string {
    return points
      .map((point) => {
        if (!this.numbers.has(point)) this.numbers.set(point, this.numbers.size);
        return this.numbers.get(point);
      })
      .join();
  }
}
