import { ApiError } from "../../api";
import type { Entity } from "../../entities";
import { approve } from "../approving/approve";
import type { Values } from "../object/values";
import { tellFirstWrite } from "../owning/account/admit";
import { identityIn, nameOf } from "../owning/identity";
import type { Holder } from "../owning/ledger";
import { proveAbsence } from "../reading/absence";
import { unlessYoung } from "../reading/young";
import type { Session } from "../session";
import { DYING_MS, waits } from "../waits";
import { called, explain, LifecycleError } from "../words/explain";

const BELOW =
  "\n  What was declared below it and leaves the stack as well stays in the account too; `npx telecom-center journal` lists it.";

/**
 * Deletes an object; one that is gone already is done. What was only taken over, or done once, stays as it is, and so does
 * what another resource of this run holds.
 */
export async function remove(session: Session, entity: Entity, id: string, olds: Values): Promise<void> {
  const identity = identityIn(olds);
  if (entity.origin !== "created") {
    if (identity) await session.memory(identity).left(identity.path, id);
    return;
  }
  const holder = session.ledger.holder(entity.type, id);
  if (holder && isAnother(holder, identity?.path)) {
    const below = entity.type === "customers" ? BELOW : "";
    session.tell(
      `warning: ${called(entity, olds, id)} leaves the stack, but its object is not deleted: ${holderOf(holder, identity?.path)} has it.${below}`,
    );
    return;
  }
  const wanted = session.ledger.wantedBy(entity.type, id);
  if (wanted !== undefined && wanted !== identity?.path) {
    throw new LifecycleError(
      `${called(entity, olds, id)} was not deleted: the resource ${JSON.stringify(nameOf(wanted))} declares the same and could not be created beside it.`,
      { kind: "held by another resource" },
    );
  }
  approve(session, { does: "delete", entity, identity, id, names: [], values: olds });
  const memory = session.memory(identity);
  if (identity) await memory.deleting(identity.path, id);
  try {
    await deleted(session, entity, id, olds);
  } catch (error) {
    if (identity && error instanceof ApiError && !error.ambiguous) await memory.kept(identity.path, id);
    throw explain(entity, "deleted", olds, error, id);
  } finally {
    session.reader.forget(entity, id, true);
  }
  session.ledger.release(entity.type, id);
  session.ledger.deletedNow(entity.type, id);
  if (identity) await memory.gone(identity.path, id);
}

/** Deletes, and returns once it is proven: by 204, or by reads where the answer was another one. */
async function deleted(session: Session, entity: Entity, id: string, olds: Values): Promise<void> {
  tellFirstWrite(session);
  try {
    const { confirmed } = await session.api.delete(entity.type, id);
    if (confirmed) return;
  } catch (error) {
    if (!(error instanceof ApiError && error.kind === "gone")) throw error;
    return unlessYoung(session, entity, id, identityIn(olds), () =>
      proveAbsence(session.api, entity, id, error),
    );
  }
  let last: unknown;
  for await (const _ of waits(
    session,
    DYING_MS,
    `${called(entity, olds, id)} is still there, although its deletion was accepted`,
  )) {
    try {
      if ((await session.reader.one(entity, id)) === undefined) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
  }
  throw new LifecycleError(
    `${called(entity, olds, id)} was not deleted: the answer to DELETE was a success, but ` +
      (last
        ? `what became of it can't be read: ${(last as Error).message}`
        : `it is still there after ${DYING_MS / 1000} s.`),
    { kind: last ? "unclear" : "not applied" },
  );
}

// What this run made or took over belongs to the new state of its resource; the state that is deleted is an older one.
function isAnother(holder: Holder, path: string | undefined): boolean {
  return holder.how === "taken" || (holder.path !== path && holder.formerly !== path);
}

function holderOf(holder: Holder, path: string | undefined): string {
  return holder.path === path ? "the resource itself" : `the resource ${JSON.stringify(nameOf(holder.path))}`;
}
