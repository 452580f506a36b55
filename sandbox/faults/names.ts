import { FRONT_ANSWERS, type FrontAnswer } from "./front";

const statuses = [403, 404, 408, 425, 429, 500, 502, 503, 504] as const;
const lost = [
  "dropAfter",
  "hangAfter",
  "slow",
  "truncated",
  "nonJson",
  "empty",
  "wrongId",
  "wrongType",
] as const;
const unprocessed = ["dropBefore", "hang"] as const;

/**
 * What can go wrong with one request. Unless a rule says otherwise:
 *
 * - not carried out: `status…` is an error in the API's own form, `dropBefore` cuts the connection, `hang` never
 *   answers, and a {@link FrontAnswer} is what something before the API says in its place.
 * - carried out: the answer gets lost (`dropAfter`), never comes (`hangAfter`), comes late (`slow`), is cut in half
 *   (`truncated`), is a web page (`nonJson`), has no body (`empty`), or shows another object's id (`wrongId`) or type
 *   (`wrongType`).
 */
export type Fault =
  | `status${(typeof statuses)[number]}`
  | (typeof unprocessed)[number]
  | (typeof lost)[number]
  | FrontAnswer;

const known: ReadonlySet<string> = new Set([
  ...statuses.map((status) => `status${status}`),
  ...unprocessed,
  ...lost,
  ...FRONT_ANSWERS,
]);

export function isCarriedOut(fault: Fault | "none"): boolean {
  return fault === "none" || (lost as readonly string[]).includes(fault);
}

/** A rule that is misspelt, or contradicts itself, would let a test pass without what it wants to show. */
export function checkRule(rule: {
  fault: Fault | "none";
  carriedOut?: boolean;
  carriedOutAfterMs?: number;
}): void {
  const { fault, carriedOut, carriedOutAfterMs } = rule;
  if (fault !== "none" && !known.has(fault)) {
    throw new Error(`Unknown fault "${fault}". There are: ${[...known].join(", ")}, none.`);
  }
  if (isCarriedOut(fault) && (carriedOut === false || carriedOutAfterMs !== undefined)) {
    throw new Error(`"${fault}" is about the API's own answer: the request has to be carried out first.`);
  }
}
