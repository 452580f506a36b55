import { ApiError } from "../../api";
import { type Identity, LifecycleError } from "../../lifecycle";
import { runningEngine } from "../../stack/ancestors";
import type { Get } from "./given";
import { ConfigurationError } from "./read";
import { cureFor, staleSettings } from "./stale";

const AGAIN = "Not done either, for the same reason: the settings of this run are not those of now.";

/**
 * Whether a provider's process works with the settings of now. The engine configures a provider with those of the last `up`
 * wherever it does not run the program first.
 */
export class Freshness {
  #programRan = false;
  #looked = false;
  #stale: string[] | undefined;
  #told = false;
  #advised = false;

  constructor(
    private readonly folder: () => string = () => process.cwd(),
    private readonly isTold: (option: string) => boolean = hasOption,
  ) {}

  /** The program declares something: it ran, and the engine took the settings of now. */
  noteProgram(): void {
    this.#programRan = true;
  }

  /**
   * Stops what would be done to another account than the one that the stack's file names now.
   *
   * @param deletes - whether that is a deletion
   * @throws LifecycleError
   */
  refuseStale(configured: Get, identity: Identity | undefined, deletes = false): void {
    if (this.#programRan || !identity) return;
    if (!this.#looked) this.#stale = this.#look(configured, identity);
    this.#looked = true;
    if (this.#stale === undefined) return;
    const message = this.#told ? AGAIN : [...this.#stale, ...cureFor(deletes)].join("\n  ");
    this.#told = true;
    throw new LifecycleError(message, { kind: "another account" });
  }

  /** An error, with what to do where the settings of an earlier run may be its cause. */
  explained(error: unknown): unknown {
    if (this.#programRan || this.#advised || !isOfSettings(error)) return error;
    this.#advised = true;
    const hint = "Where the settings were changed since the last `pulumi up`, this run does not have them.";
    return new LifecycleError([(error as Error).message, hint, ...cureFor(false)].join("\n  "), {
      cause: error,
    });
  }

  #look(configured: Get, { project, stack }: Identity): string[] | undefined {
    try {
      const stale = staleSettings(configured, { project, stack, folder: this.folder() });
      return stale && this.isTold("--config-file") ? undefined : stale;
    } catch {
      // A file that can't be read says nothing against the run.
      return undefined;
    }
  }
}

/** Whether the engine above this process was given an option, as far as the system tells. */
function hasOption(option: string): boolean {
  return runningEngine()?.args.some((arg) => arg === option || arg.startsWith(`${option}=`)) ?? false;
}

function isOfSettings(error: unknown): boolean {
  if (error instanceof ConfigurationError) return true;
  if (error instanceof ApiError) return error.kind === "unauthorized" || error.status === 403;
  return error instanceof Error && error.cause !== undefined && isOfSettings(error.cause);
}
