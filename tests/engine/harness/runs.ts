import type { SandboxAccess } from "./environment";
import type { EngineEvents } from "./events";
import type { Running } from "./process";
import type { Language, Program } from "./program";

export interface StackOptions {
  program: Program;
  /** Default JavaScript, CommonJS. */
  language?: Language;
  /** The project's name, default `test`. The stack is always `dev`. */
  project?: string;
  /** The Operator API of the credentials that the program gets by its environment. */
  sandbox?: SandboxAccess;
  /** Stack configuration in plain text, keys with their namespace: `telecom-center:timeoutSeconds`. */
  config?: Record<string, string>;
  /** For every run, such as PULUMI_SKIP_CHECKPOINTS; the engine's settings of the machine are never seen. */
  env?: Record<string, string | undefined>;
  /** The stack's key comes from a passphrase, as by default it does, in place of a vault. */
  passphrase?: boolean;
  /** Folder whose node_modules the program uses; default the one of the global setup. */
  baseFolder?: string;
}

/** How one run of the engine ended. */
export interface RunResult extends EngineEvents {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both, for a message that may be on either. */
  output: string;
  /** Wall time with the start of the process. */
  seconds: number;
}

/** A run that goes on: `result` ends as the run does, `kill` ends the engine and all that it started, or a part of it. */
export type StartedRun = Running & { result: Promise<RunResult> };

export interface RunOptions {
  /** The run has to fail: then its success is the test's failure. */
  expectFailure?: boolean;
  /** Further arguments, such as `--parallel`, `1`. */
  args?: string[];
  /** Added to the stack's environment for this run; undefined removes. */
  env?: Record<string, string | undefined>;
  /** Default 120. */
  timeoutSeconds?: number;
}

export interface PreviewOptions extends RunOptions {
  /** Reads every object first. */
  refresh?: boolean;
  /** Fails the run when anything would change. */
  expectNoChanges?: boolean;
  /** Prints the full difference of every property. */
  diff?: boolean;
}

export interface UpOptions extends RunOptions {
  /** Reads every object first. */
  refresh?: boolean;
}

/** Thrown when a run ended otherwise than expected; its message holds everything that was printed. */
export class EngineRunError extends Error {
  constructor(
    command: string,
    readonly result: RunResult,
  ) {
    const how = result.code === 0 ? "succeeded, but had to fail" : `failed with status ${result.code}`;
    super(`\`pulumi ${command}\` ${how} after ${result.seconds.toFixed(1)} s:\n${result.output}`);
    this.name = "EngineRunError";
  }
}
