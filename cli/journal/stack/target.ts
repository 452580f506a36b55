import { backendOf } from "../../../provider/stack/backend";
import { selectedStack } from "../../../provider/stack/choice";
import { projectOf } from "../../../provider/stack/project";
import { CommandError, UsageError } from "../../command";
import type { Io } from "../../terminal/io";

/** A stack as the command line names it. */
export type Choice = {
  /** `dev`, `ORGANIZATION/dev` or `ORGANIZATION/PROJECT/dev`; the selected one where it is left out. */
  readonly stack?: string;
  readonly project?: string;
};

/** The stack whose journal is meant. */
export interface Target {
  readonly project: string;
  readonly stack: string;
  /** The stack as the engine is to be told; undefined for the selected one. */
  readonly told: string | undefined;
  /** Where the engine is asked: the program's folder. */
  readonly folder: string;
  /** Whether that folder is the stack's own project, whose configuration it therefore has. */
  readonly isHome: boolean;
  readonly backend: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The stack as the engine is asked for it. */
export const placeOf = ({ told, folder, env }: Target) => ({
  ...(told !== undefined && { stack: told }),
  folder,
  env,
});

/**
 * Finds the stack: by the options, by the Pulumi.yaml of this folder or one above, and by what is selected there.
 *
 * @throws UsageError
 * @throws CommandError
 */
export async function findTarget(
  { stack, project }: Choice,
  { env, cwd = process.cwd }: Io,
): Promise<Target> {
  const here = cwd();
  const home = projectOf(here);
  const parts = stack?.split("/") ?? [];
  if (parts.length > 3 || parts.includes(""))
    throw new UsageError("--stack takes STACK, ORGANIZATION/STACK or ORGANIZATION/PROJECT/STACK.");
  const named = parts.length === 3 ? parts[1] : undefined;
  if (named !== undefined && project !== undefined && named !== project)
    throw new UsageError("--stack and --project name two projects.");
  const name = named ?? project ?? home?.name;
  if (name === undefined)
    throw new CommandError(
      "There is no Pulumi.yaml with a name in this folder or above: run this in the program's folder, or set --project and --stack.",
    );
  const folder = home?.folder ?? here;
  const place = { project: name, folder, backend: backendOf(folder, env), env };
  const isHome = name === home?.name;
  if (stack !== undefined)
    return {
      ...place,
      stack: parts.at(-1)!,
      told: isHome || named !== undefined ? stack : qualified(parts, name, place.backend),
      isHome,
    };
  if (!isHome) throw new UsageError("--project of another folder needs --stack.");
  return { ...place, stack: await selectedStack({ folder, env }), told: undefined, isHome };
}

// The engine would look for a short name in the project of this folder. Backends but Pulumi's own know one organization alone.
function qualified(parts: readonly string[], project: string, backend: string): string {
  const [first] = parts;
  if (parts.length === 2) return `${first}/${project}/${parts[1]}`;
  if (/^https?:/.test(backend))
    throw new UsageError("Outside of the project's folder, --stack takes ORGANIZATION/PROJECT/STACK.");
  return `organization/${project}/${first}`;
}
