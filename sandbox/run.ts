import type { Sandbox, SandboxOptions } from "./sandbox";
import { startSandbox } from "./start";

export type RunOptions = Pick<SandboxOptions, "port" | "seed" | "data" | "like" | "username" | "password">;

export interface RunningSandbox extends Sandbox {
  /** Settles with the signal, when SIGINT or SIGTERM has ended the sandbox and its file is written. */
  ended: Promise<"SIGINT" | "SIGTERM">;
}

/** Runs a sandbox as a program: prints where it is and how to log in, and ends cleanly with the process's signals. */
export async function runSandbox(
  options: RunOptions,
  print: (line: string) => void = console.log,
): Promise<RunningSandbox> {
  const sandbox = await startSandbox({ ...options, port: options.port ?? 8080 });
  print(`url: ${sandbox.url}`);
  print(`username: ${sandbox.username}`);
  print(`password: ${sandbox.password}`);
  const ended = new Promise<"SIGINT" | "SIGTERM">((resolve, reject) => {
    const end = (signal: "SIGINT" | "SIGTERM") => {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
      sandbox.close().then(() => resolve(signal), reject);
    };
    process.on("SIGINT", end);
    process.on("SIGTERM", end);
  });
  return Object.assign(sandbox, { ended });
}
