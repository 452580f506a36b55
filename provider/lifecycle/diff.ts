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
  /** The program declares other arguments than before, which the state has to remember even where no value changes. */
  readonly redeclared: boolean;
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
    redeclared: isRedeclared(entity, olds, news),
    deleteBeforeReplace: replaces.length > 0 && collides,
  };
}

function isRedeclared(entity: Entity, olds: Values, news: Values): boolean {
  const before = declaredIn(olds);
  const now = new Set(declaredNames(entity, news));
  return before !== undefined && (before.length !== now.size || before.some((name) => !now.has(name)));
}

// Where the derived id was taken by another object, the state holds the next one of the sequence.
function isDerivedId(entity: Entity, name: string, news: Values): boolean {
  return name === entity.idArgument?.name && news[control.seed] !== undefined;
}
