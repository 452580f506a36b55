import type { Entity } from "../../entities";
import { declaredIn } from "../object/outputs";
import { declaredNames, fallbackOf, isFixed, isUnknown, sameValue, type Values } from "../object/values";

/** What a preview tells: whether anything changes, and which arguments force a replacement. */
export interface Difference {
  /** The arguments that change. */
  readonly changed: string[];
  /** Those of them that can't be changed in place. */
  readonly replaces: string[];
  /**
   * Arguments that have left the program and go back to their defaults. Nothing is sent for those that are there already, but
   * the state has to forget that they were managed, or a later change elsewhere would be undone.
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
  const names = declaredNames(entity, news);
  const released = (declaredIn(olds) ?? []).filter(
    (name) => news[name] === undefined && fallbackOf(entity, name) !== undefined,
  );
  const wanted = withDefaults(entity, released, news);
  const changed = [...names, ...released].filter(
    (name) => isUnknown(wanted[name]) || !sameValue(entity, name, wanted[name], olds[name]),
  );
  const replaces = changed.filter((name) => isFixed(entity, name));
  const collides = (entity.unique ?? []).some((name) => !changed.includes(name) || isUnknown(news[name]));
  return {
    changed,
    replaces,
    released,
    deleteBeforeReplace: replaces.length > 0 && collides,
  };
}

/** The arguments with their documented defaults for those that have left the program. */
export function withDefaults(entity: Entity, names: readonly string[], news: Values): Values {
  const missing = names.filter((name) => news[name] === undefined);
  return { ...news, ...Object.fromEntries(missing.map((name) => [name, fallbackOf(entity, name)])) };
}
