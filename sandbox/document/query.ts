import { type Attribute, attributeNamed, type Entity, type Method } from "../entities/entity";
import { badRequest, missingParameter } from "../errors";
import type { Account } from "./account";

export interface Query {
  filters: { name: string; path: string; value: string }[];
  sort: { attribute: Attribute | "id"; descending: boolean }[];
  include: string[];
  /** By resource type: the names to answer. */
  fields: Map<string, Set<string>>;
  page: { number: number; size: number };
  /** The parameters as sent, for the links of a list. */
  sent: URLSearchParams;
}

/** Reads the query parameters of the manual's section Fetching data; whatever the endpoint does not know is a 400. */
export function readQuery(entity: Entity, method: Method, sent: URLSearchParams, world: Account): Query {
  const query: Query = {
    filters: [],
    sort: [],
    include: [],
    fields: new Map(),
    page: { number: 1, size: world.switches.usualPageSize },
    sent,
  };
  for (const [key, value] of sent) {
    const [, family = key, member] = /^(\w+)\[(.*)\]$/.exec(key) ?? [];
    if (family === "include" && member === undefined) query.include = readInclude(entity, method, value);
    else if (family === "fields" && member !== undefined) readFields(query, world, member, value);
    else if (method !== "list") throw badRequest("Param not allowed", `${key} is not allowed.`, "105");
    else if (family === "filter" && member !== undefined) readFilter(query, entity, world, member, value);
    else if (family === "sort" && member === undefined) query.sort = readSort(entity, world, value);
    else if (family === "page" && member !== undefined) readPage(query, world, member, value);
    else throw badRequest("Param not allowed", `${key} is not allowed.`, "105");
  }
  if (method === "list") checkRequired(query, entity, world);
  if (world.switches.includedByDefault && entity.includes[method]?.includes("customer")) {
    query.include = [...new Set([...query.include, "customer"])];
  }
  return query;
}

function readInclude(entity: Entity, method: Method, value: string): string[] {
  const names = value.split(",").map((name) => name.trim());
  for (const name of names) {
    if (!entity.includes[method]?.includes(name)) {
      throw badRequest(
        "Invalid field",
        `${name} is not a valid includable relationship of ${entity.type}`,
        "112",
      );
    }
  }
  return [...new Set(names)];
}

function readFields(query: Query, world: Account, type: string, value: string): void {
  const entity = world.store.entities.find((item) => item.type === type);
  if (!entity) throw badRequest("Invalid resource", `${type} is not a valid resource.`, "101");
  const names = value.split(",").filter((name) => name !== "");
  for (const name of names) {
    const known =
      name === "id" ||
      attributeNamed(entity, name) ||
      entity.relationships.some((relationship) => relationship.name === name);
    if (!known) throw badRequest("Invalid field", `${name} is not a valid field for ${type}.`, "104");
  }
  query.fields.set(type, new Set(names));
}

function readFilter(query: Query, entity: Entity, world: Account, name: string, value: string): void {
  const { filters } = entity;
  const path = (typeof filters === "function" ? filters(world.switches) : filters)[name];
  const refused = world.switches.filtersRefused.includes(`${entity.type}.${name}`);
  if (path === undefined || refused) throw badRequest("Filter not allowed", `${name} is not allowed.`, "102");
  query.filters.push({ name, path, value });
}

function readSort(entity: Entity, { switches }: Account, value: string): Query["sort"] {
  const refused = (attribute: Attribute) =>
    switches.sortsRefused.includes(`${entity.type}.${attribute.name}`);
  return value.split(",").map((item) => {
    const name = item.trim().replace(/^-/, "");
    const attribute = name === "id" ? name : attributeNamed(entity, name);
    if (!attribute || (attribute !== "id" && refused(attribute))) {
      throw badRequest(
        "Invalid sort criteria",
        `${name} is not a valid sort criteria for ${entity.type}`,
        "114",
      );
    }
    return { attribute, descending: item.trim().startsWith("-") };
  });
}

function readPage(query: Query, { switches }: Account, member: string, value: string): void {
  if (member !== "number" && member !== "size") {
    throw badRequest("Param not allowed", `page[${member}] is not allowed.`, "105");
  }
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  const most = member === "size" ? switches.maxPageSize : null;
  const tooLarge = most !== null && number > most;
  if (number < 1 || (tooLarge && switches.overMaxPageSize === "reject")) {
    const hint = tooLarge ? ` The maximum page size is ${most}.` : "";
    throw badRequest(
      "Invalid page value",
      `${value} is not a valid value for page[${member}].${hint}`,
      "118",
    );
  }
  query.page[member] = tooLarge ? most : number;
}

function checkRequired(query: Query, entity: Entity, { switches }: Account): void {
  const required = entity.requiredFilter?.(switches);
  if (required && !query.filters.some((filter) => filter.name === required)) {
    throw missingParameter(`filter[${required}]`);
  }
  if (switches.maxPageSize !== null) query.page.size = Math.min(query.page.size, switches.maxPageSize);
}
