/** Attempts in a row without any answer after which nothing waits for one, and the least time that they took. */
const limits = { attempts: 20, ms: 30_000 };
/** The same for a client that has never had an answer: most likely the address is wrong. */
const firstAttempts = 5;

/** Tells when an API that gives no answer is no longer worth waiting for. */
export class Breaker {
  #attempts = 0;
  #since = 0;
  #lastedMs = 0;
  #wasAnswered = false;
  #open = false;

  /** Whether waiting is over; what is sent all the same may find that it answers again. */
  get open(): boolean {
    return this.#open;
  }

  /** Attempts in a row without an answer. */
  get attempts(): number {
    return this.#attempts;
  }

  /** How long those attempts took together, in milliseconds. */
  get lastedMs(): number {
    return this.#lastedMs;
  }

  answered(): void {
    this.#wasAnswered = true;
    this.#attempts = 0;
    this.#open = false;
  }

  /** An attempt of that time ended without an answer. */
  failed(startedAt: number, now: number): void {
    if (this.#attempts === 0) this.#since = startedAt;
    this.#attempts += 1;
    this.#lastedMs = now - this.#since;
    const isLong = this.#attempts >= limits.attempts && this.#lastedMs >= limits.ms;
    if (isLong || (!this.#wasAnswered && this.#attempts >= firstAttempts)) this.#open = true;
  }
}
