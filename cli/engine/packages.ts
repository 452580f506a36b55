import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { askState } from "../../provider/stack/state";
import { CommandError } from "../command";
import type { Target } from "../journal/target";

const resource = z.object({
  type: z.string(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
});
const resources = z.object({ resources: z.array(resource).nullish() }).nullish();
/** As `pulumi stack export` prints it, and as a folder keeps it; some releases write that with capitals. */
const state = z.union([
  z.object({ deployment: resources }).transform(({ deployment }) => deployment),
  z
    .object({ checkpoint: z.object({ latest: resources, Latest: resources }) })
    .transform(({ checkpoint: { latest, Latest } }) => latest ?? Latest),
]);

/** This package's, and the engine's own, which make nothing anywhere. */
const HARMLESS = /^(pulumi-nodejs:dynamic\/telecom-center:|telecom-center:index:|pulumi:)/;

/** What a state says of the packages of a stack. */
export interface Packages {
  /** Whether it holds any object. */
  readonly isEmpty: boolean;
  /** The types of other packages' objects. */
  readonly others: readonly string[];
}

/** Tells by the type tokens of a state whose objects it holds. What is only read, and components, are no objects of it. */
export function packagesIn(text: string): Packages {
  const all = state.parse(JSON.parse(text))?.resources ?? [];
  const objects = all.filter(
    ({ custom, external, type }) => custom && !external && !type.startsWith("pulumi:"),
  );
  const others = objects.filter(({ type }) => !HARMLESS.test(type)).map(({ type }) => type);
  return { isEmpty: objects.length === 0, others: [...new Set(others)].sort() };
}

/**
 * Reads the state of a stack, without the engine where it lies in a folder.
 *
 * @throws CommandError where it can't be read
 */
export async function packagesOf(target: Target): Promise<Packages> {
  const { told, folder, env } = target;
  try {
    const text = textInFolder(target);
    if (text !== undefined) return packagesIn(text);
    return await askState({ ...(told !== undefined && { stack: told }), folder, env }, packagesIn);
  } catch (error) {
    throw new CommandError(
      `The stack's state could not be read, so that nothing was done: ${(error as Error).message}`,
    );
  }
}

function textInFolder({ backend, project, stack }: Target): string | undefined {
  const [, folder] = /^file:\/\/(.*)$/s.exec(backend) ?? [];
  const path = folder && join(folder, ".pulumi", "stacks", project, `${stack}.json`);
  return path && existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
