import { type ChildProcess, spawn, spawnSync } from "node:child_process";

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
  /** Ends the process with all its children: the engine, the language host, the program and the provider. */
  kill(signal?: NodeJS.Signals): void;
  finished: Promise<Finished>;
}

const running = new Set<number>();

/** The process and all below it, parents first. The engine gives its plugins process groups of their own. */
function tree(root: number): number[] {
  const { stdout = "" } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found) {
    for (const [pid, ppid] of pairs) if (ppid === parent && pid) found.push(pid);
  }
  return found;
}

function killTree(root: number, signal: NodeJS.Signals): void {
  for (const pid of tree(root)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

process.once("exit", () => {
  for (const pid of running) killTree(pid, "SIGKILL");
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
  const kill = (signal: NodeJS.Signals = "SIGKILL") => {
    if (pid && running.has(pid)) killTree(pid, signal);
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
  return { child, output, waitFor, kill, finished };
}
