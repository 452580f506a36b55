import { ApiError, type Detail, type ErrorKind } from "../errors";
import type { Method } from "../types";
import { redact } from "../words/redact";
import { visible } from "../words/show";

/** What one attempt brought that is of no use, before it is decided whether there is a further one. */
export interface Fault {
  kind: ErrorKind;
  /** What happened, to stand behind method and path: with a leading space or colon. */
  words: string;
  status?: number;
  code?: string;
  details?: Detail[];
  transient?: boolean;
  ambiguous?: boolean;
  createdId?: string;
}

/** What every error tells about its call. */
export interface CallFacts {
  method: Method;
  path: string;
  attempts: number;
  requestNumber: number;
  tookMs: number;
  retryAfterMs?: number;
  /** Values that must not show up in any text. */
  secrets: readonly string[];
}

/** The error that ends a call. `end` says why there is no further attempt, where that isn't plain. */
export function errorOf(fault: Fault, { secrets, ...facts }: CallFacts, end = ""): ApiError {
  const attempts = facts.attempts > 1 ? ` (after ${facts.attempts} attempts)` : "";
  const words = visible(redact(`${fault.words}${attempts}${end}`, secrets));
  const { words: _, ...verdict } = fault;
  return new ApiError(`${facts.method} ${facts.path}${words}`, { ...verdict, ...facts });
}

/** What a definite answer settles for the attempts before it as well: they were the same request. */
const settled: readonly ErrorKind[] = ["gone", "refused", "taken"];
const telling: readonly ErrorKind[] = ["forbidden", "unauthorized", "malformed", "another"];

/** The fault of a call of which an earlier attempt may have been carried out. */
export function afterLostAttempt(fault: Fault): Fault {
  if (settled.includes(fault.kind)) return fault;
  return { ...fault, ambiguous: true, kind: telling.includes(fault.kind) ? fault.kind : "unclear" };
}
