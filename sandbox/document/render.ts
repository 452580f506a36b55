import { type Entity, type Method, type Relationship, wireNames } from "../entities/entity";
import type { StoredObject } from "../entities/world";
import type { Value } from "../json";
import type { RelationshipsForm, Switches } from "../settings/switches";
import type { Account } from "./account";
import type { Query } from "./query";

export const BASE_PATH = "/api/rest/public/operator/";

type Json = Record<string, Value>;

interface Moment {
  method: Method | "included";
  query: Query;
  world: Account;
}

/** A resource object as the API would show it at this moment, under the current switches. */
export function resourceObject(
  entity: Entity,
  object: StoredObject,
  moment: Moment,
  shownAs: { type?: string; attributes?: Record<string, Value> } = {},
): Json {
  const { world, method, query } = moment;
  const { switches } = world;
  const resource: Json = {
    id: shownId(entity.type, object.id, world),
    type: shownAs.type ?? entity.answeredType?.(switches) ?? entity.type,
  };
  const silent = method !== "included" && entity.withoutSelf?.(switches, method);
  if (switches.selfLinks && !silent) resource.links = { self: selfLink(entity, object, world) };
  const fields = query.fields.get(entity.type);
  const attributes = attributesOf(entity, { ...object.attributes, ...shownAs.attributes }, fields, world);
  if (entity.attributes.length > 0) resource.attributes = attributes;
  const relationships: Json = {};
  for (const relationship of entity.relationships) {
    if (fields && !fields.has(relationship.name)) continue;
    const form = formOf(entity, relationship, moment);
    if (form !== "absent")
      relationships[relationship.name] = member(entity, object, relationship, form, world);
  }
  if (switches.extraAttributes && !fields) {
    Object.assign(attributes, { created_by: "operator", labels: [{ key: "x", value: null }] });
    relationships.reseller = { data: null };
  }
  if (Object.keys(relationships).length > 0) resource.relationships = relationships;
  return resource;
}

function attributesOf(
  entity: Entity,
  values: Record<string, Value>,
  fields: Set<string> | undefined,
  { switches }: Account,
): Json {
  const attributes: Json = {};
  for (const attribute of entity.attributes) {
    const name = wireNames(attribute, switches).answered;
    const names = [attribute.name, ...(attribute.aliases ?? [])];
    if (name === null || (fields && !names.some((item) => fields.has(item)))) continue;
    if (switches.attributesOmitted.includes(`${entity.type}.${attribute.name}`)) continue;
    const stored = values[attribute.name] ?? null;
    const value = attribute.answer ? attribute.answer(stored, switches) : stored;
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

function formOf(
  entity: Entity,
  relationship: Relationship,
  { world, method, query }: Moment,
): RelationshipsForm {
  const chosen = world.switches.relationshipsForm;
  const form =
    typeof chosen === "string" && chosen !== "documented" ? chosen : ownForm(entity, method, chosen);
  const asked =
    (method !== "included" && query.include.includes(relationship.name)) ||
    query.fields.get(entity.type)?.has(relationship.name);
  if (!asked) return form;
  return form === "links" || form === "linksAndData" ? "linksAndData" : "data";
}

function ownForm(
  entity: Entity,
  method: Moment["method"],
  chosen: Switches["relationshipsForm"],
): RelationshipsForm {
  if (method === "included" || method === "delete") return "absent";
  const own = typeof chosen === "object" ? chosen[entity.type]?.[method] : undefined;
  return own ?? entity.documented?.[method] ?? "absent";
}

function member(
  entity: Entity,
  object: StoredObject,
  relationship: Relationship,
  form: RelationshipsForm,
  world: Account,
): Json {
  const self = selfLink(entity, object, world);
  const links = {
    self: `${self}/relationships/${relationship.name}`,
    related: `${self}/${relationship.name}`,
  };
  const data = linkage(relationship, object, world);
  return { ...(form !== "data" && { links }), ...(form !== "links" && { data }) };
}

export function linkage(relationship: Relationship, object: StoredObject, world: Account): Value {
  const id = object.relationships[relationship.name] ?? null;
  const type = relationship.answeredType?.(world.switches) ?? relationship.type;
  return id === null ? null : { id: shownId(relationship.type, id, world), type };
}

/** The related objects that include asks for, each once. */
export function includedObjects(entity: Entity, objects: StoredObject[], moment: Moment): Json[] {
  const { query, world } = moment;
  const included = new Map<string, Json>();
  for (const object of objects) {
    for (const name of query.include) {
      const relationship = entity.relationships.find((item) => item.name === name)!;
      const related = world.store.get(relationship.type, object.relationships[name] ?? "");
      const key = `${relationship.type}/${related?.id}`;
      if (!related || included.has(key)) continue;
      const type = relationship.answeredType?.(world.switches);
      const target = world.store.entity(relationship.type);
      included.set(key, resourceObject(target, related, { ...moment, method: "included" }, { type }));
    }
  }
  return [...included.values()];
}

/** Links to the pages of a list: those that are unavailable are left out, null, or there are no links at all. */
export function pageLinks(entity: Entity, total: number, { query, world }: Moment): Json | undefined {
  const { linksForm } = world.switches;
  if (linksForm === "none") return undefined;
  const { number, size } = query.page;
  const last = Math.max(1, Math.ceil(total / size));
  const pages = {
    first: 1,
    prev: number > 1 ? Math.min(number - 1, last) : null,
    next: number < last ? number + 1 : null,
    last,
  };
  const links: Json = {};
  for (const [name, page] of Object.entries(pages)) {
    if (page !== null) links[name] = pageLink(entity, query, page, world);
    else if (linksForm === "null") links[name] = null;
  }
  return links;
}

function pageLink(entity: Entity, query: Query, page: number, world: Account): string {
  const kept = [...query.sent].filter(([key]) => !key.startsWith("page["));
  const parameters = [...kept, ["page[number]", String(page)], ["page[size]", String(query.page.size)]];
  const text = parameters.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  return `${world.url}${BASE_PATH}${entity.type}?${text}`;
}

function selfLink(entity: Entity, object: StoredObject, world: Account): string {
  return `${world.url}${BASE_PATH}${entity.type}/${encodeURIComponent(object.id)}`;
}

function shownId(type: string, id: string, { switches }: Account): Value {
  const number = Number(id);
  const exact = /^(0|[1-9]\d*)$/.test(id) && Number.isSafeInteger(number);
  return type === "customers" && switches.idsAsNumber && exact ? number : id;
}
