import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Part, type Process, partOf, signalAll, stillRunning, tree } from "./processes";

export interface Finished {
  /** Exit status; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface Running {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Resolves at the first match of what is printed; rejects when the process ends without it. */
  waitFor(pattern: RegExp): Promise<void>;
  /** Resolves as soon as that holds; rejects when the process ends before. */
  until(holds: () => boolean): Promise<void>;
  /** Sends a signal, SIGKILL unless told otherwise, to the engine with the language host, the program and the provider, or to a part. */
  kill(signal?: NodeJS.Signals, part?: Part): void;
  finished: Promise<Finished>;
}

const running = new Set<number>();

/** What the processes of which a part was killed had started: it goes on by itself for a while, or for good. */
const left: Process[] = [];

/** Ends what goes on of runs of which only a part was killed. */
export function endLeftovers(): void {
  signalAll(stillRunning(left.splice(0)), "SIGKILL");
}

process.once("exit", () => {
  for (const pid of running) signalAll(tree(pid), "SIGKILL");
  endLeftovers();
});

/** Starts a program that a time limit or a test can end with all its children. */
export function start(
  command: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; timeoutSeconds: number },
): Running {
  const started = Date.now();
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const pid = child.pid;
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const kill = (signal: NodeJS.Signals = "SIGKILL", part: Part = "all") => {
    if (!pid || !running.has(pid)) return;
    if (part !== "all") left.push(...tree(pid));
    signalAll(partOf(pid, part), signal);
  };
  if (pid) running.add(pid);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, options.timeoutSeconds * 1000);

  const finished = new Promise<Finished>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (pid) running.delete(pid);
      const seconds = (Date.now() - started) / 1000;
      if (!timedOut) return resolve({ code, stdout, stderr, seconds });
      const what = `${command} ${args.join(" ")}`;
      reject(new Error(`${what} did not end within ${options.timeoutSeconds} s:\n${stdout}\n${stderr}`));
    });
  });
  // A test that only kills never looks at the end.
  finished.catch(() => {});

  const output = () => stdout + stderr;
  const waitFor = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(output())) resolve();
      };
      child.stdout.on("data", look);
      child.stderr.on("data", look);
      finished.then(() => reject(new Error(`It ended without printing ${pattern}:\n${output()}`)), reject);
      look();
    });
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      if (pid === undefined || !running.has(pid)) throw new Error(`It ended too early:\n${output()}`);
      await sleep(5);
    }
  };
  return { child, output, waitFor, until, kill, finished };
}
