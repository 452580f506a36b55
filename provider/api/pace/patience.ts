import type { Fault } from "../answers/fault";
import type { ApiSettings, Method } from "../types";
import { seconds } from "../words/show";
import { backoffDelay, longestWaitMs, totalMs } from "./delays";

/** Whether there is a further attempt: after that wait, or none for a reason that the error has to tell. */
export type Next = { waitMs: number } | { end: string; waitTooLong?: true };

/** The further attempts of one call. A POST is only repeated when the first one surely wasn't processed. */
export class Patience {
  readonly #settings: ApiSettings;
  readonly #totalMs: number;
  readonly #longestWaitMs: number;
  #attempts = 0;
  #failures = 0;
  #spentMs = 0;
  #throttledAt: number | undefined;

  constructor(settings: ApiSettings) {
    this.#settings = settings;
    this.#totalMs = totalMs(settings);
    this.#longestWaitMs = longestWaitMs(settings);
  }

  /** Limit of the attempt that comes next. */
  get timeoutMs(): number {
    return Math.max(1, Math.min(this.#settings.timeoutMs, this.#totalMs - this.#spentMs));
  }

  /**
   * Decides after an attempt.
   *
   * @param tookMs - how long the attempt lasted; time in a queue isn't counted, as it says nothing about the server
   * @param askedMs - how long the server asks to wait
   */
  after(fault: Fault, method: Method, tookMs: number, now: number, askedMs: number | undefined): Next {
    this.#attempts += 1;
    const throttled = fault.kind === "throttled";
    if (throttled) this.#throttledAt ??= now;
    else this.#spentMs += tookMs;
    if (!throttled) this.#failures += 1;
    if (!fault.transient) return { end: "" };
    if (askedMs !== undefined && askedMs > this.#longestWaitMs) {
      const end = `; it asks to wait ${seconds(askedMs)} (Retry-After), and at most ${seconds(this.#longestWaitMs)} are waited for`;
      return { end, waitTooLong: true };
    }
    if (method === "POST" && fault.ambiguous) return { end: "" };
    // A Retry-After of 0 would have every client come back at once.
    const waitMs = Math.max(backoffDelay(this.#attempts, this.#settings), askedMs ?? 0);
    const end = throttled ? this.#throttledTooLong(now + waitMs) : this.#failedTooOften(waitMs);
    if (end !== undefined) return { end };
    if (!throttled) this.#spentMs += waitMs;
    return { waitMs };
  }

  #throttledTooLong(until: number): string | undefined {
    if (until - (this.#throttledAt ?? until) < this.#totalMs) return undefined;
    return `; gave up, as a call waits no longer than ${seconds(this.#totalMs)} after the first of such answers`;
  }

  #failedTooOften(waitMs: number): string | undefined {
    if (this.#failures > this.#settings.maxRetries) return "";
    if (this.#spentMs + waitMs < this.#totalMs) return undefined;
    return `; gave up, as a call may take ${seconds(this.#totalMs)} in all`;
  }
}
