import type { Entity, Method } from "../entities/entity";
import type { StoredObject } from "../entities/world";
import { ApiError, type ApiErrorObject, invalid, notFound } from "../errors";
import type { Value } from "../json";
import type { Switches } from "../settings/switches";
import type { Account } from "./account";
import { listObjects, type Page } from "./list";
import { type Query, readQuery } from "./query";
import { listRecords } from "./record-list";
import { includedObjects, linkage, pageLinks, resourceObject } from "./render";
import { type RequestDocument, readDocument } from "./request-document";

export interface Answer {
  status: number;
  document?: Value;
}

export function list(entity: Entity, parameters: URLSearchParams, account: Account): Answer {
  const query = readQuery(entity, "list", parameters, account);
  const source = account.recordsOf(entity);
  const seen = { ...account, store: account.shown("list") };
  const page: Page = source
    ? listRecords(entity, query, account, source, account.searches)
    : listObjects(entity, query, seen);
  const moment = { method: "list" as const, query, world: seen };
  const links = pageLinks(entity, page.total, moment);
  const document: Record<string, Value> = {
    data: page.objects.map((object) => resourceObject(entity, object, moment)),
    ...(query.include.length > 0 && { included: includedObjects(entity, page.objects, moment) }),
    ...(account.switches.recordCount && { meta: { record_count: page.total } }),
    ...(links && { links }),
  };
  return { status: 200, document };
}

export function get(entity: Entity, id: string, parameters: URLSearchParams, account: Account): Answer {
  const query = readQuery(entity, "get", parameters, account);
  const seen = { ...account, store: account.shown("get") };
  return { status: 200, document: single(entity, find(entity, id, seen), "get", query, seen) };
}

/** GET below an object, at the addresses that the links of its relationships name. */
export function related(
  entity: Entity,
  id: string,
  name: string,
  onlyLinkage: boolean,
  account: Account,
): Answer {
  const object = find(entity, id, { ...account, store: account.shown("get") });
  const relationship = entity.relationships.find((item) => item.name === name);
  if (!relationship) throw notFound(name);
  if (onlyLinkage) return { status: 200, document: { data: linkage(relationship, object, account) } };
  const other = object.relationships[name] ?? null;
  if (other === null) return { status: 200, document: { data: null } };
  return get(account.store.entity(relationship.type), other, new URLSearchParams(), account);
}

export function create(entity: Entity, parameters: URLSearchParams, body: string, account: Account): Answer {
  const { store, switches } = account;
  const query = readQuery(entity, "create", parameters, account);
  const document = readDocument(body, entity, "create", account);
  if (document.id !== undefined && store.get(entity.type, document.id)) {
    throw new ApiError(switches.duplicateIdStatus, [takenId(switches)]);
  }
  const candidate: StoredObject = {
    type: entity.type,
    id: document.id ?? "",
    attributes: document.attributes,
    relationships: document.relationships,
  };
  refuseProblems(entity, candidate, document, account);
  if (entity.ids === "customer") {
    const previous = store.get(entity.type, candidate.relationships.customer ?? "");
    if (previous) store.remove(previous);
  }
  const object = store.create(entity.type, document);
  entity.afterCreate?.(object, account);
  return { status: switches.postStatus, document: single(entity, object, "create", query, account) };
}

function takenId({ duplicateIdStatus, duplicateIdText: text }: Switches): ApiErrorObject {
  const problem = invalid("has already been taken", "/data/id", "id");
  return {
    ...problem,
    ...(text !== null && { title: text, detail: text }),
    status: String(duplicateIdStatus),
  };
}

export function update(
  entity: Entity,
  id: string,
  parameters: URLSearchParams,
  body: string,
  account: Account,
): Answer {
  const query = readQuery(entity, "update", parameters, account);
  const object = living(entity, id, account);
  const document = readDocument(body, entity, "update", account, object);
  const candidate: StoredObject = {
    ...object,
    attributes: { ...object.attributes, ...document.attributes },
    relationships: { ...object.relationships, ...document.relationships },
  };
  refuseProblems(entity, candidate, document, account, object);
  const codecs = object.attributes.codecs;
  const relationships = Object.keys(document.relationships).length > 0 ? document.relationships : undefined;
  const before = account.switches.patchAnswer === "before" ? structuredClone(object) : object;
  account.store.change(object, { attributes: document.attributes, relationships });
  // The examples of PATCH show codecs that are not the ones just sent.
  const shown = account.switches.patchCodecsEcho && codecs !== undefined ? { codecs } : undefined;
  return { status: 200, document: single(entity, before, "update", query, account, shown) };
}

export function remove(entity: Entity, id: string, parameters: URLSearchParams, account: Account): Answer {
  readQuery(entity, "delete", parameters, account);
  account.deletions.begin(living(entity, id, account));
  const status = account.switches.deleteStatus;
  return status === 204 ? { status } : { status, document: { meta: {} } };
}

/** The object that a write is about: what is being deleted is shown, and no write finds it any more. */
function living(entity: Entity, id: string, account: Account): StoredObject {
  const object = find(entity, id, account);
  if (account.deletions.isDying(object)) throw notFound(id);
  return object;
}

function find(entity: Entity, id: string, account: Account): StoredObject {
  const object = account.recordsOf(entity)?.find(id) ?? account.store.get(entity.type, id);
  if (!object) throw notFound(id);
  return object;
}

function refuseProblems(
  entity: Entity,
  candidate: StoredObject,
  document: RequestDocument,
  account: Account,
  before?: StoredObject,
): void {
  const problems = [...document.problems, ...(entity.validate?.(candidate, account, before) ?? [])];
  if (problems.length > 0) throw new ApiError(422, problems);
}

function single(
  entity: Entity,
  object: StoredObject,
  method: Method,
  query: Query,
  world: Account,
  attributes?: Record<string, Value>,
): Value {
  const moment = { method, query, world };
  return {
    data: resourceObject(entity, object, moment, { attributes }),
    ...(query.include.length > 0 && { included: includedObjects(entity, [object], moment) }),
  };
}
