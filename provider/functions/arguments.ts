import type { Query as ApiQuery } from "../api";
import { type Entity, entityNamed, listed } from "../entities";
import { isoTime } from "../entities/kinds";
import { LifecycleError } from "../lifecycle";

/** What a list can be asked for, in the names of a stack file. */
export interface ListArguments {
  /** Values by filter name; those that are undefined are left out. */
  filter?: object;
  /** Attribute names; a leading `-` sorts in descending order. */
  sort?: string | string[];
  /** Relationships whose objects come along. */
  include?: string[];
  /** Attributes to answer: of this entity, or by class name. */
  fields?: string[] | Record<string, string[]>;
  /** Objects on one page; the API decides when it is left out. */
  pageSize?: number;
  /** How many objects at most; no page is fetched that is not needed for them. */
  limit?: number;
}

/** The query that the arguments mean, in the names of the wire. */
export function toQuery(entity: Entity, args: ListArguments): ApiQuery {
  const sort = typeof args.sort === "string" ? args.sort.split(",").filter(Boolean) : args.sort;
  const include = args.include?.map((name) => relationshipWire(entity, name));
  return {
    ...(args.filter && { filter: toFilter(entity, args.filter) }),
    ...(sort && sort.length > 0 && { sort: sort.map((name) => sortWire(entity, name)) }),
    ...(include && include.length > 0 && { include }),
    ...(args.fields && { fields: toFields(entity, args.fields, include ?? []) }),
    ...(args.pageSize !== undefined && { page: { size: args.pageSize } }),
  };
}

function toFilter(entity: Entity, filter: object): Record<string, string | number | boolean> {
  const wire: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const known = entity.filters[name];
    if (!known) throw unknownName(entity, "filter", name, Object.keys(entity.filters));
    wire[known.wire] = known.type === "time" ? toApiTime(name, value) : (value as string | number | boolean);
  }
  return wire;
}

/** A point in time as the API's filters take it: UTC, to the second. Text without a zone is UTC. */
export function toApiTime(name: string, value: unknown): string {
  const time = value instanceof Date ? value : timeOf(String(value));
  if (Number.isNaN(time.getTime())) {
    throw new LifecycleError(
      `\`${name}\` must be a Date or a time in ISO 8601, such as "2026-01-31T00:00:00Z"; it is ${JSON.stringify(value)}`,
      { kind: "malformed" },
    );
  }
  return time.toISOString().slice(0, 19).replace("T", " ");
}

// What has no known form, a machine would read in its own zone.
function timeOf(text: string): Date {
  const iso = isoTime(text.trim());
  return new Date(iso.endsWith("Z") ? iso : Number.NaN);
}

function sortWire(entity: Entity, name: string): string {
  const [sign, bare] = name.startsWith("-") ? ["-", name.slice(1)] : ["", name];
  if (bare === "id") return name;
  const attribute = entity.attributes[bare];
  if (!attribute) throw unknownName(entity, "sort", bare, ["id", ...Object.keys(entity.attributes)]);
  return sign + attribute.wire;
}

function relationshipWire(entity: Entity, name: string): string {
  const relationship = entity.relationships[name];
  if (!relationship) throw unknownName(entity, "include", name, Object.keys(entity.relationships));
  return relationship.wire;
}

function toFields(
  entity: Entity,
  fields: NonNullable<ListArguments["fields"]>,
  include: string[],
): Record<string, string[]> {
  if (!Array.isArray(fields)) {
    return Object.fromEntries(Object.entries(fields).map(([name, list]) => fieldsOf(classOf(name), list)));
  }
  const [type, names] = fieldsOf(entity, fields);
  // A restricted set leaves out the relationships as well, and with them what ties included objects to their owner.
  return { [type]: [...new Set([...names, ...include])] };
}

function classOf(name: string): Entity {
  return listed.find((entity) => entity.type === name) ?? entityNamed(name);
}

function fieldsOf(entity: Entity, names: readonly string[]): [string, string[]] {
  const wires = names
    .filter((name) => name !== "id")
    .map((name) => {
      const relationship = Object.entries(entity.relationships).find(
        ([key, one]) => key === name || one.output === name,
      )?.[1];
      const wire = entity.attributes[name]?.wire ?? relationship?.wire;
      if (!wire)
        throw unknownName(entity, "fields", name, [
          ...Object.keys(entity.attributes),
          ...Object.keys(entity.relationships),
        ]);
      return wire;
    });
  return [entity.type, wires];
}

function unknownName(entity: Entity, where: string, name: string, known: readonly string[]): Error {
  return new LifecycleError(
    `get${entity.plural}: ${JSON.stringify(name)} is no ${where} of ${entity.plural}; ${known.length === 0 ? "there are none" : `there are ${known.join(", ")}`}.`,
    { kind: "not allowed" },
  );
}
