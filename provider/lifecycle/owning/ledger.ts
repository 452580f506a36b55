import type { Remote } from "../object/values";

/** The resource that holds an object in this run. */
export interface Holder {
  /** Its path within the stack (`Identity.path`). */
  readonly path: string;
  /** What the state calls the same resource, where it has another name there. */
  readonly formerly?: string;
  /**
   * How that is known. "read": the state has it, whether the program does is not known yet. "found": the program declares
   * it and it is unchanged. "taken": this run created it or took it over.
   */
  readonly how: "read" | "found" | "taken";
}

/** What this run knows of whose each object is, so that no object is held twice, and none is deleted under its holder. */
export class Ledger {
  readonly #holders = new Map<string, Holder>();
  #written = false;
  readonly #wanted = new Map<string, string>();
  readonly #deleted = new Map<string, number>();
  readonly #claims = new Map<string, string>();
  readonly #inState = new Set<string>();
  readonly #fresh = new Set<string>();
  readonly #before = new Map<string, Promise<readonly Remote[]>>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** Whether nothing was written in this run so far; said once. */
  isFirstWrite(): boolean {
    const first = !this.#written;
    this.#written = true;
    return first;
  }

  holder(type: string, id: string): Holder | undefined {
    return this.#holders.get(`${type}/${id}`);
  }

  /** Whether a resource of this run has the object. */
  has(type: string, id: string): boolean {
    return this.#holders.has(`${type}/${id}`);
  }

  hold(type: string, id: string, holder: Holder): void {
    this.#holders.set(`${type}/${id}`, holder);
  }

  release(type: string, id: string): void {
    this.#holders.delete(`${type}/${id}`);
  }

  /** This run deleted the object; reads may go on to show it, and what was below it, for some time. */
  deletedNow(type: string, id: string): void {
    this.#deleted.set(`${type}/${id}`, Date.now());
  }

  isDeleted(type: string, id: string): boolean {
    return this.#deleted.has(`${type}/${id}`);
  }

  /** Whether this run has deleted anything of a type. */
  hasDeleted(type: string): boolean {
    return [...this.#deleted.keys()].some((key) => key.startsWith(`${type}/`));
  }

  /** A resource declares what this object is, and could not be created because of it. */
  want(type: string, id: string, path: string): void {
    this.#wanted.set(`${type}/${id}`, path);
  }

  /** The resource that could not be created because of this object. */
  wantedBy(type: string, id: string): string | undefined {
    return this.#wanted.get(`${type}/${id}`);
  }

  /**
   * Says that a resource of the program will have what only one may have.
   *
   * @returns the other resource of the program that has said so before
   */
  claim(what: string, path: string): string | undefined {
    const other = this.#claims.get(what);
    if (other !== undefined && other !== path) return other;
    this.#claims.set(what, path);
    return undefined;
  }

  /** The state has an object of this resource. */
  isInState(path: string): boolean {
    return this.#inState.has(path);
  }

  foundInState(path: string): void {
    this.#inState.add(path);
  }

  /** This run created the object, so that nothing was below it before. */
  createdNow(type: string, id: string): void {
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
