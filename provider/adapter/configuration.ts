import type { Get } from "./settings";

/** A stack's configuration. */
export interface Configuration {
  readonly get: Get;
  /** All keys, where they are known. */
  readonly keys?: readonly string[];
  /** The project's name. */
  readonly project?: string;
}
