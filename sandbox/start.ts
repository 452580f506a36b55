import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { DataFile, loadSnapshot, snapshot } from "./data/persistence";
import { RecordSets } from "./data/record-sets";
import { checkedAttributes, checkedObject, checkedRelationships, plant, type Seed } from "./data/seed";
import { Store } from "./data/store";
import type { Account } from "./document/account";
import { ENTITIES } from "./entities";
import type { StoredObject } from "./entities/world";
import { FaultChooser } from "./faults/chooser";
import { changeFaults, type Faults, NO_FAULTS } from "./faults/faults";
import { parseJson } from "./json";
import type { Sandbox, SandboxOptions } from "./sandbox";
import { withChanges } from "./settings";
import { DEFAULT_SWITCHES, type Switches } from "./switches";
import { Timers } from "./timers";
import { control } from "./transport/control";
import { RequestLog } from "./transport/request-log";
import { createApiServer } from "./transport/server";

/**
 * Starts an emulator of the Operator API on the loopback address. It follows the Operator API manual strictly; where
 * the documents disagree or are silent, see {@link Switches}.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const switches = withChanges("switch", structuredClone(DEFAULT_SWITCHES) as Switches, options.switches);
  const faults = changeFaults(structuredClone(NO_FAULTS) as Faults, options.faults);
  const timers = new Timers();
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
    recordsOf: (entity) => records.of(entity),
    later: timers.later,
  };
  const records = new RecordSets(account);

  const loaded = options.data === undefined ? undefined : loadSnapshot(options.data, store);
  const seed = loaded ? undefined : readSeed(options.seed);
  if (seed) plant(store, seed);
  for (const [type, set] of Object.entries(loaded ?? seed?.records ?? {})) records.use(type, set);
  if (options.data !== undefined) {
    file = new DataFile(options.data, () => snapshot(store, records.inUse));
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
      if (records.isGenerated(type))
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
      records.use(type, set);
      account.searches.clear();
      file?.noteChange();
    },
    close: () => {
      timers.end();
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
