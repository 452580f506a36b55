import type { Faults, RandomFault } from "../../sandbox";

interface Lie extends RandomFault {
  /** As `carriedOutAfterMs`, in seconds. */
  readonly carriedOutAfter?: number;
}

/** A front that lies and loses: what of it befalls an account is drawn by lot. */
const LIES: readonly Lie[] = [
  { match: { method: "GET" }, fault: "html404", probability: 0.04 },
  { match: { method: "GET" }, fault: "kong404", probability: 0.03 },
  { match: { method: "GET" }, fault: "empty410", probability: 0.02 },
  { match: { method: "GET" }, fault: "empty200", probability: 0.03 },
  { match: { method: "GET" }, fault: "html521", probability: 0.03 },
  ...["customers", "incoming_trunks", "available_did_numbers", "termination_gateways"].map(
    (type): Lie => ({ match: { method: "GET", path: `/${type}/` }, fault: "wrongId", probability: 0.03 }),
  ),
  { match: { method: "POST" }, fault: "dropAfter", probability: 0.06 },
  { match: { method: "POST" }, fault: "redirect302", probability: 0.03 },
  { match: { method: "POST" }, fault: "redirect303", carriedOut: true, probability: 0.03 },
  { match: { method: "POST" }, fault: "html502", carriedOutAfter: 1.5, probability: 0.06 },
  { match: { method: "POST" }, fault: "html504", carriedOutAfter: 3, probability: 0.04 },
  { match: { method: "POST" }, fault: "dropBefore", carriedOutAfter: 6, probability: 0.02 },
  { match: { method: "POST" }, fault: "kong404", probability: 0.02 },
  { match: { method: "PATCH" }, fault: "dropAfter", probability: 0.06 },
  { match: { method: "PATCH" }, fault: "html404", probability: 0.04 },
  { match: { method: "PATCH" }, fault: "errors200", probability: 0.04 },
  { match: { method: "DELETE" }, fault: "empty200", probability: 0.08 },
  { match: { method: "DELETE" }, fault: "html404", probability: 0.06 },
  { match: { method: "DELETE" }, fault: "dropAfter", probability: 0.06 },
];

/** How long after its run the last of what was lost is carried out, in seconds. */
export const LATEST = 7;

/**
 * What befalls an account in one run.
 *
 * @param random - draws the numbers
 * @param second - what a second lasts, in milliseconds: 1000, and less in tests
 */
export function liesBy(random: () => number, second = 1000): Partial<Faults> {
  const oneOf = (seconds: readonly number[]) => seconds[Math.floor(random() * seconds.length)]! * second;
  return {
    seed: Math.floor(random() * 2 ** 31),
    readLagMs: oneOf([0, 0, 0.5, 2]),
    listLagMs: oneOf([0, 0, 0.5, 2]),
    referenceLagMs: oneOf([0, 0, 1, 3]),
    lingerMs: oneOf([0, 0, 2, 5]),
    random: LIES.map(({ carriedOutAfter, ...rule }) => ({
      ...rule,
      ...(carriedOutAfter !== undefined && { carriedOutAfterMs: carriedOutAfter * second }),
    })),
  };
}
