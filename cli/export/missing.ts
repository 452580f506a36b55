import { readFileSync } from "node:fs";
import { objectsIn } from "../../provider/stack/state";
import { CommandError } from "../command";

/** Tells what some stacks have, by the files that `pulumi stack export` wrote of them. */
export class States {
  readonly #objects = new Set<string>();

  /** @throws CommandError for a file that is no state */
  constructor(files: readonly string[]) {
    for (const file of files) {
      // What a program only reads is nobody's; what is being replaced is to be made anew.
      for (const { class: className, id, external, pendingReplacement } of objectsOf(file))
        if (!external && !pendingReplacement) this.#objects.add(`${className}/${id}`);
    }
  }

  has(className: string, id: string): boolean {
    return this.#objects.has(`${className}/${id}`);
  }
}

/** The objects of this package in a file that `pulumi stack export` wrote. */
export function objectsOf(file: string): ReturnType<typeof objectsIn> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} can't be read: ${(error as Error).message}`);
  }
  try {
    return objectsIn(text);
  } catch {
    throw new CommandError(`${file} is no state, as \`pulumi stack export --file ${file}\` writes one.`);
  }
}
