import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { CommandError } from "../command";
import { packageFolder } from "../manifest";
import type { Io, Output } from "../terminal/io";

const NOT_FOUND = 127;
/** A closed terminal ends a process that does not ignore it, and what ignores it hands that down. */
const DEAF = 'trap "" HUP; exec "$0" "$@"';

/**
 * Runs the engine on this process's terminal, and hands its signals on.
 *
 * @returns the exit status
 */
export async function runEngine(
  args: readonly string[],
  cwd: string,
  io: Io,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  // A terminal sends Ctrl-C to all of its group. Elsewhere who ends this process may mean the group or this process alone: then
  // the engine has a group of its own, and hears of it once.
  const onTerminal = io.stdin?.isTTY === true;
  const [command, before] = process.platform === "win32" ? ["pulumi", []] : ["sh", ["-c", DEAF, "pulumi"]];
  const child = spawn(command, [...before, ...args], {
    cwd,
    env: { ...env, NODE_OPTIONS: withPreload(env.NODE_OPTIONS) },
    stdio: [io.stdin === process.stdin ? "inherit" : "ignore", stdio(io.stdout), stdio(io.stderr)],
    detached: !onTerminal && process.platform !== "win32",
  });
  passOn(child.stdout, io.stdout);
  passOn(child.stderr, io.stderr);
  const heard = handOn((signal) => child.kill(signal), onTerminal);
  try {
    const status = await new Promise<number>((ended, failed) => {
      child.once("error", failed);
      child.once("close", (code, signal) => ended(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
    if (status === NOT_FOUND) throw new CommandError("There is no `pulumi` on PATH.");
    return status;
  } finally {
    heard.forget();
  }
}

// A pipe is read here, so that a reader that goes away does not end the engine in the middle of its work.
const stdio = (output: Output) =>
  output.isTTY && (output === process.stdout || output === process.stderr) ? "inherit" : "pipe";

function passOn(from: NodeJS.ReadableStream | null, to: Output): void {
  if (!from) return;
  to.on("error", () => from.resume());
  from.pipe(to, { end: false });
}

function handOn(send: (signal: NodeJS.Signals) => void, onTerminal: boolean): { forget(): void } {
  let interrupted = false;
  // The engine takes it for Ctrl-C: it ends what is under way, and writes its state. A second one would cut that off.
  const hangUp = () => {
    if (!interrupted) send("SIGINT");
    interrupted = true;
  };
  const interrupt = () => {
    interrupted = true;
    if (!onTerminal) send("SIGINT");
  };
  const terminate = () => {
    interrupted = true;
    send("SIGTERM");
  };
  const handlers = { SIGHUP: hangUp, SIGINT: interrupt, SIGTERM: terminate };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  return {
    forget() {
      for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
    },
  };
}

/** Node's options, with which all of a run's processes start quicker. */
function withPreload(options: string | undefined): string | undefined {
  const file = join(packageFolder(), "dist", "quick", "index.js");
  if (!existsSync(file)) return options;
  return [options, `--require ${JSON.stringify(file)}`].filter(Boolean).join(" ");
}
