import { ApiError } from "../../api";
import type { Entity } from "../../entities";
import type { Remote, Values } from "../object/values";
import { identityIn } from "../owning/identity";
import { isTold, madeUnanswered } from "../owning/search";
import type { Session } from "../session";
import { waits } from "../waits";
import { called, LifecycleError, NotProvenError } from "../words/explain";

/**
 * Looks for the object of a POST whose answer was lost, for so many milliseconds: it may still be made.
 *
 * @param before - what equalled it before this run
 * @throws LifecycleError where it could not be found out whether there is one, or which it is
 */
export async function searchLost(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
  cause: ApiError,
  lostFor: number,
): Promise<Remote | undefined> {
  let unknown: Error | undefined;
  const look = async () => {
    try {
      const found = await lostAnswer(session, entity, inputs, before);
      unknown = undefined;
      return found;
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof NotProvenError)) throw error;
      unknown = error;
      return undefined;
    }
  };
  for await (const _ of waits(
    session,
    lostFor,
    `the answer to creating ${called(entity, inputs)} was lost, and it may still be made`,
  )) {
    const found = await look();
    if (found) return found;
  }
  const found = await look();
  if (found || !unknown) return found;
  throw new LifecycleError(
    `${called(entity, inputs)} could not be created: ${cause.message}.\n` +
      `  It may have been created all the same, which could not be found out: ${unknown.message}.\n` +
      "  Run `pulumi up` again when the API answers: it finds what was made.",
  );
}

async function lostAnswer(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote | undefined> {
  const [found, ...others] = await madeUnanswered(session, entity, inputs, before);
  if (others.length > 0) throw unclear(entity, inputs, [found!, ...others]);
  return found;
}

/** Tells of a second object that an earlier attempt made late. The object itself is there, so that nothing here may fail. */
export async function expectNoTwin(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
  remote: Remote,
): Promise<void> {
  if (isTold(entity)) return;
  session.ledger.hold(entity.type, remote.id, { path: identityIn(inputs)?.path ?? "", how: "taken" });
  const twin = await lostAnswer(session, entity, inputs, before).catch((error: unknown) => {
    if (error instanceof LifecycleError) session.tell(`warning: ${error.message}`);
    return undefined;
  });
  if (!twin || twin.values[entity.label] !== remote.values[entity.label]) return;
  session.tell(
    `warning: creating ${called(entity, inputs, remote.id)} had to be repeated, and the first attempt was carried out late: ${entity.name} ` +
      `${twin.id} is a second one of the same kind. Delete it, or take it over with the resource option import: "${twin.id}".`,
  );
}

function unclear(entity: Entity, inputs: Values, candidates: readonly Remote[]): Error {
  const ids = candidates.map(({ id }) => id);
  return new LifecycleError(
    `The answer to creating ${called(entity, inputs)} was lost, and ${ids.length} new objects equal it: ${ids.join(", ")}.\n` +
      `  Another stack may have made one of them. Find out which one is right and declare it with the resource option import: "${ids[0]}"; delete what is nobody's.`,
    { kind: "unclear" },
  );
}
