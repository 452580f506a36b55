import { ApiError } from "../../api";
import type { Entity } from "../../entities";
import { approve } from "../approving/approve";
import { compare, withDefaults } from "../deciding/diff";
import { mark } from "../object/marks";
import { toOutputs } from "../object/outputs";
import { declaredNames, type Remote, type Values } from "../object/values";
import { alreadyHeld } from "../owning/conflict";
import { identityIn } from "../owning/identity";
import { nextVersion } from "../owning/unfinished";
import { proveAbsence } from "../reading/absence";
import { unlessYoung } from "../reading/young";
import type { Session } from "../session";
import { adviceOnUnlisted, called, explain, LifecycleError } from "../words/explain";
import { settle } from "./settle";
import { patch } from "./write";

/**
 * Changes an object in place: the PATCH carries only what changed. Nothing is sent when nothing changed.
 *
 * @param olds - what the object is, as far as it is known: the outputs in the state, or what was read since
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
  const identity = identityIn(news);
  const values = withDefaults(entity, changed, news);
  approve(session, { does: "update", entity, identity, id, names: changed, values, olds });
  const version = nextVersion(session, entity, identity, id, olds);
  const declared = declaredNames(entity, news);
  if (identity)
    await session
      .memory(identity)
      .patching(identity.path, id, version, [...new Set([...declared, ...changed])]);
  const wanted = { ...values, ...(identity && { [mark.version]: version }) };
  const answer = await patched(session, entity, id, changed, wanted);
  return settle(session, entity, answer, wanted, {
    written: changed,
    declared,
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
    const held = await alreadyHeld(session, entity, news, id, changed, error);
    if (held) throw held;
    if (error instanceof ApiError && error.kind === "gone")
      throw await goneMeanwhile(session, entity, news, error, id);
    const advice = adviceOnUnlisted(entity, changed, "the old value");
    const refused = error instanceof ApiError && ["refused", "taken", "forbidden"].includes(error.kind);
    const explained = explain(entity, "updated", news, error, id);
    if (!refused || !advice) throw explained;
    throw new LifecycleError(
      `${explained.message}\n  ${advice} ${called(entity, news)} is never replaced for it.`,
      { cause: error },
    );
  }
}

/** Only what is proven to be gone may be made again. */
async function goneMeanwhile(
  session: Session,
  entity: Entity,
  news: Values,
  error: ApiError,
  id: string,
): Promise<Error> {
  try {
    await unlessYoung(session, entity, id, identityIn(news), () =>
      proveAbsence(session.api, entity, id, error),
    );
  } catch (unproven) {
    return explain(entity, "updated", news, unproven, id);
  }
  const { message } = explain(entity, "updated", news, error, id);
  return new LifecycleError(
    `${message}\n  It is gone: the list of its class does not hold it either. \`pulumi up --refresh\` makes it again.`,
    { kind: "gone" },
  );
}
