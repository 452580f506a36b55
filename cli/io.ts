import type { Readable, Writable } from "node:stream";

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command reads and writes besides the account: the process's own, or a test's. */
export interface Io {
  /** The result alone, so that it can be piped. */
  readonly stdout: Output;
  /** Everything that is told to a person. */
  readonly stderr: Output;
  /** What is piped into a command; a test that pipes nothing has none. */
  readonly stdin?: Readable & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
}

/** Tells one line to the person at the terminal. */
export function tell(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}
