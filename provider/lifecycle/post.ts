import { ApiError } from "../api";
import type { Entity } from "../entities";
import { called, LifecycleError } from "./explain";
import { isTold, leftBehind, lostAnswer, objectsBefore } from "./lookalike";
import { toOutputs } from "./outputs";
import type { Session } from "./session";
import { PartialError } from "./settle";
import { withKnownNames } from "./spelling";
import { AnswerError, declaredNames, decode, encode, type Remote, type Values } from "./values";

/**
 * Posts one object. The API has no idempotency key, so after a failure that may hide a success the object is looked for
 * before it is posted again: it is never made twice, and never left without a resource.
 */
export async function post(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const before = await objectsBefore(session, entity, inputs);
  const alike = JSON.stringify([entity.type, inputs.customer ?? null, inputs[entity.label] ?? null]);
  return session.made.inTurn(alike, async () => {
    const found = await leftBehind(session, entity, inputs, before);
    const remote = found ?? (await repeat(session, entity, inputs, before));
    if (found) session.made.add(entity.type, remote.id);
    else session.made.addFresh(entity.type, remote.id);
    return remote;
  });
}

async function repeat(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote> {
  const deadline = performance.now() + session.api.totalTimeoutMs;
  const reasons: (number | string)[] = [];
  for (let attempt = 1; ; attempt++) {
    try {
      const remote = await send(session, entity, inputs);
      if (attempt > 1) {
        session.tell(
          `warning: creating ${called(entity, inputs, remote.id)} needed ${attempt} attempts (${reasons.join(", ")})`,
        );
        await expectNoTwin(session, entity, inputs, before, remote);
      }
      return remote;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.createdId !== undefined) return madeWith(session, entity, inputs, error.createdId, error);
      // A repeated POST that is refused may have met the object of an attempt before it.
      if (!error.ambiguous && attempt === 1) throw error;
      const again = error.ambiguous && attempt <= session.settings.maxRetries && performance.now() < deadline;
      reasons.push(error.status ?? error.code ?? "no answer");
      if (again) await session.api.pause(attempt, error);
      const found = await search(session, entity, inputs, before, error);
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

async function search(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
  cause: ApiError,
): Promise<Remote | undefined> {
  try {
    return await lostAnswer(session, entity, inputs, before);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new LifecycleError(
      `${called(entity, inputs)} could not be created: ${cause.message}.\n` +
        `  It may have been created all the same, which could not be found out: ${error.message}.\n` +
        "  Run `pulumi up --refresh` when the API answers again: it finds what was made, or names it for an import.",
    );
  }
}

/** Posts once. */
export async function send(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const name = entity.idArgument?.name;
  const names = declaredNames(entity, inputs);
  const id = name && { id: String(inputs[name]) };
  const { data, included } = await withKnownNames(session, entity, names, () =>
    session.api.create(entity.type, { ...id, ...encode(entity, names, inputs, session.settings) }),
  );
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

/** Tells of a second object that an earlier attempt made late. The object itself is there, so that nothing here may fail. */
async function expectNoTwin(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
  remote: Remote,
): Promise<void> {
  if (isTold(entity)) return;
  session.made.add(entity.type, remote.id);
  const twin = await lostAnswer(session, entity, inputs, before).catch((error: unknown) => {
    if (error instanceof LifecycleError) session.tell(`warning: ${error.message}`);
    return undefined;
  });
  if (!twin || twin.values[entity.label] !== remote.values[entity.label]) return;
  session.tell(
    `warning: creating ${entity.name} ${remote.id} had to be repeated, and the first attempt was carried out late: ${entity.name} ` +
      `${twin.id} is a second one of the same kind. Delete it, or take it over with the resource option import: "${twin.id}".`,
  );
}
