import { sleep } from "./retry";

/** How far the bucket may fill: enough to make up for late timers, too little for a burst. */
const creditMs = 20;
/** Share of the refused rate with which to go on. */
const reducedTo = 0.7;
/** Time in which the rate climbs back to the one that was refused. */
const recoveryMs = 10_000;

/** Requests per second that are always assumed to be bearable, as one refusal of a first request tells no rate. */
const slowest = 3;

interface Reduction {
  at: number;
  /** Requests per second at which the server refused. */
  refused: number;
}

/**
 * The pace of all requests of a client: a token bucket for the configured rate, and one common brake. When the server
 * answers 429, everything pauses, then goes on at a lower rate, which recovers step by step.
 */
export class Throttle {
  readonly #ceiling: number;
  #nextSlot = 0;
  #pausedUntil = 0;
  #reduction: Reduction | undefined;
  #recent: number[] = [];

  constructor(requestsPerSecond = Number.POSITIVE_INFINITY) {
    this.#ceiling = requestsPerSecond;
  }

  /** Waits for this request's turn; answers with its starting time, which `brake` wants back. */
  async turn(): Promise<number> {
    for (;;) {
      const now = performance.now();
      const wait = Math.max(this.#pausedUntil, this.#nextSlot) - now;
      if (wait <= 0) return this.#start(now);
      await sleep(Math.ceil(wait));
    }
  }

  /** Reacts to a 429: pauses every request of the client for some time, then slows them down. */
  brake(startedAt: number, pauseMs: number): void {
    const now = performance.now();
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
    // Answers to requests that were under way already are the same refusal, not a further one.
    if (this.#reduction && startedAt <= this.#reduction.at) return;
    const lastSecond = this.#recent.filter((at) => at > startedAt - 1000).length;
    this.#reduction = { at: now, refused: Math.max(slowest, Math.min(lastSecond, this.rate(now))) };
    this.#nextSlot = this.#pausedUntil;
  }

  /** Requests per second that are allowed now. */
  rate(now = performance.now()): number {
    if (!this.#reduction) return this.#ceiling;
    const { at, refused } = this.#reduction;
    const since = Math.max(0, now - Math.max(at, this.#pausedUntil));
    const rate = refused * (reducedTo + ((1 - reducedTo) * since) / recoveryMs);
    // Without a configured ceiling the brake comes off at twice the rate that was refused.
    if (rate < Math.min(this.#ceiling, refused * 2)) return rate;
    this.#reduction = undefined;
    return this.#ceiling;
  }

  #start(now: number): number {
    const interval = 1000 / this.rate(now);
    if (interval > 0) this.#nextSlot = Math.max(this.#nextSlot, now - creditMs) + interval;
    this.#recent.push(now);
    if (this.#recent.length > 2000) this.#recent = this.#recent.filter((at) => at > now - 1000);
    return now;
  }
}
