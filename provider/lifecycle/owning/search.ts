import { setTimeout as sleep } from "node:timers/promises";
import type { Entity } from "../../entities";
import { differences } from "../object/outputs";
import { type Remote, sameValue, type Values } from "../object/values";
import type { Session } from "../session";
import { identityIn } from "./identity";
import type { Entry } from "./memory";

/** How long a look-alike may turn out to belong to another resource, whose turn comes later in the same run. */
const PATIENCE = [0, 250, 500, 1000, 2000];

/** An id that the client chooses and a number that is unique tell an object without a list. */
export const isTold = (entity: Entity): boolean =>
  entity.idArgument !== undefined || entity.unique !== undefined;

/**
 * The objects that look-alikes of a new one had before this run: listed once per customer and type, and not at all where an
 * id or a number tells the object, or where the customer is new.
 */
export async function objectsBefore(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<readonly Remote[]> {
  const owner = String(inputs.customer);
  if (isTold(entity) || session.ledger.isFresh("customers", owner)) return [];
  return session.ledger.before(`${entity.type}/${owner}`, () =>
    session.reader.all(entity, { "customer.id": owner }),
  );
}

/** Objects that equal the declaration and that no resource of this run turns out to have. */
export async function lookalikes(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<readonly Remote[]> {
  const { checkBeforeCreate } = session.settings;
  if (checkBeforeCreate === false || (isTold(entity) && !checkBeforeCreate)) return [];
  const candidates = isTold(entity)
    ? await equal(session, entity, inputs)
    : before.filter((remote) => equalsWithDefaults(entity, inputs, remote));
  const others = begunByOthers(session, entity, inputs);
  const unclaimed = candidates.filter((remote) => !others.some((entry) => isOf(entity, entry, remote)));
  return unlessFound(session, entity, unclaimed);
}

/** The candidates that no resource of this run has, after the resources whose turn comes later had time to show up. */
export async function unlessFound(
  session: Session,
  entity: Entity,
  candidates: readonly Remote[],
): Promise<readonly Remote[]> {
  for (const wait of PATIENCE) {
    if (free(session, entity, candidates).length === 0) return [];
    await sleep(wait * session.pace);
  }
  return free(session, entity, candidates);
}

/** The objects that a POST without an answer may have made: they equal what was sent, are new, and nobody else has them. */
export async function madeUnanswered(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<readonly Remote[]> {
  const candidates = free(session, entity, await equal(session, entity, inputs)).filter(
    (remote) => !before.some(({ id }) => id === remote.id),
  );
  return likely(entity, inputs, candidates);
}

/** Those of some objects that a POST with these arguments may have made. */
export function likely(entity: Entity, sent: Values, candidates: readonly Remote[]): readonly Remote[] {
  const named = candidates.filter((remote) => mayHaveLabel(entity, sent, remote));
  // An account's own defaults may differ from the documented ones; an object that has the documented ones is the better guess.
  const exact = named.filter((remote) => equalsWithDefaults(entity, sent, remote));
  return exact.length > 0 ? exact : named;
}

/** What other resources began to make in earlier runs and did not come to know. */
function begunByOthers(session: Session, entity: Entity, inputs: Values): readonly Entry[] {
  const own = identityIn(inputs);
  return session
    .memory(own)
    .open(entity.name)
    .filter(({ path }) => path !== own?.path);
}

/** Whether an object may be the one that an intent tells of. */
export function isOf(entity: Entity, { sent = {} }: Entry, remote: Remote): boolean {
  return differences(entity, sent, remote).length === 0;
}

const free = (session: Session, entity: Entity, candidates: readonly Remote[]) =>
  candidates.filter(({ id }) => !session.ledger.has(entity.type, id));

/** Objects in the account that have all that is declared. */
export async function equal(session: Session, entity: Entity, inputs: Values): Promise<Remote[]> {
  const name = entity.idArgument?.name;
  if (name) {
    const remote = await session.reader.shownOf(entity, String(inputs[name]), inputs.customer);
    return remote && differences(entity, inputs, remote).length === 0 ? [remote] : [];
  }
  const unique = Object.fromEntries(
    (entity.unique ?? []).map((argument) => [entity.filters[argument]!.wire, String(inputs[argument])]),
  );
  const objects = await session.reader.all(entity, { "customer.id": String(inputs.customer), ...unique });
  return objects.filter((remote) => differences(entity, inputs, remote).length === 0);
}

// What was not declared has its default in an object that a create made, so that anything else is another object.
function equalsWithDefaults(entity: Entity, inputs: Values, remote: Remote): boolean {
  const undeclared = Object.entries(entity.attributes).filter(
    ([name, { fallback, writeOnly }]) => inputs[name] === undefined && fallback !== undefined && !writeOnly,
  );
  return (
    differences(entity, inputs, remote).length === 0 &&
    undeclared.every(
      ([name, { fallback }]) =>
        remote.values[name] === undefined || sameValue(entity, name, fallback, remote.values[name]),
    )
  );
}

// Creates of one label take turns. An object with a label is thus another resource's, whose answer may still be on its way.
function mayHaveLabel(entity: Entity, inputs: Values, remote: Remote): boolean {
  const [name, shown] = [entity.label, remote.values[entity.label]];
  const fallback = entity.attributes[name]?.fallback;
  if (inputs[name] !== undefined || fallback === undefined || shown === undefined) return true;
  return sameValue(entity, name, fallback, shown);
}
