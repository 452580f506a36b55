import type { BehindTheApi } from "./data/behind";
import type { Seed } from "./data/seed";
import type { Faults } from "./faults/faults";
import type { Attempts } from "./faults/gate";
import type { Likeness } from "./settings/like";
import type { Switches } from "./settings/switches";
import type { Door } from "./transport/door";
import type { Login } from "./transport/login";
import type { LoggedRequest } from "./transport/request-log";

export interface SandboxOptions {
  /** Port on 127.0.0.1; default 0, any free one. */
  port?: number;
  /** Basic auth user; default "operator". */
  username?: string;
  /** Basic auth password; default "sandbox". */
  password?: string;
  /** JSON file that holds the account: loaded if it exists, written after changes. Default: memory alone. */
  data?: string;
  /** What the account holds at first, as an object or a JSON file of one; not used when `data` was loaded. */
  seed?: string | Seed;
  /**
   * What `telecom-center probe` found out of an account, as an object or a JSON file of one: the sandbox answers as that
   * account does. `switches` win over it.
   */
  like?: string | Likeness;
  switches?: Partial<Switches>;
  faults?: Partial<Faults>;
}

/** A further address of the same account. */
export interface FurtherDoor extends Door, Readonly<Login> {}

export interface DoorOptions extends Partial<Login> {
  /** Port on 127.0.0.1; default 0, any free one. */
  port?: number;
}

/** A running Operator API. */
export interface Sandbox extends BehindTheApi, Door, Readonly<Login> {
  /** Every request to the API since the start or the last reset. */
  readonly requests: LoggedRequest[];
  resetRequests(): void;
  /** How many requests: of a method, to paths that start so (below the API's base, such as "/customers"). */
  count(method?: string, pathPrefix?: string): number;
  /** In effect at once when changed. */
  readonly switches: Switches;
  readonly faults: Faults;
  /** The attempts to log in since the start or the last reset. */
  readonly attempts: Attempts;
  /** Forgets the attempts, and opens an account that is locked. */
  resetAttempts(): void;
  /**
   * Opens another port for the same objects: a host that moved, a second address. With a user name or a password of its
   * own these alone are good there; a second user at the same address is one more of `logins`.
   */
  alsoAt(options?: DoorOptions): Promise<FurtherDoor>;
  /** What `alsoAt` has opened and nobody has closed yet. */
  readonly doors: readonly FurtherDoor[];
  /** The API is below /api/rest/public/operator/ of it. */
  readonly url: string;
  /** Ends the sandbox with all its doors. */
  close(): Promise<void>;
}
