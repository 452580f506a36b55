import type { Entity } from "../../entities";
import { tellSecrets } from "../approving/seal";
import { toOutputs } from "../object/outputs";
import { declaredNames, isVisible, type Remote, sameValue, type Values } from "../object/values";
import { identityIn, nameOf } from "../owning/identity";
import { caughtUp, declaredBefore, deletedBefore, isUnfinished, nowKnown } from "../owning/unfinished";
import { unlessYoung } from "../reading/young";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { compare, type Difference, withDefaults } from "./diff";
import { knownRefusal } from "./refusals";

/** What is to happen to a resource that the state has. */
export interface Plan extends Difference {
  /** What its object is, as far as that is known: other outputs than those of the state have to reach it. */
  readonly olds: Values;
}

/**
 * Compares a resource of the state with its declaration, and notes that the program has it. No request is made, except where
 * an earlier run was cut off while it changed or deleted the object: then that is read.
 *
 * @throws LifecycleError when another resource of the program has the object, or when it was deleted by a run that was cut off
 */
export async function plan(
  session: Session,
  entity: Entity,
  id: string,
  olds: Values,
  news: Values,
): Promise<Plan> {
  const known = await asItIs(session, entity, id, olds, news);
  const difference = compare(entity, known, news);
  tellSecrets(session, entity, news, secretsIn(entity, difference, news));
  const [path, formerly] = [identityIn(news)?.path, identityIn(olds)?.path];
  if (path === undefined) return { ...difference, olds: known };
  const holder = session.ledger.holder(entity.type, id);
  if (holder && holder.how !== "read" && holder.path !== path && holder.path !== formerly) {
    throw new LifecycleError(
      `${called(entity, news, id)}: the resource ${JSON.stringify(nameOf(holder.path))} of this program has the same object. Declare it once; ` +
        "`pulumi state delete` takes the one that is too many out of the state without touching the object.",
      { kind: "held by another resource" },
    );
  }
  if (difference.replaces.length === 0) {
    const wanted = withDefaults(entity, difference.released, news);
    const refusal = knownRefusal(session, entity, difference.changed, wanted, id);
    if (refusal !== undefined) throw new LifecycleError(refusal, { kind: "refused" });
  }
  if (difference.replaces.length > 0) session.ledger.release(entity.type, id);
  else
    session.ledger.hold(entity.type, id, { path, how: "found", ...(formerly !== undefined && { formerly }) });
  return { ...difference, olds: known };
}

/** What is to be told of secrets: nothing where nothing changes, and all are written anew where the object is. */
function secretsIn(entity: Entity, { changed, replaces }: Difference, news: Values) {
  if (changed.length === 0) return { written: [], kept: [] };
  const declared = declaredNames(entity, news);
  if (replaces.length > 0) return { written: declared, kept: [] };
  return { written: changed, kept: declared.filter((name) => !changed.includes(name)) };
}

async function asItIs(
  session: Session,
  entity: Entity,
  id: string,
  olds: Values,
  news: Values,
): Promise<Values> {
  if (entity.origin === "action" || !isUnfinished(session, entity, id, olds)) return olds;
  const remote = await unlessYoung(session, entity, id, identityIn(olds), () =>
    session.reader.one(entity, id),
  );
  if (!remote) {
    if (await isReplacedAnyway(session, entity, id, olds, news)) return olds;
    throw deletedBefore(entity, news, id);
  }
  if (agrees(entity, remote, olds)) {
    await nowKnown(session, id, olds);
    return olds;
  }
  const known = await caughtUp(session, entity, id, olds);
  return toOutputs(entity, remote, known, declaredBefore(session, entity, id, olds));
}

// Then the engine makes it again without more ado; it asks here first, also where it was deleted for that.
async function isReplacedAnyway(
  session: Session,
  entity: Entity,
  id: string,
  olds: Values,
  news: Values,
): Promise<boolean> {
  if (compare(entity, olds, news).replaces.length > 0) return true;
  const state = await session.memory(identityIn(olds)).state();
  return state.known && state.holder(entity.name, id)?.pendingReplacement === true;
}

function agrees(entity: Entity, { values }: Remote, olds: Values): boolean {
  const hidden = declaredNames(entity, olds).filter((name) => !isVisible(entity, name));
  const shown = Object.keys(values).filter((name) => !entity.attributes[name]?.volatile);
  return [...shown, ...hidden].every((name) => sameValue(entity, name, olds[name], values[name]));
}
