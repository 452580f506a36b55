import { setTimeout as sleep } from "node:timers/promises";
import type { Entity } from "../../entities";
import { isUnknown, type Remote, type Values } from "../object/values";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { identityIn } from "./identity";
import { inState } from "./proof";
import { unlessFound } from "./search";

/** Finds the object of a customer that the lookup argument means: by its id, or by the value that it alone has. */
export async function locate(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const customer = String(inputs.customer);
  const [byId, byValue] = entity.lookup ?? [];
  if (byId && inputs[byId] !== undefined) {
    const remote = await session.reader.one(entity, String(inputs[byId]));
    const owner = remote?.values.customer;
    if (remote && (owner === undefined || owner === customer)) return remote;
    throw notFound(
      entity,
      inputs,
      remote ? `it belongs to customer ${owner}, not to customer ${customer}` : undefined,
    );
  }
  const value = String(inputs[byValue!]);
  const found = await session.reader.all(entity, {
    "customer.id": customer,
    [entity.filters[byValue!]!.wire]: value,
  });
  const exact = found.filter((remote) => remote.values[byValue!] === value);
  if (exact.length !== 1)
    throw notFound(
      entity,
      inputs,
      exact.length > 1 ? `${exact.length} objects have that ${byValue}` : undefined,
    );
  return exact[0]!;
}

function notFound(entity: Entity, inputs: Values, why = `customer ${inputs.customer} has none such`): Error {
  const by = entity.lookup!.find((name) => inputs[name] !== undefined)!;
  return new LifecycleError(
    `${entity.name} with ${by} ${JSON.stringify(inputs[by])} can't be taken over: ${why}. It has to be made in the user interface first.`,
    { kind: "gone" },
  );
}

/** Waits for the automatic object, in milliseconds: the API makes it some seconds late. */
const WAITS = [0, 250, 250, 500, 500, 1000, 1000, 2000, 2000, 4000, 4000, 5000, 5000, 5000];

/** By then it has taken nearly five seconds, and the wait is told. */
const LONG = 7;

/**
 * Finds the object that the account makes by itself for a new customer. It is called "Default"; one that another resource of
 * the program has is left alone, one that a resource has which leaves the program is not.
 */
export async function locateDefault(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const customer = String(inputs.customer);
  for (const [turn, wait] of WAITS.entries()) {
    if (turn === LONG)
      session.tell(`warning: ${called(entity, inputs)} waits for the one that the account makes by itself.`);
    await sleep(wait * session.pace);
    const candidates = await withoutOwn(session, entity, inputs, await defaults(session, entity, customer));
    if (candidates.length === 1) return { ...candidates[0]!, values: { ...candidates[0]!.values, customer } };
    if (candidates.length > 1) {
      const ids = candidates.map(({ id }) => id).join(", ");
      throw new LifecycleError(
        `${called(entity, inputs)}: customer ${customer} has several objects that may be its automatic ${entity.name}: ${ids}. Take over the right one with \`adopt\`.`,
        { kind: "unclear" },
      );
    }
  }
  const seconds = WAITS.reduce((sum, wait) => sum + wait, 0) / 1000;
  throw new LifecycleError(
    `${called(entity, inputs)} of customer ${customer}: the account made none by itself within ${seconds} seconds. Remove \`adoptDefault\` to create one, ` +
      "or ask telecom.center whether the commercial account makes them.",
    { kind: "gone" },
  );
}

async function defaults(session: Session, entity: Entity, customer: string): Promise<readonly Remote[]> {
  const objects = await session.reader.all(entity, { "customer.id": customer });
  const free = objects.filter((object) => !session.ledger.has(entity.type, object.id));
  const named = free.filter((object) => object.values.name === "Default");
  return named.length > 0 ? named : free;
}

/**
 * What a resource will take over by all that a preview can see without waiting, and without asking the state; undefined where
 * that is open, which the run will find out.
 */
export async function foreseen(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<Remote | undefined> {
  const customer = String(inputs.customer);
  const open = ["customer", ...(entity.lookup ?? [])].some((name) => isUnknown(inputs[name]));
  // What the account makes by itself below a customer of this run comes later.
  if (open || session.ledger.isFresh("customers", customer)) return undefined;
  if (entity.origin === "existing") {
    return locate(session, entity, inputs).catch((error: unknown) => {
      if (error instanceof LifecycleError) return undefined;
      throw error;
    });
  }
  const [only, ...others] = await defaults(session, entity, customer);
  const memory = session.memory(identityIn(inputs));
  if (!only || others.length > 0 || memory.owner(entity.name, only.id) !== undefined) return undefined;
  return { ...only, values: { ...only.values, customer } };
}

// What the state says to be somebody else's may be about to leave the program, and then it may also be about to stay.
async function withoutOwn(
  session: Session,
  entity: Entity,
  inputs: Values,
  candidates: readonly Remote[],
): Promise<readonly Remote[]> {
  const identity = identityIn(inputs);
  const left: Remote[] = [];
  for (const candidate of candidates) {
    const memory = session.memory(identity);
    const suspected = memory.owner(entity.name, candidate.id) !== undefined;
    const holder = suspected ? await inState(session, identity, entity.name, candidate.id) : undefined;
    if (holder !== undefined && holder === identity?.path) throw nothingElse(entity, inputs, candidate.id);
    const [free] = holder === undefined ? [candidate] : await unlessFound(session, entity, [candidate]);
    if (free) left.push(free);
  }
  return left;
}

function nothingElse(entity: Entity, inputs: Values, id: string): Error {
  return new LifecycleError(
    `${called(entity, inputs, id)} is the one that the account made by itself, and nothing was changed: there is no second one to replace it with.\n` +
      "  To have another one created in its place, remove `adoptDefault`.",
    { kind: "not allowed" },
  );
}
