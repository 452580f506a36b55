import type { Readable, Writable } from "node:stream";
import { visibleLines } from "../provider/api/show";

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
  /** The folder that the command is run in; the process's where it is left out. */
  cwd?(): string;
}

/** Tells something to the person at the terminal, with what can't be seen written out. */
export function tell(io: Io, line: string): void {
  io.stderr.write(`${visibleLines(line)}\n`);
}

/** Writes a part of the result; a reader that has gone away (`| head`) wants no more of it, which is no failure. */
export function print({ stdout }: Io, text: string): Promise<void> {
  return new Promise((done, failed) => {
    if (stdout.destroyed) return done();
    const heed = (error?: NodeJS.ErrnoException | null) => {
      if (error && error.code !== "EPIPE") return failed(error);
      // The event of an error comes after its callback.
      if (!error) stdout.off("error", heed);
      done();
    };
    stdout.once("error", heed);
    stdout.write(text, heed);
  });
}
