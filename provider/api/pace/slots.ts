import type { Stop, Waits } from "./waits";

/** A ceiling on how many attempts run at once; the others wait in the order they came, further attempts before first ones. */
export class Slots {
  readonly #waits: Waits;
  #size = 1;
  #running = 0;
  readonly #again = new Set<() => void>();
  readonly #first = new Set<() => void>();

  constructor(waits: Waits) {
    this.#waits = waits;
  }

  get running(): number {
    return this.#running;
  }

  set size(size: number) {
    this.#size = Math.max(1, Math.floor(size));
    this.#admit();
  }

  /** Takes a slot, which has to be given back; not where all waiting was ended before. */
  async acquire(isFurther: boolean): Promise<Stop | undefined> {
    if (this.#running < this.#size) {
      this.#running += 1;
      return undefined;
    }
    const queue = isFurther ? this.#again : this.#first;
    return this.#waits.until((done) => {
      queue.add(done);
      return () => queue.delete(done);
    });
  }

  release(): void {
    this.#running -= 1;
    this.#admit();
  }

  #admit(): void {
    while (this.#running < this.#size) {
      const queue = this.#again.size > 0 ? this.#again : this.#first;
      const [next] = queue;
      if (!next) return;
      queue.delete(next);
      this.#running += 1;
      next();
    }
  }
}
