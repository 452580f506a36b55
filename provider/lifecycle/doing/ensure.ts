import { ApiError, type Detail } from "../../api";
import type { Entity } from "../../entities";
import { AnswerError, decode } from "../object/decode";
import { encode } from "../object/encode";
import { toOutputs } from "../object/outputs";
import { declaredNames, type Remote, type Values } from "../object/values";
import { tellFirstWrite } from "../owning/account/admit";
import { alreadyExists, isLeaving } from "../owning/conflict";
import { identityIn } from "../owning/identity";
import { isTold } from "../owning/search";
import type { Session } from "../session";
import { DYING_MS, LAG_MS, LOST_MS, waits } from "../waits";
import { called } from "../words/explain";
import { expectNoTwin, searchLost } from "./lost";
import { withKnownNames } from "./names";
import { PartialError } from "./settle";

/** Repeating an action does no harm, so that a lost answer needs no search. */
export async function act(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(session, entity, inputs);
    } catch (error) {
      if (!(error instanceof ApiError && error.ambiguous) || attempt > session.settings.maxRetries)
        throw error;
      await session.api.pause(attempt, error);
    }
  }
}

/**
 * Makes the object. The API has no idempotency key, so after a failure that may hide a success the object is looked for
 * before it is posted again: it is never made twice, and never left without a resource.
 *
 * @param before - what equalled it before this run
 */
export async function ensure(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote> {
  const identity = identityIn(inputs);
  const memory = session.memory(identity);
  if (identity) await memory.begin(identity.path, customerOf(inputs), sentBy(entity, inputs));
  try {
    const remote = await patiently(session, entity, inputs, before);
    session.ledger.createdNow(entity.type, remote.id);
    return remote;
  } catch (error) {
    if (identity && error instanceof PartialError)
      await memory.made(identity.path, error.id, customerOf(inputs));
    const refused = error instanceof ApiError && !error.ambiguous && error.createdId === undefined;
    if (identity && refused) await memory.refused(identity.path);
    throw refused ? await alreadyExists(session, entity, inputs, error) : error;
  }
}

const customerOf = ({ customer }: Values) => (customer === undefined ? undefined : String(customer));

/** What a later run needs to find the object again: what is sent and shown, without secrets. */
function sentBy(entity: Entity, inputs: Values): Values {
  const names = declaredNames(entity, inputs).filter((name) => {
    const attribute = entity.attributes[name];
    return name !== "customer" && !attribute?.secret && !attribute?.writeOnly && !attribute?.local;
  });
  return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}

/** Repeats a refused POST while what stands in its way may still go, or what it needs may still come. */
async function patiently(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote> {
  const what = called(entity, inputs);
  const pauses = {
    leaving: waits(
      session,
      DYING_MS,
      `${what} is refused because of what this stack has deleted and is not quite gone`,
    ),
    lagging: waits(
      session,
      LAG_MS,
      `${what} is refused because what this run made for it is not known everywhere yet`,
    ),
  };
  for (;;) {
    try {
      return await repeat(session, entity, inputs, before);
    } catch (error) {
      const why = lacksNewParent(session, entity, inputs, error)
        ? "lagging"
        : (await isLeaving(session, entity, inputs, error))
          ? "leaving"
          : undefined;
      if (why === undefined || (await pauses[why].next()).done) throw error;
    }
  }
}

// A replica may not know yet what this run made a moment ago.
function lacksNewParent(session: Session, entity: Entity, inputs: Values, error: unknown): boolean {
  if (!(error instanceof ApiError) || !(error.kind === "gone" || error.kind === "refused")) return false;
  return Object.entries(entity.relationships).some(([name, { type, wire }]) => {
    const isNew = session.ledger.isFresh(type, String(inputs[name]));
    return isNew && (error.kind === "gone" || error.details.some((detail) => speaksOf(detail, wire)));
  });
}

function speaksOf({ pointer, title = "", detail = "" }: Detail, wire: string): boolean {
  if (pointer?.startsWith(`/data/relationships/${wire}`)) return true;
  return new RegExp(
    `\\b${wire}\\b.*(must exist|not found|does not exist|doesn't exist|can't be blank)`,
    "i",
  ).test(`${title} ${detail}`);
}

async function repeat(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote> {
  const deadline = performance.now() + session.api.totalTimeoutMs;
  const reasons: (number | string)[] = [];
  let lostFor = 0;
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
      // Nothing of an answer about another object may enter a state.
      if (!(error instanceof ApiError) || error.kind === "another") throw error;
      if (error.createdId !== undefined) return madeWith(session, entity, inputs, error.createdId, error);
      // A repeated POST that is refused may have met the object of an attempt before it.
      if (!error.ambiguous && attempt === 1) throw error;
      const again = error.ambiguous && attempt <= session.settings.maxRetries && performance.now() < deadline;
      reasons.push(error.status ?? error.code ?? "no answer");
      if (again && error.retryAfterMs !== undefined) await session.api.pause(attempt, error);
      // What was lost may still be carried out: it is looked for as long again as its attempt lasted.
      if (error.ambiguous) lostFor = Math.max(LOST_MS, error.tookMs ?? 0);
      const found = await searchLost(session, entity, inputs, before, error, lostFor);
      if (found) {
        session.tell(
          `warning: the answer to creating ${called(entity, inputs, found.id)} was lost; the object was found and is taken over.`,
        );
        return found;
      }
      if (!again) throw error;
      const identity = identityIn(inputs);
      if (identity && error.ambiguous && !isTold(entity))
        await session.memory(identity).lost(identity.path, customerOf(inputs), sentBy(entity, inputs));
    }
  }
}

/** Posts once. */
async function send(session: Session, entity: Entity, inputs: Values): Promise<Remote> {
  const name = entity.idArgument?.name;
  const names = declaredNames(entity, inputs);
  const id = name && { id: String(inputs[name]) };
  tellFirstWrite(session);
  const { data, included } = await withKnownNames(session, entity, names, (spelling) =>
    session.api.create(entity.type, { ...id, ...encode(entity, names, inputs, spelling) }),
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
    "malformed",
  );
}
