import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import { promisify } from "node:util";

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
    return (await run(runningEngine() ?? "pulumi", [...args, "--non-interactive"], options)).stdout;
  } catch (error) {
    throw new Error(`\`pulumi ${args.join(" ")}\` failed: ${reasonOf(error)}`);
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
