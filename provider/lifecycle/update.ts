import { ApiError } from "../api";
import type { Entity } from "../entities";
import { compare, withDefaults } from "./diff";
import { adviceOnUnlisted, called, explain, LifecycleError } from "./explain";
import { toOutputs } from "./outputs";
import { patch } from "./patch";
import type { Session } from "./session";
import { settle } from "./settle";
import { declaredNames, type Remote, type Values } from "./values";

/**
 * Changes an object in place: the PATCH carries only what changed. Nothing is sent when nothing changed.
 *
 * @param olds - the outputs in the state
 * @param news - the checked arguments
 */
export async function update(
  session: Session,
  entity: Entity,
  id: string,
  olds: Values,
  news: Values,
): Promise<Values> {
  const { changed } = compare(entity, olds, news);
  if (changed.length === 0)
    return toOutputs(entity, { id, values: {} }, { ...olds, ...news }, declaredNames(entity, news));
  const wanted = withDefaults(entity, changed, news);
  const answer = await patched(session, entity, id, changed, wanted);
  return settle(session, entity, answer, wanted, {
    written: changed,
    declared: declaredNames(entity, news),
    olds,
    id,
  });
}

async function patched(
  session: Session,
  entity: Entity,
  id: string,
  changed: readonly string[],
  news: Values,
): Promise<Remote | undefined> {
  try {
    return await patch(session, entity, id, changed, news);
  } catch (error) {
    const advice = adviceOnUnlisted(entity, changed, "the old value");
    const refused = error instanceof ApiError && [400, 403, 405, 409, 422].includes(error.status ?? 0);
    const explained = explain(entity, "updated", news, error, id);
    if (!refused || !advice) throw explained;
    throw new LifecycleError(
      `${explained.message}\n  ${advice} ${called(entity, news)} is never replaced for it.`,
    );
  }
}
