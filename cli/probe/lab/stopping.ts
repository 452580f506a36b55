import { setTimeout as sleep } from "node:timers/promises";
import { StoppedError } from "../../terminal/interrupt";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A question that ends because somebody stopped the probe. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/**
 * The signals that stop a probe: the first ends the questions, so that what was made is taken away; the second ends
 * everything.
 */
export class Stopping {
  #signal: StoppedError["signal"] | undefined;
  #first!: () => void;
  #second!: () => void;
  readonly #asked = new Promise<void>((done) => {
    this.#first = done;
  });
  readonly #insisted = new Promise<void>((done) => {
    this.#second = done;
  });
  readonly #heed = (signal: NodeJS.Signals) => {
    if (this.#signal !== undefined) return this.#second();
    // The end of the terminal counts as Ctrl-C.
    this.#signal = signal === "SIGTERM" ? "SIGTERM" : "SIGINT";
    this.#first();
  };

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#heed);
  }

  get signal(): StoppedError["signal"] | undefined {
    return this.#signal;
  }

  /**
   * Waits for something that a signal ends.
   *
   * @param graceMs - how long it may go on after the signal
   * @throws Interrupted
   */
  async race<T>(work: Promise<T>, graceMs = 0): Promise<T> {
    // What is left behind may fail later, with nobody there to hear it.
    work.catch(() => undefined);
    return Promise.race([
      work,
      this.#asked
        .then(() => sleep(graceMs, undefined, { ref: false }))
        .then(() => {
          throw new Interrupted();
        }),
    ]);
  }

  /**
   * Waits for something that only a second signal ends.
   *
   * @param left - what stays undone then
   * @throws StoppedError
   */
  async insist<T>(work: Promise<T>, left: () => string): Promise<T> {
    work.catch(() => undefined);
    return Promise.race([
      work,
      this.#insisted.then(() => {
        throw new StoppedError(this.#signal ?? "SIGINT", left());
      }),
    ]);
  }

  end(): void {
    for (const signal of SIGNALS) process.off(signal, this.#heed);
  }
}
