import type { RecordSet } from "./data/records";
import type { Seed, SeedObject } from "./data/seed";
import type { StoredObject } from "./entities/world";
import type { Faults } from "./faults/faults";
import type { Value } from "./json";
import type { Switches } from "./switches";
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
  switches?: Partial<Switches>;
  faults?: Partial<Faults>;
}

/** A running Operator API. */
export interface Sandbox {
  /** Such as http://127.0.0.1:8080; the API is below /api/rest/public/operator/. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Every request to the API since the start or the last reset. */
  readonly requests: LoggedRequest[];
  resetRequests(): void;
  /** How many requests: of a method, to paths that start so (below the API's base, such as "/customers"). */
  count(method?: string, pathPrefix?: string): number;
  /** In effect at once when changed. */
  readonly switches: Switches;
  readonly faults: Faults;
  /** All objects of a type, as stored. */
  objects(type: string): readonly StoredObject[];
  find(type: string, id: string): StoredObject | undefined;
  /** How many objects there are of each type. */
  sizes(): Record<string, number>;
  /** Makes an object behind the API's back: a SIP account, a call record, something made in the UI. */
  put(type: string, object: SeedObject): StoredObject;
  /** Changes an object behind the API's back, read-only attributes included. */
  change(
    type: string,
    id: string,
    attributes: Record<string, Value>,
    relationships?: Record<string, Value>,
  ): StoredObject;
  /** Deletes an object, and what the API deletes with it. */
  remove(type: string, id: string): void;
  /** Has call records generated as they are read, in place of stored ones; a count of 0 ends that. */
  setRecords(type: string, set: RecordSet): void;
  close(): Promise<void>;
}
