import { withChanges } from "../settings/changes";
import { checkRule, type Fault } from "./names";

/** Which requests a fault hits, what it is, and what becomes of the request behind it. */
export interface FaultRule {
  /** Method or methods, and the path below the API's base: one that starts with `path`. Left out: any. */
  match?: { method?: string | string[]; path?: string };
  /** "none" lets a matching request pass, so that a later one is hit. */
  fault: Fault | "none";
  /** Whether the request is carried out before its end; default: see {@link Fault}. */
  carriedOut?: boolean;
  /**
   * The request is carried out this long after its end instead: after the answer was sent, or after the connection was
   * cut, by the client or by the fault.
   */
  carriedOutAfterMs?: number;
  /** How much later than otherwise the answer comes; `slow` is no more than this. */
  answerAfterMs?: number;
}

/** A fault for the next requests that match, in the order of the queue. */
export interface NextFault extends FaultRule {
  /** How many requests it hits; default 1. */
  times?: number;
}

/** A fault for some of the requests that match, or with a probability of 1 for all of them. */
export interface RandomFault extends FaultRule {
  /** 0 to 1. */
  probability: number;
}

/** So many requests in a stretch of time, which starts with the first of them. */
export interface Quota {
  requests: number;
  perSeconds: number;
}

/** After so many wrong passwords in a row everybody gets this status for a time, with the right password too. */
export interface Lockout {
  after: number;
  status: 401 | 423;
  forMs: number;
}

export interface Faults {
  /** Each request waits this long before it is looked at. */
  latencyMs: number;
  /** And up to this much longer, at random. */
  jitterMs: number;
  /** More requests than this in a second get 429; null: no limit. */
  rateLimitPerSecond: number | null;
  /** More requests than this in a stretch of time get 429; null: no limit. */
  quota: Quota | null;
  /** How a 429 or 503 tells when to come back. */
  retryAfter: "seconds" | "date" | "none";
  /** What Retry-After says, in seconds; null: how long a limit really lasts. */
  retryAfterSeconds: number | null;
  /** Nobody may log in for a time after so many wrong passwords in a row; null: never. */
  lockout: Lockout | null;
  /** GET of one object shows what a write has changed only this much later: made, deleted and patched objects alike. */
  readLagMs: number;
  /** And lists show it only this much later. */
  listLagMs: number;
  /** A write finds the objects that it refers to only this long after they were made: 422, "must exist". */
  referenceLagMs: number;
  /**
   * What a DELETE has deleted is shown this much longer, with all that goes along, and its id and number count as
   * taken, while no write finds it any more.
   */
  lingerMs: number;
  /** Seed of the random faults: the same requests get the same faults. */
  seed: number;
  /** Probabilities, 0 to 1. */
  status500: number;
  status503: number;
  dropBefore: number;
  dropAfter: number;
  truncated: number;
  nonJson: number;
  hang: number;
  /** Methods that the probabilities above are for; empty: all. */
  methods: string[];
  /** Faults for certain requests at random; each that matches is tried in order, before the probabilities above. */
  random: RandomFault[];
  /** Faults for certain requests; taken before any random one. */
  next: NextFault[];
}

export const NO_FAULTS: Readonly<Faults> = {
  latencyMs: 0,
  jitterMs: 0,
  rateLimitPerSecond: null,
  quota: null,
  retryAfter: "seconds",
  retryAfterSeconds: 1,
  lockout: null,
  readLagMs: 0,
  listLagMs: 0,
  referenceLagMs: 0,
  lingerMs: 0,
  seed: 1,
  status500: 0,
  status503: 0,
  dropBefore: 0,
  dropAfter: 0,
  truncated: 0,
  nonJson: 0,
  hang: 0,
  methods: [],
  random: [],
  next: [],
};

export function changeFaults(faults: Faults, changes: Partial<Faults> = {}): Faults {
  for (const rule of [...(changes.next ?? []), ...(changes.random ?? [])]) checkRule(rule);
  return withChanges("fault", faults, changes);
}
