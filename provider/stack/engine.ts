import { execFile } from "node:child_process";
import { isAbsolute } from "node:path";
import { promisify } from "node:util";
import { runningEngine } from "./ancestors";

const run = promisify(execFile);
const LIMIT_MS = 60_000;
const LARGEST = 1024 * 1024 * 1024;

/** Where the engine is asked. */
export interface Place {
  /** The program's folder. */
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Asks the engine's command line, without a terminal.
 *
 * @returns what it prints
 * @throws Error with the engine's own words
 */
export async function askEngine(
  args: readonly string[],
  { folder, env = process.env }: Place,
): Promise<string> {
  const options = {
    cwd: folder,
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_DEBUG_COMMANDS: undefined },
    timeout: LIMIT_MS,
    maxBuffer: LARGEST,
  };
  try {
    return (await run(engine(), [...args, "--non-interactive"], options)).stdout;
  } catch (error) {
    throw new Error(`\`pulumi ${args.join(" ")}\` failed: ${reasonOf(error)}`);
  }
}

// A name, or a path from a folder that is not known, is no better than what PATH has.
function engine(): string {
  const program = runningEngine()?.program;
  return program && isAbsolute(program) ? program : "pulumi";
}

function reasonOf(error: unknown): string {
  const { stderr, code, message } = error as { stderr?: string; code?: unknown; message: string };
  if (code === "ENOENT") return "there is no `pulumi` on PATH";
  const said = stderr?.trim().replace(/^error: /, "");
  return said ? said.split("\n")[0]! : message.split("\n")[0]!;
}
