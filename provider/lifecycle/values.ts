import type { Identifier, Json, ResourceObject } from "../api";
import { argumentNames, type Entity } from "../entities";
import { showName } from "./show";
import { type WireNames, wireName } from "./spelling";

/** What stands for a value that is not known before the update (`pulumi.runtime.unknownValue`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Arguments or outputs of one resource by their names in a stack file. */
export type Values = Record<string, unknown>;

/** Whether a value, or any part of it, is not known before the update. */
export function isUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(isUnknown);
  return typeof value === "object" && value !== null && Object.values(value).some(isUnknown);
}

/** An answer that lacks what it must hold, or holds it in no known form. */
export class AnswerError extends Error {}

/** One object as the API shows it, in the form that stands in the state. What the answer does not show is absent. */
export interface Remote {
  readonly id: string;
  readonly values: Values;
}

/** Reads an answer's object. `included` helps where relationships come without data. */
export function decode(
  entity: Entity,
  object: ResourceObject,
  included: readonly ResourceObject[] = [],
): Remote {
  const values: Values = {};
  for (const [name, attribute] of Object.entries(entity.attributes)) {
    if (attribute.local) continue;
    const wire = [attribute.wire, ...(attribute.aliases ?? [])].find(
      (key) => object.attributes[key] !== undefined,
    );
    if (wire === undefined) {
      if (attribute.expected) throw malformed(entity, object, attribute.wire, "is missing");
      continue;
    }
    const shown = object.attributes[wire];
    if (shown === null && attribute.expected) throw malformed(entity, object, wire, "is null");
    const parsed = attribute.kind.answer.safeParse(shown);
    if (!parsed.success) {
      // Null for what is never null tells as little as leaving it out.
      if (shown === null) continue;
      throw malformed(entity, object, wire, "has a form that is not known");
    }
    values[name] = parsed.data;
  }
  for (const [name, relationship] of Object.entries(entity.relationships)) {
    const types = [relationship.type, ...(relationship.typeAliases ?? [])];
    const data = object.relationships[relationship.wire]?.data;
    const related =
      data === undefined ? onlyOne(included.filter((candidate) => types.includes(candidate.type))) : data;
    if (related === undefined || Array.isArray(related)) continue;
    values[name] = related === null ? null : related.id;
  }
  return { id: object.id, values };
}

function onlyOne(candidates: readonly ResourceObject[]): Identifier | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

function malformed(entity: Entity, object: ResourceObject, wire: string, what: string): AnswerError {
  return new AnswerError(
    `The Operator API's answer for ${entity.type} ${showName(object.id)} is malformed: /data/attributes/${wire} ${what}.`,
  );
}

/** Whether two values of one argument mean the same. */
export function sameValue(entity: Entity, name: string, left: unknown, right: unknown): boolean {
  const attribute = entity.attributes[name];
  if (attribute) return attribute.kind.same(left, right);
  return isId(left) && isId(right) ? String(left) === String(right) : left === null && right === null;
}

const isId = (value: unknown) => typeof value === "string" || typeof value === "number";

/** The arguments of `inputs` that say something about the object, in the order of the entity. */
export function declaredNames(entity: Entity, inputs: Values): string[] {
  return argumentNames(entity).filter((name) => inputs[name] !== undefined);
}

/** Whether an argument can't be changed once the object exists. */
export function isFixed(entity: Entity, name: string): boolean {
  const relationship = entity.relationships[name];
  if (relationship) return !relationship.updatable;
  if (entity.attributes[name]?.local) return true;
  return name === entity.idArgument?.name || (entity.lookup?.includes(name) ?? false);
}

/** The documented default, to which an argument goes back that leaves the program; undefined where there is none. */
export function fallbackOf(entity: Entity, name: string): unknown {
  return entity.relationships[name]?.clearable ? null : entity.attributes[name]?.fallback;
}

/** Whether an answer says anything about an argument's value. */
export function isVisible(entity: Entity, name: string): boolean {
  return !entity.attributes[name]?.writeOnly;
}

/** The body of a POST or PATCH that sets the named arguments. */
export function encode(entity: Entity, names: readonly string[], inputs: Values, settings: WireNames) {
  const attributes: Record<string, Json> = {};
  const relationships: Record<string, { data: Identifier | null }> = {};
  for (const name of names) {
    const value = inputs[name];
    const attribute = entity.attributes[name];
    const relationship = entity.relationships[name];
    if (attribute?.local) continue;
    if (attribute && !attribute.readOnly) {
      attributes[wireName(attribute, settings)] = attribute.kind.write(value) as Json;
    } else if (relationship) {
      const data = value === null ? null : { type: relationship.type, id: String(value) };
      relationships[relationship.wire] = { data };
    }
  }
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(relationships).length > 0 && { relationships }),
  };
}
