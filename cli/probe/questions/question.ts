import type { Finding } from "../lab/answer";
import type { Lab } from "../lab/lab";

/** One thing to find out, as a row: what is sent for it, what it tells, and how that is undone. */
export interface Question {
  readonly key: string;
  /** Nothing is written for it. */
  readonly reads?: true;
  /** About how many requests it takes, beside those for objects that it shares with others. */
  readonly requests: number;
  readonly sends: string;
  readonly learns: string;
  readonly undo: string;
  ask(lab: Lab): Promise<Finding>;
}

/** How what belongs to the probe's customer is undone. */
export const WITH_CUSTOMER = "goes with the customer";
/** What is only read needs no undoing. */
export const NOTHING = "nothing to undo";
