import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { identityOf } from "../lifecycle";

const run = promisify(execFile);
const LIMIT_MS = 60_000;
const LARGEST = 1024 * 1024 * 1024;

/** One object of this package that a stack's state holds. */
export interface StateObject {
  readonly urn: string;
  /** The resource within its stack (`Identity.path`). */
  readonly path: string;
  readonly class: string;
  readonly id: string;
  readonly outputs: Record<string, unknown>;
}

const resource = z.object({
  urn: z.string(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
  type: z.string(),
  id: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});
const deployment = z.object({ deployment: z.object({ resources: z.array(resource).nullish() }).nullable() });

const OWN = /^(pulumi-nodejs:dynamic\/telecom-center:|telecom-center:index:)\w+$/;

/** The objects of this package in a state, as `pulumi stack export` prints it. */
export function objectsIn(text: string): StateObject[] {
  const { resources } = deployment.parse(JSON.parse(text)).deployment ?? {};
  return (resources ?? []).flatMap(({ urn, type, id, external, outputs = {} }) => {
    const identity = OWN.test(type) && id !== undefined && !external ? identityOf(urn) : undefined;
    return identity ? [{ urn, path: identity.path, class: identity.class, id: id!, outputs }] : [];
  });
}

/**
 * Asks the engine for a stack's state. That takes no lock, so that it can be done within a run of the same stack.
 *
 * @param options.stack - the stack's name; the selected one where it is left out
 * @param options.folder - the program's folder
 * @throws Error with the engine's own words
 */
export async function readState({
  stack,
  folder,
  env = process.env,
}: {
  stack?: string;
  folder: string;
  env?: NodeJS.ProcessEnv;
}): Promise<StateObject[]> {
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const args = ["stack", "export", ...chosen, "--non-interactive"];
  const options = {
    cwd: folder,
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_DEBUG_COMMANDS: undefined },
    timeout: LIMIT_MS,
    maxBuffer: LARGEST,
  };
  try {
    return objectsIn((await run(runningEngine() ?? "pulumi", args, options)).stdout);
  } catch (error) {
    throw new Error(`\`pulumi ${args.slice(0, -1).join(" ")}\` failed: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { stderr, code, message } = error as { stderr?: string; code?: unknown; message: string };
  if (code === "ENOENT") return "there is no `pulumi` on PATH";
  const said = stderr?.trim().replace(/^error: /, "");
  return said ? said.split("\n")[0]! : message.split("\n")[0]!;
}

/** The engine that runs this process, where the system tells: it need not be the one on PATH. */
function runningEngine(): string | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
      const program = readlinkSync(`/proc/${pid}/exe`);
      if (basename(program) === "pulumi") return program;
    }
  } catch {
    // Nothing is told of processes of others.
  }
  return undefined;
}

function parentOf(pid: number): number {
  // The name of the program stands in brackets and may hold anything.
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
