import { randomUUID } from "node:crypto";
import type { Entity } from "../entities/entity";
import type { NewObject, Objects, StoredObject, World } from "../entities/world";
import { Table } from "./table";

/** The account: one table per entity, with the cascades between them. Knows no HTTP. */
export class Store implements Objects {
  private readonly tables = new Map<string, Table>();
  private readonly counters = new Map<string, number>();
  /** Grows with each change; what is computed from the objects holds while it stays. */
  version = 0;

  constructor(
    readonly entities: readonly Entity[],
    private readonly world: () => World,
    private readonly changed: () => void,
  ) {
    for (const entity of entities) this.tables.set(entity.type, new Table(entity));
  }

  table(type: string): Table {
    const table = this.tables.get(type);
    if (!table) throw new Error(`Unknown type "${type}". There are: ${[...this.tables.keys()].join(", ")}.`);
    return table;
  }

  entity(type: string): Entity {
    this.table(type);
    return this.entities.find((entity) => entity.type === type)!;
  }

  get(type: string, id: string): StoredObject | undefined {
    return this.table(type).get(id);
  }

  referring(type: string, relationship: string, id: string): ReadonlySet<StoredObject> {
    return this.table(type).referring(relationship, id);
  }

  withAttribute(type: string, name: string, value: string): Iterable<StoredObject> {
    const table = this.table(type);
    return (
      table.withAttribute(name, value) ??
      table.all().filter((object) => String(object.attributes[name]) === value)
    );
  }

  /** The next number of a counter that never goes back. */
  next(counter: string): number {
    const number = (this.counters.get(counter) ?? 0) + 1;
    this.counters.set(counter, number);
    return number;
  }

  countersNow(): Record<string, number> {
    return Object.fromEntries(this.counters);
  }

  restoreCounters(counters: Record<string, number>): void {
    for (const [name, number] of Object.entries(counters)) this.counters.set(name, number);
  }

  create(type: string, given: NewObject): StoredObject {
    const entity = this.entity(type);
    const world = this.world();
    const relationships: StoredObject["relationships"] = {};
    for (const { name } of entity.relationships) relationships[name] = given.relationships?.[name] ?? null;
    const id = given.id ?? (entity.ids === "customer" ? relationships.customer : null) ?? randomUUID();
    const object: StoredObject = { type, id, attributes: {}, relationships };
    const values = { ...entity.derive?.(object, world), ...given.attributes };
    for (const { name, default: preset } of entity.attributes) {
      const value = values[name];
      const initial = typeof preset === "function" ? preset : () => preset ?? null;
      object.attributes[name] = value === undefined ? initial(world) : value;
    }
    this.table(type).add(object);
    this.noteChange();
    return object;
  }

  change(object: StoredObject, changes: Pick<NewObject, "attributes" | "relationships">): void {
    const table = this.table(object.type);
    const entity = this.entity(object.type);
    table.change(object, { relationships: changes.relationships });
    if (changes.relationships && entity.derive) {
      table.change(object, { attributes: entity.derive(object, this.world()) });
    }
    table.change(object, { attributes: changes.attributes });
    this.deriveReferring(object);
    this.noteChange();
  }

  /** Deletes an object and what the API deletes with it. */
  remove(object: StoredObject): void {
    this.table(object.type).delete(object);
    for (const entity of this.entities) {
      for (const relationship of entity.relationships) {
        if (relationship.type !== object.type) continue;
        for (const referring of [...this.referring(entity.type, relationship.name, object.id)]) {
          if (relationship.onDelete === "cascade") this.remove(referring);
          else this.change(referring, { relationships: { [relationship.name]: null } });
        }
      }
    }
    this.noteChange();
  }

  private deriveReferring(object: StoredObject): void {
    for (const entity of this.entities) {
      if (!entity.derive) continue;
      for (const { name, type } of entity.relationships) {
        if (type !== object.type) continue;
        for (const referring of this.referring(entity.type, name, object.id)) {
          this.table(entity.type).change(referring, { attributes: entity.derive(referring, this.world()) });
        }
      }
    }
  }

  private noteChange(): void {
    this.version += 1;
    this.changed();
  }
}
