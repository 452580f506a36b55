import type { Store } from "../data/store";
import type { StoredObject } from "../entities/world";
import type { Timers } from "../timers";

/** Deletions that the API has answered: some take their time, and until then the object is shown and nothing else. */
export class Deletions {
  private readonly begun = new Set<StoredObject>();

  constructor(
    private readonly store: Store,
    private readonly lingerMs: () => number,
    private readonly later: Timers["later"],
  ) {}

  begin(object: StoredObject): void {
    this.begun.add(object);
    this.later(this.lingerMs(), () => this.end(object));
  }

  /** Whether an object is being deleted, by itself or with the one that it belongs to. */
  isDying(object: StoredObject): boolean {
    if (this.begun.size === 0) return false;
    if (this.begun.has(object)) return true;
    return this.store.entity(object.type).relationships.some(({ name, type, onDelete }) => {
      const owner = onDelete === "cascade" && this.store.get(type, object.relationships[name] ?? "");
      return owner && this.isDying(owner);
    });
  }

  /** Ends them all: what was answered holds, although the sandbox is closed. */
  finish(): void {
    for (const object of [...this.begun]) this.end(object);
  }

  private end(object: StoredObject): void {
    this.begun.delete(object);
    // It may have gone with its customer, and another one may have its id by now.
    if (this.store.get(object.type, object.id) === object) this.store.remove(object);
  }
}
