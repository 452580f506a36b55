import { type Step, stepsOf } from "../judging/steps";
import type { Pairs } from "../pairing/pair";
import { pairsOf } from "../pairing/pairs";
import { Customers } from "../reading/customers";
import type { Document } from "../reading/document";
import { type Contents, contentsOf } from "../reading/resource";

/** A document as it has been understood. */
export interface Plan {
  readonly contents: Contents;
  readonly steps: readonly Step[];
  readonly customers: Customers;
  readonly pairs: Pairs;
  /** How many unchanged resources it leaves out. */
  readonly leftOut: number;
}

export function planOf(document: Document): Plan {
  const contents = contentsOf(document);
  const customers = new Customers(contents);
  const pairs = pairsOf(contents, customers, document.config);
  const steps = stepsOf(document, contents, customers, pairs);
  return { contents, steps, customers, pairs, leftOut: leftOutOf(document) };
}

function leftOutOf({ steps: all = [], changeSummary }: Document): number {
  const passive = (op: string) => op === "same" || op === "refresh";
  const changed = new Set(all.filter(({ op }) => !passive(op)).map(({ urn }) => urn));
  const shown = new Set(all.map(({ urn }) => urn).filter((urn) => !changed.has(urn)));
  return Math.max(0, (changeSummary.same ?? 0) - shown.size);
}
