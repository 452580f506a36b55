import { type Clock, realClock } from "./clock";

/** Why nothing waits any longer. */
export interface Stop {
  kind: "unauthorized" | "unreachable";
  /** What happened, in words for the error of each call that waited. */
  words: string;
}

/** All waiting of a client, so that it can be ended at once. */
export class Waits {
  readonly #ends = new Set<(stop: Stop) => void>();

  constructor(readonly clock: Clock = realClock) {}

  /**
   * Waits until `begin` calls its argument.
   *
   * @param begin - returns what calls the waiting off
   * @returns the reason where all waiting was ended before
   */
  until(begin: (done: () => void) => () => void): Promise<Stop | undefined> {
    return new Promise((resolve) => {
      let callOff = (): void => {};
      const end = (stop?: Stop): void => {
        this.#ends.delete(end);
        if (stop) callOff();
        resolve(stop);
      };
      this.#ends.add(end);
      callOff = begin(() => end());
    });
  }

  /** Waits for some time, in milliseconds. */
  sleep(ms: number): Promise<Stop | undefined> {
    return this.until((done) => this.clock.timer(ms, done));
  }

  endAll(stop: Stop): void {
    for (const end of [...this.#ends]) end(stop);
  }
}

export function isStop(value: object | undefined): value is Stop {
  return value !== undefined && "words" in value;
}
