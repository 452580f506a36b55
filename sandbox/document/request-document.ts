import { attributeNamed, type Entity, type Relationship, wireNames } from "../entities/entity";
import type { StoredObject } from "../entities/world";
import {
  ApiError,
  type ApiErrorObject,
  badRequest,
  conflict,
  invalid,
  invalidLink,
  missingParameter,
  notAllowed,
} from "../errors";
import { parseJson, type Value } from "../json";
import type { Account } from "./account";

/** What a POST or PATCH asks for, checked as far as one can without the object that it changes. */
export interface RequestDocument {
  id?: string;
  attributes: Record<string, Value>;
  relationships: Record<string, string | null>;
  /** Problems with values: they are told together with those of the object as a whole. */
  problems: ApiErrorObject[];
}

type Json = { [key: string]: Value };

export function readDocument(
  body: string,
  entity: Entity,
  verb: "create" | "update",
  account: Account,
  before?: StoredObject,
): RequestDocument {
  const data = primaryData(body);
  if (data.type === undefined) throw missingParameter("type");
  if (data.type !== entity.type) {
    throw conflict(`The type ${String(data.type)} does not match the endpoint ${entity.type}.`, "/data/type");
  }
  const document: RequestDocument = { attributes: {}, relationships: {}, problems: [] };
  document.id = readId(data, entity, verb, document, before);
  const refused = Object.keys(data)
    .filter((name) => !["id", "type", "attributes", "relationships", "links", "meta"].includes(name))
    .map(notAllowed);
  readAttributes(objectOf(data.attributes, "attributes"), entity, verb, account, document, refused);
  readRelationships(objectOf(data.relationships, "relationships"), entity, verb, account, document, refused);
  if (refused.length > 0) throw new ApiError(400, refused);
  return document;
}

function primaryData(body: string): Json {
  let document: Value;
  try {
    document = parseJson(body);
  } catch {
    throw badRequest("Bad Request", "The request body is not valid JSON.");
  }
  if (
    typeof document !== "object" ||
    document === null ||
    Array.isArray(document) ||
    document.data === undefined
  ) {
    throw missingParameter("data");
  }
  return objectOf(document.data, "data");
}

function objectOf(value: Value | undefined, name: string): Json {
  if (value === undefined) return {};
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw badRequest("Invalid data format", `${name} must be an object.`, "122");
}

function readId(
  data: Json,
  entity: Entity,
  verb: "create" | "update",
  document: RequestDocument,
  before?: StoredObject,
): string | undefined {
  const id = typeof data.id === "number" || typeof data.id === "bigint" ? String(data.id) : data.id;
  if (verb === "update") {
    if (id === undefined || id === null) throw missingParameter("id");
    if (id !== before?.id) throw conflict("The id does not match the id in the path.", "/data/id");
    return before.id;
  }
  if (entity.ids !== "client") {
    if (id !== undefined) throw new ApiError(400, [notAllowed("id")]);
    return undefined;
  }
  if (typeof id !== "string" || id.trim() === "") {
    document.problems.push(invalid("can't be blank", "/data/id", "id"));
    return undefined;
  }
  if (!/^[\w.@+-]{1,128}$/.test(id)) document.problems.push(invalid("is invalid", "/data/id", "id"));
  return id;
}

function readAttributes(
  sent: Json,
  entity: Entity,
  verb: "create" | "update",
  { switches }: Account,
  document: RequestDocument,
  refused: ApiErrorObject[],
): void {
  const given = new Set<string>();
  for (const [wire, value] of Object.entries(sent)) {
    const attribute = entity.attributes.find((item) => wireNames(item, switches).accepted.includes(wire));
    const { onPatch = "apply" } = attribute ?? {};
    const patch = typeof onPatch === "function" ? onPatch(switches, value) : onPatch;
    if (!attribute && switches.unknownAttributes === "ignore" && !isNamed(entity, wire)) continue;
    const writable = attribute && (verb === "create" ? attribute.onPost !== false : patch !== "reject");
    if (!writable || given.has(attribute.name)) {
      refused.push(notAllowed(wire));
      continue;
    }
    given.add(attribute.name);
    if (verb === "update" && patch === "ignore") continue;
    const { nullable } = attribute;
    const checked =
      value === null
        ? (typeof nullable === "function" ? nullable(switches) : nullable)
          ? { value }
          : { problem: "can't be blank" }
        : attribute.kind.check(value);
    if ("value" in checked) document.attributes[attribute.name] = checked.value;
    else document.problems.push(invalid(checked.problem, `/data/attributes/${wire}`, wire));
  }
  if (verb === "update") return;
  for (const attribute of entity.attributes) {
    if (attribute.required && !given.has(attribute.name)) {
      const wire = wireNames(attribute, switches).accepted[0]!;
      document.problems.push(invalid("can't be blank", `/data/attributes/${wire}`, wire));
    }
  }
}

/** Whether any document knows an attribute of that name: a name that this account does not take is refused all the same. */
function isNamed(entity: Entity, wire: string): boolean {
  return attributeNamed(entity, wire) !== undefined;
}

function readRelationships(
  sent: Json,
  entity: Entity,
  verb: "create" | "update",
  account: Account,
  document: RequestDocument,
  refused: ApiErrorObject[],
): void {
  for (const [name, value] of Object.entries(sent)) {
    const relationship = entity.relationships.find((item) => item.name === name);
    if (!relationship || (verb === "update" && !relationship.updatable)) {
      refused.push(notAllowed(name));
      continue;
    }
    document.relationships[name] = relatedId(relationship, value);
  }
  for (const relationship of entity.relationships) {
    const { name, required } = relationship;
    const id = document.relationships[name];
    if (verb === "update" && id === undefined) continue;
    const isRequired = typeof required === "function" ? required(account.switches) : required;
    const missing = id === undefined || id === null ? isRequired : !account.isKnown(relationship.type, id);
    if (missing) document.problems.push(invalid("must exist", `/data/relationships/${name}`, name));
  }
}

function relatedId(relationship: Relationship, value: Value): string | null {
  const data = value !== null && typeof value === "object" && !Array.isArray(value) ? value.data : undefined;
  if (data === null) return null;
  if (typeof data !== "object" || Array.isArray(data) || data.id === undefined || data.id === null) {
    throw invalidLink(relationship.name);
  }
  const types = [relationship.type, ...(relationship.alsoAccepted ?? [])];
  if (!types.includes(String(data.type))) {
    const pointer = `/data/relationships/${relationship.name}/data/type`;
    throw conflict(`The type ${String(data.type)} does not match ${relationship.type}.`, pointer);
  }
  return String(data.id);
}
