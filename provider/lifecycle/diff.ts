import type { Entity } from "../entities";
import { control } from "./control";
import { declaredIn } from "./outputs";
import { declaredNames, isFixed, isUnknown, sameValue, type Values } from "./values";

/** What a preview tells: whether anything changes, and which arguments force a replacement. */
export interface Difference {
  /** The arguments that change. */
  readonly changed: string[];
  /** Those of them that can't be changed in place. */
  readonly replaces: string[];
  /**
   * Arguments at their default that have left the program: nothing is sent for them, but the state has to forget that they
   * were managed, or a later change elsewhere would be undone.
   */
  readonly released: string[];
  /** The new object would collide with the old one, so that the old one goes first. */
  readonly deleteBeforeReplace: boolean;
}

/**
 * Compares the declared arguments with the outputs in the state.
 *
 * @param olds - the outputs in the state
 * @param news - the checked arguments
 */
export function compare(entity: Entity, olds: Values, news: Values): Difference {
  const names = declaredNames(entity, news).filter((name) => !isDerivedId(entity, name, news));
  const changed = names.filter(
    (name) => isUnknown(news[name]) || !sameValue(entity, name, news[name], olds[name]),
  );
  const replaces = changed.filter((name) => isFixed(entity, name));
  const collides = (entity.unique ?? []).some((name) => !changed.includes(name) || isUnknown(news[name]));
  return {
    changed,
    replaces,
    released: (declaredIn(olds) ?? []).filter((name) => news[name] === undefined && hasDefault(entity, name)),
    deleteBeforeReplace: replaces.length > 0 && collides,
  };
}

function hasDefault(entity: Entity, name: string): boolean {
  return entity.attributes[name]?.fallback !== undefined || entity.relationships[name]?.clearable === true;
}

// Where the derived id was taken by another object, the state holds the next one of the sequence.
function isDerivedId(entity: Entity, name: string, news: Values): boolean {
  return name === entity.idArgument?.name && news[control.seed] !== undefined;
}
