import { Journal, journalFolder, journalPath, type Kept, now } from "../journal";
import {
  accountMark,
  addressOf,
  classOf,
  type Entry,
  type Identity,
  LifecycleError,
  type Memory,
  mark,
  nameOf,
  noMemory,
  type State,
} from "../lifecycle";
import { backendOf } from "../stack/backend";
import { isWrittenOnce } from "../stack/checkpoints";
import { projectOf } from "../stack/project";
import { objectsIn, type StateObject, stateOf } from "../stack/state";

/** What the journals of an account need. */
export interface MemorySettings {
  /** The configured folder, `off`, or undefined for the default. */
  readonly journal: string | undefined;
  readonly baseUrl: string;
  readonly username: string;
  /** The URN of the provider that the program declared for this account; undefined for that of the stack. */
  readonly provider?: string | undefined;
}

const journals = new Set<Journal>();

/** Tells the journals that the engine ends this process in good order. */
export function closeJournals(): void {
  // Then what is written here may be in no state yet.
  if (isWrittenOnce()) return;
  for (const journal of journals) journal.close();
}

type Ask = (identity: Identity) => Promise<StateObject[]>;

const askEngine: Ask = async ({ project, stack }) => {
  const folder = process.cwd();
  const backend = backendOf(folder, process.env);
  const objects = await stateOf({ backend, project, stack }, { stack, folder }, objectsIn);
  // What the program only reads is no resource's own.
  return objects.filter(({ external }) => !external);
};

/**
 * The memory of each stack whose resources come along; usually one.
 *
 * @param ask - reads a stack's state
 */
export function memories(
  { journal, baseUrl, username, provider }: MemorySettings,
  tell: (line: string) => void,
  ask: Ask = askEngine,
): (identity: Identity | undefined) => Memory {
  const folder = journalFolder(journal, process.env, projectOf(process.cwd())?.folder);
  const opened = new Map<string, Memory>();
  return (identity) => {
    if (!identity) return noMemory;
    const { project, stack } = identity;
    const key = JSON.stringify([project, stack]);
    let memory = opened.get(key);
    if (!memory) {
      const backend = backendOf(process.cwd(), process.env);
      const scope = { project, stack, backend, address: baseUrl, user: username };
      const path = folder && journalPath(folder, project, stack);
      const kept = new Journal(path, scope, (reason) =>
        tell(
          `warning: no journal is kept in ${folder}: ${reason}. If this run is killed, what it made may have to be taken over by hand; ` +
            "telecom-center:journal sets another folder.",
        ),
      );
      journals.add(kept);
      const own = accountMark({ address: addressOf(baseUrl), user: username });
      // What the program has in another account of its own is none of this one's business.
      const isOwn = (object: StateObject) =>
        object.provider === provider || object.outputs[mark.account] === own;
      memory = remember(kept, async () => (await ask(identity)).filter(isOwn), tell);
      opened.set(key, memory);
    }
    return memory;
  };
}

function remember(journal: Journal, ask: () => Promise<StateObject[]>, tell: (line: string) => void): Memory {
  let asked: Promise<State> | undefined;
  const state = () => {
    asked ??= look(journal, ask, tell);
    return asked;
  };
  // What a killed run left behind may be of resources that have left the program, which no operation will ask for.
  const settled = journal.isInDoubt ? state().then(() => undefined) : Promise.resolve();
  return memoryOf(journal, state, settled);
}

/**
 * A journal, as the lifecycle remembers by it.
 *
 * @param state - tells what the stack's state holds
 * @param settled - resolves once what an earlier run left behind is known
 */
export function memoryOf(
  journal: Journal,
  state: () => Promise<State>,
  settled: Promise<void> = Promise.resolve(),
): Memory {
  const { records, key } = journal;
  // What no checkpoint will have, the journal has to have: a full disk stops the run before the next write to the account.
  const before = async (line: Parameters<Journal["write"]>[0], path: string) => {
    await journal.write(line);
    if (journal.fault === undefined || !isWrittenOnce()) return;
    throw new LifecycleError(
      `Nothing was sent for ${classOf(path)} ${JSON.stringify(nameOf(path))}: the engine writes its state only at the end of this run, and the journal, ` +
        `which alone would know until then what was made, can't be written: ${journal.fault}.\n` +
        "  Put that right, or set another folder as telecom-center:journal, and run it again: it goes on from there.",
      { kind: "refused" },
    );
  };
  return {
    settled: () => settled,
    of: (path) => records.of(path).map(toEntry),
    open: (className) => records.begun(className).map(toEntry),
    owner: (className, id) => {
      const kept = records.object(className, id);
      return kept?.removal === "done" ? undefined : kept?.path;
    },
    begin: (path, customer, sent) => before(["post", key, now(), path, customer ?? null, sent], path),
    lost: (path, customer, sent) => journal.write(["lost", key, now(), path, customer ?? null, sent]),
    refused: (path) => journal.write(["none", key, now(), path]),
    made: async (path, id, customer) => {
      const known = records.object(classOf(path), id);
      if (known?.path === path && !known.removal) return;
      const told = records.of(path).some((begun) => begun.id === undefined && begun.customer === customer);
      await journal.write(["made", key, now(), path, id, told ? null : (customer ?? null)]);
    },
    patching: (path, id, version, declared) =>
      before(["patch", key, now(), path, id, version, [...declared]], path),
    version: (className, id) => records.object(className, id)?.version,
    declared: (className, id) => records.object(className, id)?.declared ?? [],
    deleting: (path, id) => before(["delete", key, now(), path, id], path),
    gone: (path, id) => journal.write(["gone", key, now(), path, id]),
    left: async (path, id) => {
      if (records.object(classOf(path), id)) await journal.write(["forget", key, now(), path, id]);
    },
    kept: (path, id, version) => journal.write(["kept", key, now(), path, id, version ?? null]),
    removal: (className, id) => {
      const kept = records.object(className, id);
      return kept?.removal && { done: kept.removal === "done", time: kept.time };
    },
    writtenAt: (className, id) => {
      const kept = records.object(className, id);
      return kept && !kept.removal ? kept.time : 0;
    },
    lastRemoval: (className) => records.lastRemoval(className),
    otherAccounts: async (account) => {
      const isLive = ({ id, removal }: Kept) => id !== undefined && removal !== "done";
      if (records.all().some(isLive)) return [];
      const found = await state();
      const others = found.known
        ? found.objects.map(({ outputs }) => outputs[mark.account])
        : [...journal.elsewhere.values()]
            .filter((other) => other.records.all().some(isLive))
            .map(({ scope }) => markOf(scope));
      return [...new Set(others)].filter(
        (other): other is string => typeof other === "string" && other !== account,
      );
    },
    witnesses: async (account) => {
      const written = [...journal.elsewhere.values()].filter(({ scope }) => markOf(scope) === account);
      const kept = written
        .flatMap((other) => other.written.all())
        .filter(({ id, removal }) => id && removal !== "done");
      if (kept.length > 0)
        return kept.map(({ path, id, customer }) => ({ class: classOf(path), id: id!, customer }));
      const found = await state();
      const held = found.known
        ? found.objects.filter(({ outputs }) => outputs[mark.account] === account)
        : [];
      return held.map(({ class: className, id, outputs }) => ({
        class: className,
        id,
        customer: typeof outputs.customer === "string" ? outputs.customer : undefined,
      }));
    },
    absorb: async (account) => {
      for (const [other, { scope }] of journal.elsewhere)
        if (markOf(scope) === account) await journal.absorb(other);
    },
    state,
  };
}

const markOf = ({ address, user }: { address: string; user: string }) =>
  accountMark({ address: addressOf(address), user });

const toEntry = ({ path, id, customer, sent, time, seen }: Kept): Entry => ({
  path,
  time,
  seen,
  ...(id !== undefined && { id }),
  ...(customer !== undefined && { customer }),
  ...(sent && { sent }),
});

async function look(
  journal: Journal,
  ask: () => Promise<StateObject[]>,
  tell: (line: string) => void,
): Promise<State> {
  // What this run makes from now on is nothing that an earlier one left behind.
  const earlier = new Set(journal.records.all().map(({ path, id }) => `${path} ${id}`));
  let objects: StateObject[];
  try {
    objects = await ask();
  } catch (error) {
    return { known: false, reason: (error as Error).message };
  }
  const held = new Map(objects.map((object) => [`${object.class}/${object.id}`, object]));
  await journal.confirm(objects);
  const lost = journal.missingFrom(objects).filter(({ path, id }) => earlier.has(`${path} ${id}`));
  if (lost.length > 0) tell(`warning: ${lostInWords(lost)}`);
  return { known: true, objects, holder: (className, id) => held.get(`${className}/${id}`) };
}

const SHOWN = 10;

function lostInWords(lost: readonly Kept[]): string {
  const named = lost
    .slice(0, SHOWN)
    .map(
      ({ path, id }) =>
        `${classOf(path)} ${JSON.stringify(nameOf(path))} (${id === undefined ? "begun" : `id ${id}`})`,
    );
  const more = lost.length > SHOWN ? ` and ${lost.length - SHOWN} more` : "";
  const what = lost.length === 1 ? "an object that is" : `${lost.length} objects that are`;
  return (
    `An earlier run was ended before the state had all that it made. The journal knows of ${what} not in the state: ${named.join(", ")}${more}.\n` +
    "  What the program declares is taken up again; `npx telecom-center journal` lists the rest, and deletes it where that is wanted."
  );
}
