import type { Item } from "../finding/items";
import type { Result } from "../list";

/** What has become of the entries so far. */
export class Outcome {
  readonly #results = new Map<Item, Result>();
  #begun = false;

  /** From now on, something may be done that is not noted yet. */
  begin(): void {
    this.#begun = true;
  }

  note(item: Item, result: Result): void {
    this.#results.set(item, result);
  }

  of(item: Item): Result {
    return this.#results.get(item) ?? "listed";
  }

  /** Whether something was asked for and not done. */
  get isIncomplete(): boolean {
    return [...this.#results.values()].some((result) => result === "failed" || result === "left alone");
  }

  /** What is incomplete when the command is stopped at this moment. */
  get left(): string {
    if (!this.#begun) return "nothing was done.";
    return `${this.#results.size} of the entries are done, and what was under way may be. Run it again for the rest.`;
  }
}
