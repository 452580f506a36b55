/** How a route or a gateway puts numbers into another form; an empty rule leaves them as they are. */
export interface Rewriting {
  readonly srcRule: string;
  readonly srcResult: string;
  readonly dstRule: string;
  readonly dstResult: string;
}

/** A gateway as a call sees it. */
export interface Gateway {
  /** What tells it from other gateways, also from the one that it replaces. */
  readonly key: string;
  readonly name: string;
  readonly rewriting: Rewriting;
  /** All else that a call through it depends on (host, port, codecs and so on) as one text: two texts, two ways. */
  readonly settings: string;
}

/** A route as a call sees it. */
export interface Route<G extends Gateway = Gateway> {
  readonly key: string;
  readonly name: string;
  /** The first digits of the dialled number (`dstPrefix`); empty for any. */
  readonly to: string;
  /** The first digits of the caller's number (`srcPrefix`); empty for any, and for none. */
  readonly from: string;
  readonly gateway: G;
  readonly rewriting: Rewriting;
}

/** A call by its two numbers, in digits; `from` is empty where the caller shows none. */
export interface Call {
  readonly to: string;
  readonly from: string;
}

/** What becomes of a call. `undecided`: several routes with different gateways, of which none is known to come first. */
export type Fate = "gateway" | "fails" | "undecided";

export const NO_REWRITING: Rewriting = { srcRule: "", srcResult: "", dstRule: "", dstResult: "" };

const ways = new WeakMap<Route, string>();

/** The way of a call through a route, in one text: its gateway, all that the gateway is set to, and both rewritings. */
export function wayOf(route: Route): string {
  const known = ways.get(route);
  if (known !== undefined) return known;
  const { key, settings, rewriting } = route.gateway;
  const way = JSON.stringify([key, settings, ...textsOf(route.rewriting), ...textsOf(rewriting)]);
  ways.set(route, way);
  return way;
}

// A result without its rule never applies.
const textsOf = ({ srcRule, srcResult, dstRule, dstResult }: Rewriting): string[] => [
  srcRule,
  srcRule && srcResult,
  dstRule,
  dstRule && dstResult,
];
