import type { Entity } from "../../provider/entities";
import { owned } from "./classes";
import type { Described } from "./describe";

/**
 * Everything of an account that a program can declare. An object is held as the text of its description: an account of
 * 100,000 objects takes some 20 MB.
 */
export class Account {
  readonly #customers: Described[] = [];
  readonly #objects = new Map<string, string[][]>();
  /** Objects that the selection leaves out, by class. */
  readonly skipped = new Map<string, number>();
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

  /** The customers in the order of their ids, which no other sorting of the API's lists changes. */
  get customers(): readonly Described[] {
    return this.#customers.sort(byId);
  }

  /** A customer's objects by class, parents before their children. */
  objectsOf(customer: string): { entity: Entity; objects: Described[] }[] {
    const lists = this.#objects.get(customer) ?? [];
    return owned.map((entity, index) => ({
      entity,
      objects: (lists[index] ?? []).map(unpacked).sort(byLabel),
    }));
  }
}

const byId = (left: { id: string }, right: { id: string }) =>
  left.id.length - right.id.length || (left.id < right.id ? -1 : 1);

const byLabel = (left: Described, right: Described) =>
  left.label === right.label ? byId(left, right) : left.label < right.label ? -1 : 1;

function packed({ id, label, values, references, secrets, notes, problem }: Described): string {
  return JSON.stringify([id, label, values, references, secrets, notes, problem]);
}

function unpacked(text: string): Described {
  const [id, label, values, references, secrets, notes, problem] = JSON.parse(text);
  return { id, label, values, references, secrets, notes, ...(problem && { problem }) };
}
