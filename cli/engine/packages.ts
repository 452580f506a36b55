import { classOfType } from "../../provider/lifecycle/object/tokens";
import { resourcesIn, stateOf } from "../../provider/stack/state";
import { CommandError } from "../command";
import { placeOf, type Target } from "../journal/stack/target";

/** What a state says of the packages of a stack. */
export interface Packages {
  /** Whether it holds any object. */
  readonly isEmpty: boolean;
  /** The types of other packages' objects. */
  readonly others: readonly string[];
}

/** Tells by the type tokens of a state whose objects it holds. What is only read, and components, are no objects of it. */
export function packagesIn(text: string): Packages {
  // The engine's own make nothing anywhere.
  const objects = resourcesIn(text).filter(
    ({ custom, external, type }) => custom && !external && !type.startsWith("pulumi:"),
  );
  const others = objects.filter(({ type }) => classOfType(type) === undefined).map(({ type }) => type);
  return { isEmpty: objects.length === 0, others: [...new Set(others)].sort() };
}

/**
 * Reads the state of a stack, without the engine where it lies in a folder.
 *
 * @throws CommandError where it can't be read
 */
export async function packagesOf(target: Target): Promise<Packages> {
  try {
    return await stateOf(target, placeOf(target), packagesIn);
  } catch (error) {
    throw new CommandError(
      `The stack's state could not be read, so that nothing was done: ${(error as Error).message}`,
    );
  }
}
