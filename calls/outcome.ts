import { byName, fateOf, gatewaysOf } from "./routing";
import { type Fate, type Gateway, type Route, wayOf } from "./table";

/** What becomes of the calls of a part, before or after. */
export interface Outcome<R extends Route = Route> {
  readonly fate: Fate;
  /** Each once, by name. */
  readonly gateways: readonly R["gateway"][];
  /** All that a call of the part takes, by name. */
  readonly routes: readonly R[];
}

/**
 * What a change does to calls: `fails` and `connects` where they fail after or before alone, `moves` from one gateway to another,
 * `undecided` where several gateways could take them before or after, `changed` where the gateway stays and the way over it doesn't.
 */
export type Kind = "fails" | "connects" | "moves" | "undecided" | "changed";

export const outcomeOf = <R extends Route>(routes: Iterable<R>): Outcome<R> => {
  const all = byName(new Map([...routes].map((route) => [route.key, route])).values());
  const gateways = gatewaysOf(all);
  return { fate: fateOf(gateways), gateways, routes: all };
};

/** What a change does to calls that these routes carry before and after; nothing where their fate stays the same. */
export function kindOf(before: Outcome, after: Outcome): Kind | undefined {
  if (keysOf(before.gateways) === keysOf(after.gateways)) {
    return waysOf(before) === waysOf(after) ? undefined : "changed";
  }
  if (after.fate === "fails") return "fails";
  if (before.fate === "fails") return "connects";
  return before.fate === "undecided" || after.fate === "undecided" ? "undecided" : "moves";
}

/** One text for all outcomes that are the same fate: the same gateways, and if it is one, the same way through it. */
export const fateKey = (outcome: Outcome): string =>
  outcome.fate === "gateway" ? waysOf(outcome) : keysOf(outcome.gateways);

const keysOf = (gateways: readonly Gateway[]): string =>
  JSON.stringify(gateways.map(({ key }) => key).sort());
const waysOf = ({ routes }: Outcome): string => JSON.stringify([...new Set(routes.map(wayOf))].sort());
