import type { Change } from "../data/change";
import type { Store } from "../data/store";

/** The account as a copy shows it that follows some time later, such as a read replica or a search index. */
export class Replica {
  private copy: Store | undefined;
  private pending: { at: number; change: Change }[] = [];

  constructor(
    private readonly store: Store,
    private readonly lagMs: () => number,
  ) {
    store.watch((change) => this.note(change));
  }

  /** What the copy has by now; without a lag, the account itself. */
  now(): Store {
    if (this.lagMs() <= 0) this.drop();
    if (!this.copy) return this.store;
    const until = performance.now() - this.lagMs();
    while (this.pending[0] && this.pending[0].at <= until) this.copy.apply(this.pending.shift()!.change);
    return this.copy;
  }

  private note(change: Change): void {
    if (this.lagMs() <= 0) {
      this.drop();
      return;
    }
    // Made from the state before this change, so that nothing is copied while nothing lags.
    this.copy ??= this.store.copy();
    this.pending.push({ at: performance.now(), change: structuredClone(change) });
  }

  private drop(): void {
    this.copy = undefined;
    this.pending = [];
  }
}
