import type { ApiClient } from "../api";
import type { Reader } from "./reader";
import type { WireNames } from "./spelling";
import type { Remote } from "./values";

/** What one run of the engine's provider process shares: the account, its reader, and what was made so far. */
export interface Session {
  readonly api: ApiClient;
  readonly reader: Reader;
  readonly settings: Required<WireNames> & {
    readonly maxRetries: number;
    /**
     * What happens to an object that equals a declaration which is to be created: true takes it over, false creates a second
     * one, undefined stops where it can be told without further requests.
     */
    readonly checkBeforeCreate: boolean | undefined;
  };
  /** Tells the operator something that is no error. */
  readonly tell: (line: string) => void;
  readonly made: Made;
}

/** What this run knows to belong to its resources, so that it is not mistaken for an object without one. */
export class Made {
  readonly #owned = new Set<string>();
  readonly #fresh = new Set<string>();
  readonly #before = new Map<string, Promise<readonly Remote[]>>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** A resource of this stack has this object. */
  add(type: string, id: string): void {
    this.#owned.add(`${type}/${id}`);
  }

  has(type: string, id: string): boolean {
    return this.#owned.has(`${type}/${id}`);
  }

  /** This run created the object, so that nothing was below it before. */
  addFresh(type: string, id: string): void {
    this.add(type, id);
    this.#fresh.add(`${type}/${id}`);
  }

  isFresh(type: string, id: string): boolean {
    return this.#fresh.has(`${type}/${id}`);
  }

  /** The objects that a list held before this run made the first one in it; asked for once. */
  before(list: string, ask: () => Promise<readonly Remote[]>): Promise<readonly Remote[]> {
    let objects = this.#before.get(list);
    if (!objects) {
      objects = ask();
      this.#before.set(list, objects);
      objects.catch(() => this.#before.delete(list));
    }
    return objects;
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
