import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { control } from "./control";
import { ENTITIES } from "./entities";
import type { StoredObject } from "./entity";
import { FaultChooser, type Faults, NO_FAULTS } from "./faults";
import { parseJson, type Value } from "./json";
import type { Account } from "./operations";
import { DataFile, loadSnapshot, snapshot } from "./persistence";
import { generatedRecords, type RecordSet, type RecordSource, storedRecords } from "./records";
import { type LoggedRequest, RequestLog } from "./request-log";
import {
  checkedAttributes,
  checkedObject,
  checkedRelationships,
  plant,
  type Seed,
  type SeedObject,
} from "./seed";
import { createApiServer } from "./server";
import { withChanges } from "./settings";
import { Store } from "./store";
import { DEFAULT_SWITCHES, type Switches } from "./switches";

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

/**
 * Starts an emulator of the Operator API on the loopback address. It follows the Operator API manual strictly; where
 * the documents disagree or are silent, see {@link Switches}.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const switches = withChanges("switch", structuredClone(DEFAULT_SWITCHES) as Switches, options.switches);
  const faults = withChanges("fault", structuredClone(NO_FAULTS) as Faults, options.faults);
  const timers = new Set<NodeJS.Timeout>();
  const recordSets: Record<string, RecordSet> = {};
  const sources = new Map<string, RecordSource>();
  const log = new RequestLog();
  let file: DataFile | undefined;
  const store: Store = new Store(
    ENTITIES,
    () => account,
    () => file?.noteChange(),
  );
  const account: Account = {
    store,
    switches,
    url: "",
    searches: new Map(),
    recordsOf: (entity) =>
      entity.orderedBy ? (sources.get(entity.type) ?? storedRecords(entity, account)) : undefined,
    later: (delayMs, action) => {
      if (delayMs <= 0) return action();
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, delayMs);
      timer.unref();
      timers.add(timer);
    },
  };

  const useRecords = (type: string, set: RecordSet) => {
    const entity = store.entity(type);
    account.searches.clear();
    if (set.count === 0) {
      sources.delete(type);
      delete recordSets[type];
      return;
    }
    sources.set(type, generatedRecords(entity, set, account));
    recordSets[type] = { count: set.count, start: set.start, intervalSeconds: set.intervalSeconds };
  };
  const loaded = options.data === undefined ? undefined : loadSnapshot(options.data, store);
  const seed = loaded ? undefined : readSeed(options.seed);
  if (seed) plant(store, seed);
  for (const [type, set] of Object.entries(loaded ?? seed?.records ?? {})) useRecords(type, set);
  if (options.data !== undefined) {
    file = new DataFile(options.data, () => snapshot(store, recordSets));
    // Written at once, so that a folder that is missing or read-only is told now and not after the first change.
    if (!loaded) file.noteChange();
    file.flush();
  }

  const existing = (type: string, id: string): StoredObject => {
    const object = store.get(type, id);
    if (!object) throw new Error(`There is no ${type} "${id}" in the sandbox.`);
    return object;
  };
  const username = options.username ?? "operator";
  const password = options.password ?? "sandbox";
  const server = createApiServer({
    account,
    username,
    password,
    faults,
    chooser: new FaultChooser(faults),
    log,
    control: (...request) => control(sandbox, ...request),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${options.port} of 127.0.0.1 is in use: choose another one.`) : error);
    });
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  account.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sandbox: Sandbox = {
    url: account.url,
    username,
    password,
    switches,
    faults,
    requests: log.entries,
    resetRequests: () => log.clear(),
    count: (method, pathPrefix) => log.count(method, pathPrefix),
    objects: (type) => store.table(type).all(),
    find: (type, id) => store.get(type, id),
    sizes: () => Object.fromEntries(ENTITIES.map(({ type }) => [type, store.table(type).size])),
    put: (type, object) => {
      const { id } = object;
      if (id !== undefined && store.get(type, id)) throw new Error(`There is a ${type} "${id}" already.`);
      if (sources.has(type))
        throw new Error(`The records of ${type} are generated: setRecords with count 0 first.`);
      return store.create(type, checkedObject(store, type, object));
    },
    change: (type, id, attributes, relationships) => {
      const object = existing(type, id);
      const entity = store.entity(type);
      store.change(object, {
        attributes: checkedAttributes(entity, attributes),
        ...(relationships && { relationships: checkedRelationships(store, entity, relationships) }),
      });
      return object;
    },
    remove: (type, id) => store.remove(existing(type, id)),
    setRecords: (type, set) => {
      useRecords(type, set);
      file?.noteChange();
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      file?.flush();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return sandbox;
}

function readSeed(seed: string | Seed | undefined): Seed | undefined {
  if (typeof seed !== "string") return seed;
  try {
    return parseJson(readFileSync(seed, "utf8")) as unknown as Seed;
  } catch (error) {
    throw new Error(`The seed ${seed} cannot be read: ${(error as Error).message}`);
  }
}
