/** How bad a step can get, from nothing to what no later step can undo. */
export const RISKS = ["harmless", "service-affecting", "irreversible"] as const;

export type Risk = (typeof RISKS)[number];

/** A risk and the reason for it, in words that end no sentence. */
export interface Verdict {
  readonly risk: Risk;
  readonly because: string;
}

export const harmless = (because: string): Verdict => ({ risk: "harmless", because });
export const affecting = (because: string): Verdict => ({ risk: "service-affecting", because });
export const irreversible = (because: string): Verdict => ({ risk: "irreversible", because });

/** Whether the first is at least as bad as the second. */
export const atLeast = (risk: Risk, other: Risk): boolean => RISKS.indexOf(risk) >= RISKS.indexOf(other);

/** Sorts what is worse before the rest. */
export const byRisk = (left: { readonly risk: Risk }, right: { readonly risk: Risk }): number =>
  RISKS.indexOf(right.risk) - RISKS.indexOf(left.risk);

export function worst(risks: readonly Risk[]): Risk {
  return risks.reduce((left, right) => (atLeast(left, right) ? left : right), "harmless");
}

/** How many there are of each risk. */
export type Counts = Record<Risk, number>;

export function count(risks: readonly Risk[]): Counts {
  const counts: Counts = { harmless: 0, "service-affecting": 0, irreversible: 0 };
  for (const risk of risks) counts[risk] += 1;
  return counts;
}

/** "1 irreversible, 2 harmless", the worst first; empty where there is nothing. */
export function tellCounts(counts: Counts): string {
  return [...RISKS]
    .reverse()
    .filter((risk) => counts[risk] > 0)
    .map((risk) => `${counts[risk]} ${risk}`)
    .join(", ");
}
