import type { Stop, Waits } from "./waits";

/** How far the bucket may fill: enough to make up for late timers, too little for a burst. */
const creditMs = 20;
/** Share of the refused rate with which to go on. */
const reducedTo = 0.7;
/** Time in which the rate climbs back to the one that was refused. */
const recoveryMs = 10_000;
/** Least climb, in requests per second and second. */
const leastClimb = 0.05;
/** Time of an even climb; after it the rate doubles again and again, as the server no longer seems to mind. */
const evenMs = 30_000;
const doublingMs = 15_000;
/** Requests that are remembered at least; a refusal may come long after its request. */
const remembered = 2000;
/** Requests per second that are assumed to be bearable: by a first refusal, which tells no rate, and by any number of them. */
const slowest = { first: 3, ever: 1 };

/** The beginning of an attempt. */
export interface Start {
  readonly at: number;
  refused: boolean;
}

interface Reduction {
  at: number;
  /** Requests per second at which the server refused. */
  refused: number;
}

/**
 * The pace of all requests of a client: a token bucket for the configured rate, and one common brake. When the server
 * answers 429, everything pauses, then goes on at a lower rate, which climbs until the next refusal. What was refused
 * is measured by the requests that weren't, as a burst that was sent says little about what would have been taken.
 */
export class Throttle {
  readonly #waits: Waits;
  readonly #ceiling: number;
  #nextSlot = 0;
  #pausedUntil = 0;
  #reduction: Reduction | undefined;
  #recent: Start[] = [];

  constructor(waits: Waits, requestsPerSecond = Number.POSITIVE_INFINITY) {
    this.#waits = waits;
    this.#ceiling = requestsPerSecond;
  }

  /** Waits for this request's turn; answers with its start, which `brake` wants back. */
  async turn(): Promise<Start | Stop> {
    for (;;) {
      const now = this.#waits.clock.now();
      const wait = Math.max(this.#pausedUntil, this.#nextSlot) - now;
      if (wait <= 0) return this.#start(now);
      const stop = await this.#waits.sleep(Math.ceil(wait));
      if (stop) return stop;
    }
  }

  /** Reacts to a 429: pauses every request of the client for some time, then slows them down. */
  brake(start: Start, pauseMs: number): void {
    const now = this.#waits.clock.now();
    // Before the pause, which would count as the time since the last refusal.
    const rate = this.rate(now);
    const reduction = this.#reduction;
    start.refused = true;
    const passed = this.#recent.filter(
      ({ at, refused }) => !refused && at > start.at - 1000 && at <= start.at,
    );
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
    if (!reduction) {
      this.#reduction = { at: now, refused: Math.min(this.#ceiling, Math.max(slowest.first, passed.length)) };
    } else if (start.at <= reduction.at) {
      // Answers to requests that were under way already are the same refusal, but tell more of it.
      const passedAtMost = Math.max(slowest.first, passed.length);
      if (passedAtMost < reduction.refused) reduction.refused = passedAtMost;
    } else {
      const refused = Math.max(slowest.ever, Math.min(rate, Math.max(passed.length, rate / 2)));
      this.#reduction = { at: now, refused };
    }
    this.#nextSlot = this.#pausedUntil;
  }

  /** Requests per second that are allowed now. */
  rate(now = this.#waits.clock.now()): number {
    if (!this.#reduction) return this.#ceiling;
    const { at, refused } = this.#reduction;
    const since = Math.max(0, now - Math.max(at, this.#pausedUntil));
    const climb = Math.max(leastClimb, ((1 - reducedTo) * refused * 1000) / recoveryMs);
    const even = refused * reducedTo + (climb * Math.min(since, evenMs)) / 1000;
    const rate = even * 2 ** (Math.max(0, since - evenMs) / doublingMs);
    if (rate < this.#ceiling) return rate;
    this.#reduction = undefined;
    return this.#ceiling;
  }

  #start(now: number): Start {
    const interval = 1000 / this.rate(now);
    if (interval > 0) this.#nextSlot = Math.max(this.#nextSlot, now - creditMs) + interval;
    const start = { at: now, refused: false };
    this.#recent.push(start);
    if (this.#recent.length > 2 * remembered) this.#recent = this.#recent.slice(-remembered);
    return start;
  }
}
