import { behindTheApi } from "./data/behind";
import { readJsonFile } from "./data/json-file";
import { holdFile } from "./data/lock";
import { DataFile, loadSnapshot, snapshot } from "./data/persistence";
import { RecordSets } from "./data/record-sets";
import { at, plant, recordsIn, type Seed } from "./data/seed";
import { Store } from "./data/store";
import type { Account } from "./document/account";
import { ENTITIES } from "./entities";
import { FaultChooser } from "./faults/chooser";
import { Deletions } from "./faults/deletions";
import { changeFaults, type Faults, NO_FAULTS } from "./faults/faults";
import { Gate } from "./faults/gate";
import { Replica } from "./faults/replica";
import type { FurtherDoor, Sandbox, SandboxOptions } from "./sandbox";
import { withChanges } from "./settings/changes";
import { switchesLike } from "./settings/like";
import { DEFAULT_SWITCHES, type Switches } from "./settings/switches";
import { Timers } from "./timers";
import { control } from "./transport/control";
import { openDoor } from "./transport/door";
import { RequestLog } from "./transport/request-log";
import type { Service } from "./transport/server";

/**
 * Starts an emulator of the Operator API on the loopback address. It follows the Operator API manual strictly; where
 * the documents disagree or are silent, see {@link Switches}.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const like = options.like === undefined ? {} : switchesLike(options.like);
  const switches = withChanges("switch", structuredClone(DEFAULT_SWITCHES) as Switches, like);
  withChanges("switch", switches, options.switches);
  const faults = changeFaults(structuredClone(NO_FAULTS) as Faults, options.faults);
  const timers = new Timers();
  const log = new RequestLog();
  let file: DataFile | undefined;
  const store: Store = new Store(
    ENTITIES,
    () => account,
    () => file?.noteChange(),
  );
  const deletions = new Deletions(store, () => faults.lingerMs, timers.later);
  const account: Account = {
    store,
    switches,
    url: "",
    searches: new Map(),
    shown: (by) => replicas[by].now(),
    isKnown: (type, id) => {
      const object = store.get(type, id);
      return object !== undefined && !deletions.isDying(object) && !!replicas.references.now().get(type, id);
    },
    deletions,
    recordsOf: (entity) => records.of(entity),
    later: timers.later,
  };
  const records = new RecordSets(account);

  const release = options.data === undefined ? () => {} : holdFile(options.data);
  try {
    const loaded = options.data === undefined ? undefined : loadSnapshot(options.data, store);
    if (loaded)
      at(`${options.data} is no data file of the sandbox`, () => records.useAll(Object.entries(loaded)));
    else if (options.seed !== undefined) usingSeed(options.seed, store, records);
    if (options.data !== undefined) {
      file = new DataFile(options.data, () => snapshot(store, records.inUse));
      // Written at once, so that a folder that is missing or read-only is told now and not after the first change.
      if (!loaded) file.noteChange();
      file.flush();
    }
  } catch (error) {
    release();
    throw error;
  }

  // What the account holds at first is no write: it lags nowhere.
  const replicas = {
    get: new Replica(store, () => faults.readLagMs),
    list: new Replica(store, () => faults.listLagMs),
    references: new Replica(store, () => faults.referenceLagMs),
  };

  const login = { username: options.username ?? "operator", password: options.password ?? "sandbox" };
  const gate = new Gate(faults);
  const service: Service = {
    account,
    logins: [{ ...login }],
    gate,
    faults,
    chooser: new FaultChooser(faults),
    log,
    control: (...request) => control(sandbox, ...request),
  };
  const first = await openDoor(service, options.port).catch((error) => {
    release();
    throw error;
  });
  const doors: FurtherDoor[] = [];

  const sandbox: Sandbox = {
    ...behindTheApi(store, records, () => {
      account.searches.clear();
      file?.noteChange();
    }),
    ...first,
    ...login,
    switches,
    faults,
    requests: log.entries,
    resetRequests: () => log.clear(),
    count: (method, pathPrefix) => log.count(method, pathPrefix),
    get attempts() {
      return gate.attempts;
    },
    resetAttempts: () => gate.reset(),
    doors,
    alsoAt: async ({ port, ...own } = {}) => {
      const isOwn = own.username !== undefined || own.password !== undefined;
      const logins = isOwn ? [{ ...login, ...own }] : service.logins;
      const opened = await openDoor({ ...service, logins }, port);
      const door: FurtherDoor = {
        ...opened,
        ...logins[0]!,
        close: () => {
          doors.splice(doors.indexOf(door), doors.includes(door) ? 1 : 0);
          return opened.close();
        },
      };
      doors.push(door);
      return door;
    },
    close: async () => {
      timers.end();
      deletions.finish();
      file?.flush();
      release();
      await Promise.all([first.close(), ...[...doors].map((door) => door.close())]);
    },
  };
  return sandbox;
}

function usingSeed(given: string | Seed, store: Store, records: RecordSets): void {
  const plantIt = (seed: Seed) => {
    plant(store, seed);
    records.useAll(recordsIn(seed));
  };
  if (typeof given !== "string") plantIt(given);
  else at(`The seed ${given} cannot be used`, () => plantIt(readJsonFile(given) as Seed));
}
