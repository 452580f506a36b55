import type { ApiClient } from "../api";
import type { Reader } from "./reader";
import type { WireNames } from "./values";

/** What one run of the engine's provider process shares: the account, its reader, and what was made so far. */
export interface Session {
  readonly api: ApiClient;
  readonly reader: Reader;
  readonly settings: WireNames & { readonly maxRetries: number; readonly checkBeforeCreate: boolean };
  /** Tells the operator something that is no error. */
  readonly tell: (line: string) => void;
  readonly made: Made;
}

/** What this run made, so that it is not mistaken for what was there before. */
export class Made {
  readonly #ids = new Set<string>();
  readonly #before = new Map<string, Promise<ReadonlySet<string>>>();
  readonly #turns = new Map<string, Promise<unknown>>();

  add(type: string, id: string): void {
    this.#ids.add(`${type}/${id}`);
  }

  has(type: string, id: string): boolean {
    return this.#ids.has(`${type}/${id}`);
  }

  /** The ids that a list held before this run made the first object in it; asked for once. */
  before(list: string, ask: () => Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>> {
    let ids = this.#before.get(list);
    if (!ids) {
      ids = ask();
      this.#before.set(list, ids);
      ids.catch(() => this.#before.delete(list));
    }
    return ids;
  }

  /** Runs creates of look-alikes one after the other, so that each can tell its own object from the others'. */
  async inTurn<T>(alike: string, run: () => Promise<T>): Promise<T> {
    const previous = this.#turns.get(alike) ?? Promise.resolve();
    const turn = previous.then(run, run);
    const settled = turn.catch(() => undefined);
    this.#turns.set(alike, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(alike) === settled) this.#turns.delete(alike);
    }
  }
}
