import type { Entity } from "../entities/entity";
import type { StoredObject } from "../entities/world";

type Index = Map<string, Set<StoredObject>>;

/** All objects of one entity, by id, with an index for each relationship and each indexed attribute. */
export class Table {
  private readonly byId = new Map<string, StoredObject>();
  private readonly byRelationship = new Map<string, Index>();
  private readonly byAttribute = new Map<string, Index>();
  private inOrder: StoredObject[] | null = null;

  constructor(private readonly entity: Entity) {
    for (const { name } of entity.relationships) this.byRelationship.set(name, new Map());
    for (const { name, indexed } of entity.attributes) if (indexed) this.byAttribute.set(name, new Map());
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: string): StoredObject | undefined {
    return this.byId.get(id);
  }

  add(object: StoredObject): void {
    this.byId.set(object.id, object);
    for (const [index, key] of this.entriesOf(object)) join(index, key, object);
    this.inOrder = null;
  }

  delete(object: StoredObject): void {
    this.byId.delete(object.id);
    for (const [index, key] of this.entriesOf(object)) leave(index, key, object);
    this.inOrder = null;
  }

  /** Changes an object and keeps the indexes right; its place among the others stays. */
  change(object: StoredObject, changes: Partial<Pick<StoredObject, "attributes" | "relationships">>): void {
    const before = this.entriesOf(object);
    Object.assign(object.attributes, changes.attributes);
    Object.assign(object.relationships, changes.relationships);
    const after = this.entriesOf(object);
    for (const [index, key] of before) if (after.get(index) !== key) leave(index, key, object);
    for (const [index, key] of after) if (before.get(index) !== key) join(index, key, object);
    if (this.entity.orderedBy) this.inOrder = null;
  }

  referring(relationship: string, id: string): ReadonlySet<StoredObject> {
    return this.byRelationship.get(relationship)?.get(id) ?? none;
  }

  /** Undefined when the attribute has no index. */
  withAttribute(name: string, value: string): ReadonlySet<StoredObject> | undefined {
    const index = this.byAttribute.get(name);
    return index && (index.get(value) ?? none);
  }

  /** In the order of creation or, for call records, of their start. */
  all(): readonly StoredObject[] {
    if (!this.inOrder) {
      const { orderedBy } = this.entity;
      const objects = [...this.byId.values()];
      if (orderedBy) {
        objects.sort((a, b) => Number(a.attributes[orderedBy]) - Number(b.attributes[orderedBy]));
      }
      this.inOrder = objects;
    }
    return this.inOrder;
  }

  private entriesOf(object: StoredObject): Map<Index, string> {
    const entries = new Map<Index, string>();
    for (const [name, index] of this.byRelationship) {
      const id = object.relationships[name];
      if (id !== null && id !== undefined) entries.set(index, id);
    }
    for (const [name, index] of this.byAttribute) {
      const value = object.attributes[name];
      if (value !== null && value !== undefined) entries.set(index, String(value));
    }
    return entries;
  }
}

const none: ReadonlySet<StoredObject> = new Set();

function join(index: Index, key: string, object: StoredObject): void {
  const members = index.get(key);
  if (members) members.add(object);
  else index.set(key, new Set([object]));
}

function leave(index: Index, key: string, object: StoredObject): void {
  const members = index.get(key);
  members?.delete(object);
  if (members?.size === 0) index.delete(key);
}
