import { attributeNamed, type Entity } from "../entities/entity";
import type { NewObject } from "../entities/world";
import type { Value } from "../json";
import type { RecordSet } from "./records";
import type { Store } from "./store";

/** An object of a seed: attributes by their wire names, a relationship as the related id or as JSON:API writes it. */
export interface SeedObject {
  id?: string;
  attributes?: { [name: string]: Value };
  relationships?: { [name: string]: Value };
}

/** A whole account: objects by their type, and sets of call records to generate. */
export interface Seed {
  [type: string]: SeedObject[] | { [type: string]: RecordSet } | undefined;
  records?: { [type: string]: RecordSet };
}

/** Checks an object that comes from outside the API (a seed, a direct change); an error says what is wrong with it. */
export function checkedObject(store: Store, type: string, given: SeedObject): NewObject {
  const entity = store.entity(type);
  return {
    ...(given.id !== undefined && { id: String(given.id) }),
    attributes: checkedAttributes(entity, given.attributes ?? {}),
    relationships: checkedRelationships(store, entity, given.relationships ?? {}),
  };
}

export function checkedAttributes(entity: Entity, sent: Record<string, Value>): Record<string, Value> {
  const attributes: Record<string, Value> = {};
  for (const [name, value] of Object.entries(sent)) {
    const attribute = attributeNamed(entity, name);
    if (!attribute) throw new Error(`${entity.type} has no attribute "${name}".`);
    const checked = value === null && attribute.nullable ? { value } : attribute.kind.check(value);
    if (!("value" in checked)) {
      throw new Error(`${entity.type}.${name} ${checked.problem}: ${JSON.stringify(String(value))}`);
    }
    attributes[attribute.name] = checked.value;
  }
  return attributes;
}

export function checkedRelationships(store: Store, entity: Entity, sent: Record<string, Value>) {
  const relationships: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(sent)) {
    const relationship = entity.relationships.find((item) => item.name === name);
    if (!relationship) throw new Error(`${entity.type} has no relationship "${name}".`);
    const id = idOf(value);
    if (id !== null && !store.get(relationship.type, id)) {
      throw new Error(`${entity.type}: there is no ${relationship.type} "${id}" for its ${name}.`);
    }
    relationships[name] = id;
  }
  return relationships;
}

function idOf(value: Value): string | null {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return value === null ? null : String(value);
  }
  return idOf("data" in value ? (value.data ?? null) : (value.id ?? null));
}

/** Puts a seed into the account, types in the order in which they refer to each other; an error names the place. */
export function plant(store: Store, seed: Seed): void {
  const lists = membersOf("the seed", seed);
  for (const type of Object.keys(lists)) {
    if (type === "records") continue;
    store.table(type);
    if (!Array.isArray(lists[type])) throw new Error(`${type} is no list.`);
  }
  for (const { type } of store.entities) {
    for (const [index, object] of ((lists[type] ?? []) as SeedObject[]).entries()) {
      const place = `${type}[${index}]`;
      checkForm(place, object);
      if (object.id !== undefined && store.get(type, String(object.id))) {
        throw new Error(`${place}: The seed has ${type} "${object.id}" twice.`);
      }
      at(place, () => store.create(type, checkedObject(store, type, object)));
    }
  }
}

/** The sets of call records in a seed; an error names the place. */
export function recordsIn(seed: { records?: Seed["records"] }): [type: string, set: RecordSet][] {
  const sets = Object.entries(membersOf("records", seed.records ?? {}));
  for (const [type, set] of sets) membersOf(`records.${type}`, set);
  return sets as [string, RecordSet][];
}

/** Does something of which an error is to say where in the file its cause stands. */
export function at<T>(place: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}

/** The members of what has to be an object. */
export function membersOf(place: string, value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(`${place} is no object.`);
}

function checkForm(place: string, object: unknown): void {
  const { id, attributes = {}, relationships = {}, ...others } = membersOf(place, object);
  if (
    id !== undefined &&
    !((typeof id === "string" && id !== "") || typeof id === "number" || typeof id === "bigint")
  )
    throw new Error(`${place}.id is neither a text nor a number.`);
  membersOf(`${place}.attributes`, attributes);
  membersOf(`${place}.relationships`, relationships);
  const [other] = Object.keys(others).filter((name) => name !== "type");
  if (other !== undefined) throw new Error(`${place}.${other} is neither id, attributes nor relationships.`);
}
