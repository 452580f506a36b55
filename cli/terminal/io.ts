import type { Readable, Writable } from "node:stream";
import { visibleLines as shown } from "../../provider/api/words/show";

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

/** Lines as a terminal may show them: the account, the API and the program choose their texts, and a terminal obeys some. */
export { shown };

/** Tells something to the person at the terminal. */
export function tell(io: Io, text: string): void {
  io.stderr.write(`${shown(text)}\n`);
}

/** Whether somebody who read the output has gone away (`| head`): no more of it is wanted, which is no failure. */
export function isReaderGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "EPIPE";
}

/** Writes a text that is the result: to a terminal as it may show it, and else as it is. */
export const printShown = (io: Io, text: string): Promise<void> =>
  print(io, io.stdout.isTTY ? shown(text) : text);

/** Writes a part of the result; to a reader that has gone away it writes nothing. */
export function print({ stdout }: Io, text: string): Promise<void> {
  return new Promise((done, failed) => {
    if (stdout.destroyed) return done();
    const heed = (error?: NodeJS.ErrnoException | null) => {
      if (error && !isReaderGone(error)) return failed(error);
      // The event of an error comes after its callback.
      if (!error) stdout.off("error", heed);
      done();
    };
    stdout.once("error", heed);
    stdout.write(text, heed);
  });
}
