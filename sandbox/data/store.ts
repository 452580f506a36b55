import { randomUUID } from "node:crypto";
import type { Entity } from "../entities/entity";
import type { NewObject, Objects, StoredObject, World } from "../entities/world";
import type { Change } from "./change";
import { Table } from "./table";

/** The account: one table per entity, with the cascades between them. Knows no HTTP. */
export class Store implements Objects {
  private readonly tables = new Map<string, Table>();
  private readonly counters = new Map<string, number>();
  private readonly watchers: ((change: Change) => void)[] = [];
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
    this.apply({ does: "add", object });
    this.noteChange();
    return object;
  }

  change(object: StoredObject, changes: Pick<NewObject, "attributes" | "relationships">): void {
    const entity = this.entity(object.type);
    const { attributes, relationships } = changes;
    if (relationships) this.apply({ does: "set", object, relationships });
    if (relationships && entity.derive) {
      this.apply({ does: "set", object, attributes: entity.derive(object, this.world()) });
    }
    if (attributes) this.apply({ does: "set", object, attributes });
    this.deriveReferring(object);
    this.noteChange();
  }

  /** Deletes an object and what the API deletes with it. */
  remove(object: StoredObject): void {
    this.apply({ does: "delete", object });
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

  /** Tells each change before it is made. */
  watch(watcher: (change: Change) => void): void {
    this.watchers.push(watcher);
  }

  /** Makes one change of one object, and nothing that follows from it. */
  apply(change: Change): void {
    for (const watcher of this.watchers) watcher(change);
    const table = this.table(change.object.type);
    if (change.does === "add") {
      table.add(change.object);
      return;
    }
    // A replica knows the object by its id only.
    const own = table.get(change.object.id);
    if (!own) return;
    if (change.does === "set") table.change(own, change);
    else table.delete(own);
  }

  /** The same objects in a store of their own, which nobody watches. */
  copy(): Store {
    const copy = new Store(this.entities, this.world, () => {});
    for (const { type } of this.entities) {
      for (const object of this.table(type).all()) copy.table(type).add(structuredClone(object));
    }
    return copy;
  }

  private deriveReferring(object: StoredObject): void {
    for (const entity of this.entities) {
      if (!entity.derive) continue;
      for (const { name, type } of entity.relationships) {
        if (type !== object.type) continue;
        for (const referring of this.referring(entity.type, name, object.id)) {
          const attributes = entity.derive(referring, this.world());
          this.apply({ does: "set", object: referring, attributes });
        }
      }
    }
  }

  private noteChange(): void {
    this.version += 1;
    this.changed();
  }
}
