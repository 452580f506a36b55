import { argumentNames, type Entity } from "../../entities";

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

/** One object as the API shows it, in the form that stands in the state. What the answer does not show is absent. */
export interface Remote {
  readonly id: string;
  readonly values: Values;
  /** Why it can be compared, but become no resource's: something of it has no known form. */
  readonly odd?: Error;
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

/** Without what stands beside the arguments and outputs for the provider alone. */
export function withoutMarks(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("__")));
}
