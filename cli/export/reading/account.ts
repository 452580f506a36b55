import type { Entity } from "../../../provider/entities";
import { owned, owner } from "../classes";
import type { Described } from "./describe";

/** A customer with all that belongs to it. */
export interface Family {
  customer: Described;
  /** Whether the customer itself is declared; else what belongs to it alone, by its id. */
  isDeclared: boolean;
  /** By class, parents before their children; made anew each time, since all of them together are large. */
  objects(): readonly { entity: Entity; objects: readonly Described[] }[];
}

/**
 * Everything of an account that a program can declare. An object is held as the text of its description: an account of
 * 100,000 objects takes some 20 MB.
 */
export class Account {
  readonly #customers: Described[] = [];
  readonly #objects = new Map<string, string[][]>();
  #isWanted: (className: string, id: string) => boolean = () => true;
  /** Objects that the selection leaves out, by class. */
  readonly skipped = new Map<string, number>();
  /** Objects of no customer, which no program can declare. */
  strangers = 0;
  /** What the operator should know of the reading. */
  readonly warnings: string[] = [];

  addCustomer(customer: Described): void {
    if (this.#objects.has(customer.id)) return;
    this.#customers.push(customer);
    this.#objects.set(customer.id, []);
  }

  add(entity: Entity, customer: string, object: Described): boolean {
    const lists = this.#objects.get(customer);
    if (!lists) return false;
    const index = owned.indexOf(entity);
    lists[index] ??= [];
    lists[index].push(packed(object));
    return true;
  }

  skip(entity: Entity): void {
    this.skipped.set(entity.name, (this.skipped.get(entity.name) ?? 0) + 1);
  }

  /** Leaves out the objects that are not wanted. */
  narrow(isWanted: (className: string, id: string) => boolean): void {
    this.#isWanted = isWanted;
  }

  /** The customers in the order of their ids, which no other sorting of the API's lists changes. */
  get customers(): readonly Described[] {
    return this.#customers.sort(byId);
  }

  /** The customers with what is wanted of them; those of which nothing is are left out. */
  *families(): Generator<Family> {
    for (const customer of this.customers) {
      const isDeclared = this.#isWanted(owner.name, customer.id);
      const objects = () => this.#objectsOf(customer.id);
      if (isDeclared || objects().some(({ objects }) => objects.length > 0))
        yield { customer, isDeclared, objects };
    }
  }

  #objectsOf(customer: string): ReturnType<Family["objects"]> {
    const lists = this.#objects.get(customer) ?? [];
    return owned.map((entity, index) => ({
      entity,
      objects: (lists[index] ?? [])
        .map(unpacked)
        .filter(({ id }) => this.#isWanted(entity.name, id))
        .sort(byLabel),
    }));
  }
}

/** Short ids first, as numbers are in order. */
export function compareIds(left: string, right: string): number {
  return left.length - right.length || compareTexts(left, right);
}

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const byId = (left: Described, right: Described) => compareIds(left.id, right.id);
const byLabel = (left: Described, right: Described) =>
  compareTexts(left.label, right.label) || byId(left, right);

function packed({ id, label, values, references, secrets, hidden, notes, problem }: Described): string {
  return JSON.stringify([id, label, values, references, secrets, hidden, notes, problem]);
}

function unpacked(text: string): Described {
  const [id, label, values, references, secrets, hidden, notes, problem] = JSON.parse(text);
  return { id, label, values, references, secrets, hidden, notes, ...(problem && { problem }) };
}
