import { ApiError } from "../api";
import type { Entity } from "../entities";
import { called } from "./explain";
import { differences, toOutputs } from "./outputs";
import type { Session } from "./session";
import { PartialError } from "./settle";
import { AnswerError, declaredNames, decode, encode, type Remote, type Values } from "./values";

/**
 * Posts one object. The API has no idempotency key, so after a failure that may hide a success the object is looked for
 * before it is posted again: it is never made twice, and never left without a resource.
 */
export async function post(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const owner = inputs.customer === undefined ? "" : String(inputs.customer);
  const label = String(inputs[entity.label] ?? "");
  const before = await idsBefore(session, entity, owner);
  return session.made.inTurn(JSON.stringify([entity.type, owner, label]), async () => {
    const found = session.settings.checkBeforeCreate
      ? await lookFor(session, entity, inputs, new Set())
      : undefined;
    if (found) {
      session.tell(
        `warning: ${entity.name} ${found.id} exists already, as declared: an earlier run made it, and it is taken over.`,
      );
      return claim(session, entity, found);
    }
    return claim(session, entity, await repeat(session, entity, inputs, before));
  });
}

function claim(session: Session, entity: Entity, remote: Remote): Remote {
  session.made.add(entity.type, remote.id);
  return remote;
}

async function repeat(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: ReadonlySet<string>,
): Promise<Remote> {
  for (let attempt = 1; ; attempt++) {
    try {
      const remote = await send(session, entity, inputs);
      if (attempt > 1) await expectNoTwin(session, entity, inputs, before, remote);
      return remote;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.createdId !== undefined) return madeWith(session, entity, inputs, error.createdId, error);
      const again = error.ambiguous && attempt <= session.settings.maxRetries;
      // A repeated POST that is refused may have met the object of an attempt before it.
      if (!error.ambiguous && attempt === 1) throw error;
      if (again) await session.api.pause(attempt);
      const found = await lookFor(session, entity, inputs, before);
      if (found) {
        session.tell(
          `warning: the answer to creating ${entity.name} ${found.id} was lost; the object was found and is taken over.`,
        );
        return found;
      }
      if (!again) throw error;
    }
  }
}

/** Posts once. */
export async function send(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const name = entity.idArgument?.name;
  const names = declaredNames(entity, inputs);
  const body = {
    ...(name && { id: String(inputs[name]) }),
    ...encode(entity, names, inputs, session.settings),
  };
  const { data, included } = await session.api.create(entity.type, body);
  try {
    return decode(entity, data, included);
  } catch (error) {
    if (!(error instanceof AnswerError) || entity.origin === "action") throw error;
    return madeWith(session, entity, inputs, data.id, error);
  }
}

/** An object whose creation had a broken answer, but one that tells its id: that is kept whatever else goes wrong. */
async function madeWith(
  session: Session,
  entity: Entity,
  inputs: Values,
  id: string,
  error: Error,
): Promise<Remote> {
  const remote = await session.reader.one(entity, id).catch(() => undefined);
  if (remote) return remote;
  const outputs = toOutputs(entity, { id, values: {} }, inputs, declaredNames(entity, inputs));
  throw new PartialError(
    `${called(entity, inputs, id)} was created, but the API does not show it in a known form: ${error.message}`,
    id,
    outputs,
  );
}

/** The ids that look-alikes had before this run, where a lost answer could only be told by listing. */
async function idsBefore(session: Session, entity: Entity, owner: string): Promise<ReadonlySet<string>> {
  if (isTold(entity) || session.made.has("customers", owner)) return new Set();
  return session.made.before(`${entity.type}/${owner}`, async () => {
    const objects = await session.reader.all(entity, { "customer.id": owner });
    return new Set(objects.map((object) => object.id).filter((id) => !session.made.has(entity.type, id)));
  });
}

// An id that the client chooses and a number that is unique tell an object without a list.
const isTold = (entity: Entity) => entity.idArgument !== undefined || entity.unique !== undefined;

/** The object that a POST without an answer made: it equals what was sent, is new, and belongs to no other resource. */
async function lookFor(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: ReadonlySet<string>,
): Promise<Remote | undefined> {
  const candidates = (await alike(session, entity, inputs)).filter(
    ({ id }) => !before.has(id) && !session.made.has(entity.type, id),
  );
  if (candidates.length > 1) throw unclear(entity, candidates);
  return candidates[0];
}

async function alike(session: Session, entity: Entity, inputs: Values): Promise<Remote[]> {
  const name = entity.idArgument?.name;
  if (name) {
    const remote = await session.reader.one(entity, String(inputs[name]));
    return remote && differences(entity, inputs, remote).length === 0 ? [remote] : [];
  }
  const unique = Object.fromEntries(
    (entity.unique ?? []).map((argument) => [entity.filters[argument]!.wire, String(inputs[argument])]),
  );
  const objects = await session.reader.all(entity, { "customer.id": String(inputs.customer), ...unique });
  return objects.filter((remote) => differences(entity, inputs, remote).length === 0);
}

async function expectNoTwin(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: ReadonlySet<string>,
  remote: Remote,
): Promise<void> {
  if (isTold(entity)) return;
  session.made.add(entity.type, remote.id);
  const twin = await lookFor(session, entity, inputs, before);
  if (!twin) return;
  session.tell(
    `warning: creating ${entity.name} ${remote.id} had to be repeated, and the first attempt was carried out late: ${entity.name} ` +
      `${twin.id} is a second one of the same kind. Delete it, or take it over with the resource option import: "${twin.id}".`,
  );
}

function unclear(entity: Entity, candidates: readonly Remote[]): Error {
  const ids = candidates.map(({ id }) => id);
  return new Error(
    `The answer to creating a ${entity.name} was lost, and ${ids.length} new objects equal it: ${ids.join(", ")}. ` +
      `Find out which one is right and declare it with the resource option import: "${ids[0]}"; delete the others.`,
  );
}
