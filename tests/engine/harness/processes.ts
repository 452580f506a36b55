import { spawnSync } from "node:child_process";

/**
 * Who gets a signal: the engine with all that it started; the engine alone, as the kernel ends it for its memory and a
 * closing terminal (SIGHUP) or Ctrl-C (SIGINT) reaches it, for it gives what it starts process groups of their own; or
 * the process in which the provider runs.
 */
export type Part = "all" | "engine" | "provider";

export interface Process {
  pid: number;
  ppid: number;
  command: string;
}

function processes(): Process[] {
  const { stdout = "" } = spawnSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return [...stdout.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, ppid, command]) => ({
    pid: Number(pid),
    ppid: Number(ppid),
    command: command!,
  }));
}

/** The process and all below it, parents first. */
export function tree(root: number): Process[] {
  const all = processes();
  const found = all.filter(({ pid }) => pid === root);
  for (const parent of found) found.push(...all.filter(({ ppid }) => ppid === parent.pid));
  return found;
}

/** Node.js with the script that serves resources written in JavaScript; the shell that starts it is not meant. */
const isProvider = ({ command }: Process) => /^\S*node\S* .*dynamic-provider[\\/]index\.js/.test(command);

/** The processes of one run that are meant; at least one, or it is the test's mistake. */
export function partOf(root: number, part: Part): Process[] {
  const all = tree(root);
  const chosen =
    part === "all" ? all : part === "engine" ? all.filter(({ pid }) => pid === root) : all.filter(isProvider);
  if (chosen.length > 0) return chosen;
  throw new Error(`There is no process of the ${part}:\n${all.map(({ command }) => command).join("\n")}`);
}

export function signalAll(targets: Process[], signal: NodeJS.Signals): void {
  for (const { pid } of targets) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/** Those that still run, and are not others with the number of one that ended. */
export function stillRunning(targets: Process[]): Process[] {
  const now = new Map(processes().map(({ pid, command }) => [pid, command]));
  return targets.filter(({ pid, command }) => now.get(pid) === command);
}
