import type { Settings } from "../../../provider/adapter/settings";
import {
  hadElsewhere,
  Journal,
  journalPath,
  type Kept,
  type Scope,
  scopesIn,
} from "../../../provider/journal";
import { identityOf } from "../../../provider/lifecycle";
import { readState, type StateObject } from "../../../provider/stack/state";
import { CommandError } from "../../command";
import { placeOf, type Target } from "../stack/target";

/** An entry of a journal that the state has nothing of. */
export interface Missing {
  readonly journal: Journal;
  readonly kept: Kept;
}

/** A journal beside the state. */
export interface Look {
  readonly path: string;
  readonly state: readonly StateObject[];
  readonly missing: readonly Missing[];
  /** How many entries of other accounts there are, by the account. */
  readonly others: ReadonlyMap<string, number>;
  /** The stack that has an object by its own journal, or something below it. */
  elsewhere(address: string, className: string, id: string): string | undefined;
  /** Why the journal could not be written, as soon as that is so. */
  fault(): string | undefined;
}

/**
 * Reads a stack's journal and its state. What the state has is not among the missing.
 *
 * @param settings - the account; without one, the entries of all accounts are looked at
 * @throws CommandError where one of the two can't be read
 */
export async function look(target: Target, folder: string, settings: Settings | undefined): Promise<Look> {
  const { project, stack, backend } = target;
  const path = journalPath(folder, project, stack);
  const faults: string[] = [];
  const isOwn = (scope: Scope) =>
    scope.project === project && scope.stack === stack && scope.backend === backend;
  // The journal first: what is made while the state is read would be missing in it.
  const scopes = readable(path, () => scopesIn(path)).filter(isOwn);
  const journals = scopes.map((scope) => new Journal(path, scope, (reason) => faults.push(reason)));
  if (faults.length > 0) throw new CommandError(`The journal ${path} can't be read: ${faults[0]}.`);
  const state = await stateOf(target);
  const missing = journals.flatMap((journal) =>
    journal.missingFrom(state).map((kept): Missing => ({ journal, kept })),
  );
  const isMeant = ({ scope }: Journal) =>
    !settings || (scope.address === settings.baseUrl && scope.user === settings.username);
  const others = new Map<string, number>();
  for (const { journal } of missing) {
    const name = `${journal.scope.user} at ${journal.scope.address}`;
    if (!isMeant(journal)) others.set(name, (others.get(name) ?? 0) + 1);
  }
  return {
    path,
    state,
    missing: missing.filter(({ journal }) => isMeant(journal)),
    others,
    elsewhere: scopes.length === 0 ? () => undefined : readable(folder, () => hadElsewhere(folder, isOwn)),
    fault: () => faults[0],
  };
}

async function stateOf(target: Target): Promise<StateObject[]> {
  const { project, stack } = target;
  let state: StateObject[];
  try {
    state = await readState(placeOf(target));
  } catch (error) {
    throw new CommandError(
      `The stack's state could not be read, so that nothing was done: ${(error as Error).message}`,
    );
  }
  const stranger = state.find(({ urn }) => {
    const identity = identityOf(urn);
    return identity?.project !== project || identity.stack !== stack;
  });
  if (!stranger) return state;
  throw new CommandError(
    `The state that the engine shows is not that of ${project}/${stack}, so that nothing was done: it has ${stranger.urn}.`,
  );
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CommandError(`The journal ${path} can't be read: ${(error as Error).message}`);
  }
}
