import { nameOf } from "../../../provider/lifecycle";
import { CommandError } from "../../command";
import type { Item } from "./items";

/**
 * The entries of some resources or objects.
 *
 * @param names - names of resources, or ids; all where there are none
 * @throws CommandError for one that no entry has
 */
export function chosenOf(items: readonly Item[], names: readonly string[]): readonly Item[] {
  if (names.length === 0) return items;
  const is = (item: Item, name: string) => nameOf(item.kept.path) === name || item.kept.id === name;
  const unknown = names.filter((name) => !items.some((item) => is(item, name)));
  if (unknown.length > 0)
    throw new CommandError(
      `The journal has no ${unknown.map((name) => JSON.stringify(name)).join(", ")} that the state lacks; nothing was done.`,
    );
  return items.filter((item) => names.some((name) => is(item, name)));
}
