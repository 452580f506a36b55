import type { StateObject } from "../../provider/stack/state";

/** The output in which an object remembers the account that it was made with: `<address> <user>`. */
const MARK = "__account";

/** The accounts that the objects of a state carry. */
export interface Carried {
  readonly accounts: readonly { readonly address: string; readonly user: string; readonly count: number }[];
  /** How many carry none. */
  readonly unmarked: number;
}

export function carriedBy(objects: readonly StateObject[]): Carried {
  const counts = new Map<string, number>();
  let unmarked = 0;
  for (const { outputs, external } of objects) {
    const mark = outputs[MARK];
    if (typeof mark === "string" && /^\S+ ./.test(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    else if (!external) unmarked += 1;
  }
  const accounts = [...counts].map(([mark, count]) => {
    const space = mark.indexOf(" ");
    return { address: mark.slice(0, space), user: mark.slice(space + 1), count };
  });
  return { accounts, unmarked };
}
