import type { Difference, Values } from "../../lifecycle";

/** How one argument changes. */
export interface Change {
  readonly kind: "add" | "delete" | "update";
  /** It can't be changed in place. */
  readonly replaces: boolean;
}

/** The changes of a resource by their arguments, as the engine prints them. */
export function changesOf(
  { changed, replaces }: Pick<Difference, "changed" | "replaces">,
  olds: Values,
  news: Values,
): ReadonlyMap<string, Change> {
  return new Map(
    changed.map((name) => [
      name,
      { kind: kindOf(olds[name], news[name]), replaces: replaces.includes(name) },
    ]),
  );
}

function kindOf(old: unknown, now: unknown): Change["kind"] {
  if (now === undefined) return "delete";
  return old === undefined ? "add" : "update";
}
