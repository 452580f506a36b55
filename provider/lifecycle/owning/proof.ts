import { setTimeout as sleep } from "node:timers/promises";
import type { Entity } from "../../entities";
import { type Remote, sameValue, type Values } from "../object/values";
import { unlessYoung } from "../reading/young";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { type Identity, identityIn } from "./identity";
import type { Entry, Memory, State } from "./memory";
import { equal, isOf, likely } from "./search";

/** How long a POST whose answer nobody got may take to show, in milliseconds since it was sent. */
const LATE = 5000;
const STEP = 500;

/** An object that an earlier run provably made, or began to make, for a resource. */
export interface Proven {
  readonly remote: Remote;
  /** What the POST carried, where that is still remembered. */
  readonly sent?: Values;
}

/**
 * The object that the journal proves to be the resource's, although the state has lost it. What the state does have is being
 * replaced, or is another resource's by now, and is never given out here.
 *
 * @throws LifecycleError where the state can't be read, so that nobody knows which of the two it is
 */
export async function proven(session: Session, entity: Entity, inputs: Values): Promise<Proven | undefined> {
  const identity = identityIn(inputs);
  const memory = session.memory(identity);
  const entries = identity ? memory.of(identity.path) : [];
  if (!identity || entries.length === 0) return undefined;
  const state = await memory.state();
  for (const entry of entries) {
    const found =
      entry.id === undefined
        ? await begun(session, entity, inputs, entry, state)
        : await known(session, entity, inputs, entry, memory, state);
    if (!found) continue;
    if (!state.known) throw undecided(entity, inputs, found, state.reason);
    return { remote: found, ...(entry.sent && { sent: entry.sent }) };
  }
  return undefined;
}

async function known(
  session: Session,
  entity: Entity,
  inputs: Values,
  entry: Entry,
  memory: Memory,
  state: State,
): Promise<Remote | undefined> {
  const id = entry.id!;
  if (!canBe(entity, inputs, entry) || isHeld(session, entity, id, state)) return undefined;
  const remote = await unlessYoung(session, entity, id, identityIn(inputs), () =>
    session.reader.oneOf(entity, id, inputs.customer),
  );
  if (!remote) await memory.gone(entry.path, id);
  return remote && owns(inputs, remote) ? remote : undefined;
}

async function begun(
  session: Session,
  entity: Entity,
  inputs: Values,
  entry: Entry,
  state: State,
): Promise<Remote | undefined> {
  const isOurs = canBe(entity, inputs, entry);
  const memory = session.memory(identityIn(inputs));
  const sent = { ...entry.sent, ...(entry.customer !== undefined && { customer: entry.customer }) };
  for (;;) {
    const free = (await equal(session, entity, sent)).filter(
      ({ id }) => !isHeld(session, entity, id, state) && memory.owner(entity.name, id) === undefined,
    );
    const all = likely(entity, sent, free);
    const [first] = all;
    // Several intents of one text: whichever of their objects each of them gets, they are the same.
    const begun = first ? memory.open(entity.name).filter((other) => isOf(entity, other, first)) : [];
    if (isOurs && all.length > Math.max(1, begun.length)) throw unclear(entity, inputs, all);
    if (first && isOurs) return first;
    if (first) {
      // The next POST takes the intent's place, and nobody would know of what it made.
      await memory.made(entry.path, first.id, entry.customer);
      return undefined;
    }
    const left = entry.time + LATE - Date.now();
    if (left <= 0) return undefined;
    await sleep(Math.min(left, STEP));
  }
}

// What can't be changed in place has to be as it was declared then, or it is another object.
function canBe(entity: Entity, inputs: Values, { id, customer, sent }: Entry): boolean {
  const own = entity.idArgument?.name;
  const chosen = own && (id ?? sent?.[own]);
  if (own && chosen !== undefined && !sameValue(entity, own, chosen, inputs[own])) return false;
  return customer === undefined || inputs.customer === undefined || customer === String(inputs.customer);
}

function owns(inputs: Values, { values }: Remote): boolean {
  return (
    inputs.customer === undefined ||
    values.customer === undefined ||
    values.customer === String(inputs.customer)
  );
}

function isHeld(session: Session, entity: Entity, id: string, state: State): boolean {
  return session.ledger.has(entity.type, id) || holderIn(state, entity.name, id) !== undefined;
}

// What was deleted to be replaced is no more, also where its id was chosen and its successor has the same.
function holderIn(state: State, className: string, id: string) {
  const holder = state.known ? state.holder(className, id) : undefined;
  return holder?.pendingReplacement ? undefined : holder;
}

/** Whether the stack's state has an object, and for which resource; undefined where it has not, or nobody knows. */
export async function inState(
  session: Session,
  identity: Identity | undefined,
  className: string,
  id: string,
): Promise<string | undefined> {
  return holderIn(await session.memory(identity).state(), className, id)?.path;
}

function undecided(entity: Entity, inputs: Values, { id }: Remote, reason: string): Error {
  return new LifecycleError(
    `${called(entity, inputs)} was not created: an earlier run made ${id} for it, and whether the stack's state has lost that object, or is ` +
      `to have it replaced, could not be found out: ${reason}.\n` +
      "  Run again where `pulumi stack export` works. To take the object over all the same, declare the resource option " +
      `import: "${id}"; to have another one made, run \`npx telecom-center journal ${JSON.stringify(identityIn(inputs)?.name)} --forget\` first.`,
    { kind: "unclear" },
  );
}

function unclear(entity: Entity, inputs: Values, found: readonly Remote[]): Error {
  const ids = found.map(({ id }) => id);
  return new LifecycleError(
    `${called(entity, inputs)} was not created: an earlier run that was ended began to make it, and ${ids.length} objects equal what it sent: ` +
      `${ids.join(", ")}.\n  Find out which one is right and declare it with the resource option import: "${ids[0]}"; delete the others.`,
    { kind: "unclear" },
  );
}
