import type { EngineEvents } from "./events";

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
