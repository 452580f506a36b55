import { readFileSync } from "node:fs";
import { objectsIn, type StateObject } from "../../../provider/stack/state";
import { CommandError } from "../../command";

/** Tells what some stacks have, by the files that `pulumi stack export` wrote of them. */
export class States {
  readonly #objects = new Set<string>();

  /** @throws CommandError for a file that is no state */
  constructor(files: readonly string[]) {
    for (const file of files) {
      for (const { class: className, id } of objectsOf(file)) this.#objects.add(`${className}/${id}`);
    }
  }

  has(className: string, id: string): boolean {
    return this.#objects.has(`${className}/${id}`);
  }
}

/** The objects that a stack has of this package, by a file that `pulumi stack export` wrote. */
export function objectsOf(file: string): StateObject[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} can't be read: ${(error as Error).message}`);
  }
  try {
    // What a program only reads is nobody's; what is being replaced is to be made anew.
    return objectsIn(text).filter(({ external, pendingReplacement }) => !external && !pendingReplacement);
  } catch {
    throw new CommandError(`${file} is no state, as \`pulumi stack export --file ${file}\` writes one.`);
  }
}
