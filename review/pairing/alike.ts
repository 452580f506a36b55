import type { Entity } from "../../provider/entities";
import {
  declaredNames,
  fallbackOf,
  isVisible,
  sameValue,
  type Values,
} from "../../provider/lifecycle/object/values";
import type { Side } from "../reading/resource";
import { SECRET } from "../reading/secret";
import type { Objects } from "./objects";

/** The argument whose value only one object of a customer can have; undefined for what the API numbers by itself. */
export const nameOfId = (entity: Entity): string | undefined => entity.idArgument?.name ?? entity.unique?.[0];

/**
 * Whether an object has all that is declared, and its defaults in the rest. Two resources of one customer are compared, and
 * what an answer may hide counts as equal, because it tells no objects apart.
 */
export function isAlike(entity: Entity, object: Side, declaration: Side, objects: Objects): boolean {
  const has: Values = { ...object.inputs, ...object.outputs };
  const declared = declaredNames(entity, declaration.inputs).filter((name) => name !== "customer");
  const same = (name: string) => {
    const [mine, theirs] = [declaration.inputs[name], has[name] ?? fallbackOf(entity, name)];
    if (!isVisible(entity, name) || objects.isSame(name, object, declaration)) return true;
    return mine !== SECRET && theirs !== SECRET && sameValue(entity, name, mine, theirs);
  };
  const byDefault = Object.entries(entity.attributes).filter(
    ([name, { fallback }]) =>
      !declared.includes(name) &&
      fallback !== undefined &&
      isVisible(entity, name) &&
      has[name] !== undefined,
  );
  return (
    declared.every(same) &&
    byDefault.every(([name, { fallback }]) => sameValue(entity, name, fallback, has[name]))
  );
}
