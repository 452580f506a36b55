import { type Kind, type Outcome, outcomeOf } from "./outcome";
import { pointsOf } from "./points";
import { order } from "./routing";
import { type Block, type Range, Sweep } from "./sweep";
import type { Route } from "./table";

/** Calls that a change treats alike: those whose numbers begin with `to` and `from`, and with none of the exceptions. */
export interface Part<R extends Route = Route> {
  /** The digits that the dialled number begins with; empty for any. */
  readonly to: string;
  /** Longer prefixes that belong to other parts, or to none. */
  readonly toExcept: readonly string[];
  /** The digits that the caller's number begins with; empty for any, and for none. */
  readonly from: string;
  readonly fromExcept: readonly string[];
  readonly before: Outcome<R>;
  readonly after: Outcome<R>;
  readonly kind: Kind;
}

/** Beyond this nobody reads them all, and a shorter list is not worth the time. */
const MANY = 5000;

/**
 * Which calls have another fate after a change of a customer's routes: exactly those of the parts. No call is in two of them, and
 * no two with the same fate could be told as one.
 */
export function cut<R extends Route>(before: readonly R[], after: readonly R[]): Part<R>[] {
  const points = pointsOf(before, after);
  const byTo = new Sweep(points, ({ to, from }) => [to, from])
    .run()
    .map((block) => partOf(block, block.across, block.along));
  const oneWay = points.every(({ from }) => from === "") || points.every(({ to }) => to === "");
  if (oneWay || byTo.length < 2 || byTo.length > MANY) return sorted(byTo);
  const byFrom = new Sweep(points, ({ to, from }) => [from, to])
    .run()
    .map((block) => partOf(block, block.along, block.across));
  // Both are right, and neither is always the shorter one.
  return sorted(byFrom.length < byTo.length ? byFrom : byTo);
}

const partOf = <R extends Route>({ before, after, pair }: Block<R>, to: Range, from: Range): Part<R> => ({
  to: to.prefix,
  toExcept: to.except,
  from: from.prefix,
  fromExcept: from.except,
  before: outcomeOf([...before].flatMap((point) => point.before)),
  after: outcomeOf([...after].flatMap((point) => point.after)),
  kind: pair.kind,
});

function sorted<R extends Route>(parts: Part<R>[]): Part<R>[] {
  return parts.sort((left, right) => order(left.to, right.to) || order(left.from, right.from));
}
