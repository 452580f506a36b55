import { spawn } from "node:child_process";
import { isWindows } from "./paths.mjs";

const groups = new Set();
const children = new Set();

function killGroup(pid) {
  try {
    process.kill(isWindows ? pid : -pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

// A group of its own does not hear Ctrl-C: it is told here. Another listener, if any, decides when this process ends.
for (const signal of ["SIGINT", "SIGTERM"]) {
  const stopAll = () => {
    for (const pid of groups) killGroup(pid);
    // Ctrl-C reaches the others by the terminal, anything else only this process.
    if (signal === "SIGTERM") for (const child of children) child.kill(signal);
    if (process.listenerCount(signal) === 1) process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on(signal, stopAll);
}

// Nobody waits any more for what goes on then.
process.on("exit", () => {
  for (const pid of groups) killGroup(pid);
});

/**
 * Runs a program to its end and never throws for its exit status: `code` is null when it could not be started or was
 * ended by the time limit (`timedOut`).
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, show?: boolean, input?: string,
 *   timeoutSeconds?: number, onLine?: (line: string) => void,
 *   onStart?: (child: import("node:child_process").ChildProcess) => void, ownGroup?: boolean }} options
 *   `show` passes the output through; `ownGroup` lets the time limit end the program's children too.
 */
export function run(command, args, options = {}) {
  const {
    cwd,
    env = process.env,
    show = false,
    input,
    timeoutSeconds,
    onLine,
    onStart,
    ownGroup = false,
  } = options;
  return new Promise((resolve) => {
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    const child = spawn(command, args, {
      cwd,
      env,
      // npm is a command file on Windows, which only a shell can start.
      shell: isWindows && /^(npm|npx)$/.test(command),
      detached: ownGroup && !isWindows,
      stdio: [input === undefined ? "ignore" : "pipe", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    onStart?.(child);
    children.add(child);
    if (ownGroup && child.pid) groups.add(child.pid);
    const stop = () => {
      timedOut = true;
      if (ownGroup) killGroup(child.pid);
      else child.kill("SIGKILL");
    };
    const timer = timeoutSeconds ? setTimeout(stop, timeoutSeconds * 1000) : undefined;
    const collect = (stream, add) => {
      let rest = "";
      stream?.setEncoding("utf8").on("data", (text) => {
        add(text);
        if (!onLine) return;
        const lines = (rest + text).split("\n");
        rest = lines.pop();
        for (const line of lines) onLine(line);
      });
    };
    collect(child.stdout, (text) => {
      stdout += text;
    });
    collect(child.stderr, (text) => {
      stderr += text;
    });
    child.stdin?.on("error", () => {}).end(input);
    const finish = (code, error) => {
      clearTimeout(timer);
      groups.delete(child.pid);
      children.delete(child);
      resolve({ code, stdout, stderr: error ? `${stderr}${error.message}\n` : stderr, timedOut });
    };
    child.on("error", (error) => finish(null, error));
    child.on("close", (code) => finish(timedOut ? null : code));
  });
}

/** The end of what a failed program said, for an error message. */
export function tail(result, lines = 30) {
  return `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-lines).join("\n");
}
