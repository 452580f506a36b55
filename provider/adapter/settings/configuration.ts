import type { Get } from "./given";

/** A stack's configuration. */
export interface Configuration {
  readonly get: Get;
  /** All keys, where they are known. */
  readonly keys?: readonly string[];
  /** The project's name. */
  readonly project?: string;
  /** The URN of the provider that the program declared for an account of its own; undefined for that of the stack. */
  readonly provider?: string;
}
