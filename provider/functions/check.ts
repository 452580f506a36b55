import type { Entity, Filter } from "../entities";
import { LifecycleError } from "../lifecycle";
import type { ListArguments } from "./arguments";

const LIST = ["filter", "sort", "include", "fields", "pageSize", "limit"];
const ONE = ["id", "include", "fields"];

/** What a list is asked with, in its forms; a misspelt name would ask for everything. */
export function checkList(entity: Entity, args: ListArguments): void {
  const called = `get${entity.plural}`;
  checkNames(called, args, LIST);
  checkForms(called, args);
  for (const name of ["limit", "pageSize"] as const) {
    const value = args[name];
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      throw mustBe(called, name, "an integer from 1", value);
  }
  for (const [name, value] of Object.entries(args.filter ?? {})) {
    const filter = entity.filters[name];
    if (filter && value !== undefined) checkFilter(called, name, filter, value);
  }
}

/** What a single object is asked with. */
export function checkOne(entity: Entity, args: { id: unknown } & ListArguments): void {
  const called = `get${entity.name}`;
  checkNames(called, args, ONE);
  checkForms(called, args);
  if (!isId(args.id)) throw mustBe(called, "id", "an id", args.id);
}

function checkNames(called: string, args: object, known: readonly string[]): void {
  if (typeof args !== "object" || args === null) throw mustBe(called, "its argument", "an object", args);
  const other = Object.keys(args).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new LifecycleError(
    `${called}: ${JSON.stringify(other)} is no argument of it; there are ${known.join(", ")}.`,
    { kind: "not allowed" },
  );
}

function checkForms(called: string, { filter, sort, include, fields }: ListArguments): void {
  const isList = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");
  const isObject = (value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isOutput(value);
  if (filter !== undefined && !isObject(filter)) throw mustBe(called, "filter", "an object", filter);
  if (sort !== undefined && typeof sort !== "string" && !isList(sort))
    throw mustBe(called, "sort", "a list of names", sort);
  if (include !== undefined && !isList(include)) throw mustBe(called, "include", "a list of names", include);
  const isFields = isList(fields) || (isObject(fields) && Object.values(fields as object).every(isList));
  if (fields !== undefined && !isFields)
    throw mustBe(called, "fields", "a list of names, or one for each class", fields);
}

function checkFilter(called: string, name: string, { wire, type }: Filter, value: unknown): void {
  const where = `filter.${name}`;
  // A text of null or of nothing would be sent as it is, and mean nothing, or all.
  if (/(^|\.)id$/.test(wire)) {
    if (!isId(value)) throw mustBe(called, where, "an id", value);
  } else if (type === "time") {
    if (!(value instanceof Date) && typeof value !== "string")
      throw mustBe(called, where, "a Date or a time in ISO 8601", value);
  } else if (type === "boolean") {
    if (![true, false, "true", "false"].includes(value as boolean))
      throw mustBe(called, where, "true or false", value);
  } else if (typeof value !== "string" && !Number.isFinite(value)) {
    throw mustBe(called, where, "a text or a number", value);
  }
}

function isId(value: unknown): boolean {
  return typeof value === "string" ? value.trim() !== "" : Number.isSafeInteger(value);
}

function mustBe(called: string, name: string, allowed: string, value: unknown): LifecycleError {
  const told = name.startsWith("its ") ? name : `\`${name}\``;
  if (isOutput(value))
    return new LifecycleError(
      `${called}: ${told} is an output; ${called}Output takes outputs, \`${called}\` what is known already.`,
      { kind: "not allowed" },
    );
  const absent = value === null ? " Leave it out, or undefined, where it is to mean nothing." : "";
  return new LifecycleError(
    `${called}: ${told} must be ${allowed}; it is ${JSON.stringify(value) ?? String(value)}.${absent}`,
    { kind: "malformed" },
  );
}

// Pulumi's own mark, as this layer does not load Pulumi.
function isOutput(value: unknown): boolean {
  return typeof value === "object" && value !== null && "__pulumiOutput" in value;
}
