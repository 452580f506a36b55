import { ExpressionError, type Rewriting, rewriteOf } from "../calls";
import type { OutboundRoute } from "./table";

/** The numbers that a call shows to its gateway. */
export interface Sent {
  /** Null where the caller shows none. */
  readonly from: string | null;
  readonly to: string;
  /** Each rewriting that applied: whose it is, its rule and result, and the number before and after. */
  readonly steps: readonly string[];
}

interface Party {
  readonly what: string;
  readonly rewriting: Rewriting;
}

/**
 * What becomes of a call's numbers on its way: the route's rewriting comes first, then the gateway's.
 *
 * @returns the numbers, and what they leave open: nobody outside the vendor knows that order, and a rule may be none
 */
export function sentBy(
  route: OutboundRoute,
  call: { readonly to: string; readonly from: string },
): { sent: Sent; limits: string[] } {
  const parties: Party[] = [
    { what: `route ${route.name}`, rewriting: route.rewriting },
    { what: `gateway ${route.gateway.name}`, rewriting: route.gateway.rewriting },
  ];
  const steps: string[] = [];
  const limits: string[] = [];
  const pass = (number: string, side: Side): string => {
    const there = through(number, side, parties, steps, limits);
    const back = through(number, side, [...parties].reverse(), [], []);
    if (there !== back)
      limits.push(
        `whether the route or the gateway rewrites first is not known: the other way round the ${side.word} would be ${back}`,
      );
    return there;
  };
  const to = pass(call.to, TO);
  const from = call.from === "" ? null : pass(call.from, FROM);
  return { sent: { from, to, steps }, limits };
}

interface Side {
  readonly word: string;
  readonly rule: "srcRule" | "dstRule";
  readonly result: "srcResult" | "dstResult";
}

const TO: Side = { word: "destination", rule: "dstRule", result: "dstResult" };
const FROM: Side = { word: "source", rule: "srcRule", result: "srcResult" };

function through(
  number: string,
  { word, rule, result }: Side,
  parties: readonly Party[],
  steps: string[],
  limits: string[],
): string {
  return parties.reduce((now, { what, rewriting }) => {
    try {
      const next = rewriteOf(rewriting[rule], rewriting[result])(now);
      if (next !== now)
        steps.push(`${what}: ${word} ${rewriting[rule]} -> ${rewriting[result]}: ${now} -> ${next}`);
      return next;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      limits.push(
        `${what}: what becomes of the ${word} is not known, because the rule ${rewriting[rule]} can't be read: ${error.message}`,
      );
      return now;
    }
  }, number);
}
