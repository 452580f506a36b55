import type { Io } from "./terminal/io";

/** One option of a command, in commander's notation: `--port <n>`. */
export interface CommandOption {
  readonly flags: string;
  readonly description: string;
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly preset?: unknown;
  /** Turns the text into a value; throws a {@link UsageError} for one that can't be used. */
  readonly parse?: (text: string) => unknown;
  /** May be given several times; the values come as a list. */
  readonly repeatable?: true;
}

/** A command as data, so that its help costs nothing: what it needs is loaded when it runs. */
export interface Command<Options = Record<string, unknown>> {
  readonly name: string;
  readonly summary: string;
  /** What the help says beyond the summary: what is written, what the exit status tells. */
  readonly details: readonly string[];
  readonly arguments?: readonly {
    readonly name: string;
    readonly description: string;
    readonly choices?: readonly string[];
  }[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly { readonly does: string; readonly command: string }[];
  /** Whether it talks to the account, so that the help tells where the credentials come from. */
  readonly needsAccount: boolean;
  /** Whether all that stands behind the name is another program's, but for `--help`. */
  readonly passesOn?: true;
  /** Whether a stack's configuration is read as well; else the environment alone. */
  readonly readsStack?: true;
  /** What is incomplete when Ctrl-C ends it; null for a command that heeds Ctrl-C itself. */
  readonly incomplete: string | null;
  /**
   * Runs it. The exit status is 0, or the one that is returned; an error is told in one message and gives 1, a
   * {@link UsageError} gives 2.
   */
  run(args: readonly string[], options: Options, io: Io): Promise<number | undefined>;
}

/** The command line asks for something that does not exist or makes no sense. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A failure whose message says all that the operator needs. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
