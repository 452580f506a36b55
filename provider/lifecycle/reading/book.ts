import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient, ApiError, type Page, type Query, type ResourceObject } from "../../api";
import type { Entity } from "../../entities";
import type { Behaviour } from "../known";

/** How long reads are gathered before they are answered together, in milliseconds. */
const GATHERING = 4;

interface Waiting {
  readonly id: string;
  readonly answer: (object: ResourceObject | undefined) => void;
  readonly refuse: (error: ApiError) => void;
}

/**
 * Answers reads of one list's objects from its pages, where that promises fewer requests than asking for each.
 *
 * A refresh reads every object of a stack, a few at a time, and the account may hold many more. So the first page is fetched
 * when a second object is wanted, and further ones while the last was of use, or once as many reads have missed as pages
 * are left; but never more pages than there were reads. What the pages do not hold, for example because it moved between
 * them while they were read, is left to be asked for by its id.
 */
export class Book {
  readonly #objects = new Map<string, ResourceObject>();
  readonly #written = new Set<string>();
  readonly #waiting: Waiting[] = [];
  #pages: AsyncGenerator<Page> | undefined;
  #reads = 0;
  #missed = 0;
  #fetched = 0;
  #left = 1;
  #lastPage = new Set<string>();
  #hits = 0;
  #usable = true;
  #working = false;

  constructor(
    private readonly api: ApiClient,
    private readonly entity: Entity,
    private readonly include: readonly string[],
    private readonly known: Behaviour,
  ) {}

  /** The object as a page showed it; undefined when it has to be asked for by its id. */
  find(id: string): Promise<ResourceObject | undefined> {
    this.#reads += 1;
    const known = this.#known(id);
    if (known) return Promise.resolve(known);
    return new Promise((answer, refuse) => {
      this.#waiting.push({ id, answer, refuse });
      if (!this.#working) void this.#work();
    });
  }

  /** Makes the copy of an object invalid, because it was written; pages that are under way count as older. */
  forget(id: string): void {
    this.#written.add(id);
    this.#objects.delete(id);
  }

  async #work(): Promise<void> {
    this.#working = true;
    await sleep(GATHERING);
    this.#answerKnown();
    while (this.#waiting.length > 0 && this.#isWorthAPage()) {
      await this.#turnPage();
      this.#answerKnown();
    }
    this.#missed += this.#waiting.length;
    for (const { answer } of this.#waiting.splice(0)) answer(undefined);
    this.#working = false;
  }

  #isWorthAPage(): boolean {
    if (!this.#usable || this.#left === 0) return false;
    if (this.#fetched === 0) return this.#reads > 1;
    if (this.#hits > 1) return this.#reads > this.#fetched;
    return this.#missed + this.#waiting.length >= this.#left && this.#reads >= this.#fetched + this.#left;
  }

  async #turnPage(): Promise<void> {
    try {
      const include = [...this.include];
      // What a list tells by itself need not be asked for; where it does not, the list turns out to be of no use.
      const asked = this.known.tellingLists.includes(this.entity.type) ? [] : include;
      this.#pages ??= this.api.pages(this.entity.type, listQuery(asked, this.known));
      const { value: page, done } = await this.#pages.next();
      if (done) {
        this.#left = 0;
        return;
      }
      this.#fetched += 1;
      this.#left = pagesLeft(page);
      this.#lastPage = new Set(page.data.map(({ id }) => id));
      this.#hits = 0;
      for (const object of page.data) {
        const shown = tells(object, include);
        if (!shown) this.#usable = false;
        if (shown && !this.#written.has(object.id)) this.#objects.set(object.id, object);
      }
    } catch (error) {
      // A list that can't be read says nothing about a single object, whose own read tells what is wrong.
      this.#usable = false;
      // After this nothing is sent any more, and what the API said of it would be lost.
      if (error instanceof ApiError && error.kind === "unauthorized") this.#waiting.shift()?.refuse(error);
    }
  }

  #answerKnown(): void {
    const missing = this.#waiting.splice(0).filter(({ id, answer }) => {
      const object = this.#known(id);
      if (object) answer(object);
      return !object;
    });
    this.#waiting.push(...missing);
  }

  #known(id: string): ResourceObject | undefined {
    const object = this.#objects.get(id);
    if (object && this.#lastPage.has(id)) this.#hits += 1;
    return object;
  }
}

/** Whether an object of a list shows what it is related to. */
export function tells({ relationships }: ResourceObject, wires: readonly string[]): boolean {
  return wires.every((wire) => relationships[wire]?.data !== undefined);
}

/** How a list is asked for. */
export function listQuery(include: readonly string[], { pageSize }: Behaviour): Query {
  return {
    ...(include.length > 0 && { include: [...include] }),
    ...(pageSize !== undefined && { page: { size: pageSize } }),
  };
}

// Without a count nobody knows: one page at a time.
function pagesLeft(page: Page): number {
  if (page.last || page.data.length === 0) return 0;
  if (page.recordCount === undefined) return 1;
  return Math.max(1, Math.ceil(page.recordCount / page.data.length) - page.number);
}
