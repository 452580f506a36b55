import type { Entity } from "../../entities";
import { takeoverOf } from "../deciding/control";
import { type Remote, UNKNOWN, type Values } from "../object/values";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { lookalike } from "./conflict";
import { isDying } from "./dying";
import { identityIn, nameOf } from "./identity";
import { foreseen, locate, locateDefault } from "./locate";
import { inState, proven } from "./proof";
import { lookalikes, objectsBefore } from "./search";

/** Why an object is a resource's own. */
export type Reason =
  /** The program names it, to be taken as it is, or to be updated. */
  | "import"
  | "adopt"
  /** It exists by itself, and the program says which it is. */
  | "existing"
  /** `checkBeforeCreate: true` gives the word for all that is exactly as declared. */
  | "setting"
  /** The journal proves that an earlier run made it for this resource. */
  | "journal";

/** What the account was found to hold of the object that a resource is to have. */
export type Observation =
  | { readonly is: "mine"; readonly because: Reason; readonly remote: Remote; readonly sent?: Values }
  | { readonly is: "absent"; readonly before: readonly Remote[] };

/**
 * Finds out whose the object is that a resource is to have: the resource's own, by word or by proof; or nobody's yet.
 *
 * @throws LifecycleError when it is somebody's, or may be
 */
export async function observe(session: Session, entity: Entity, inputs: Values): Promise<Observation> {
  const named = await observeNamed(session, entity, inputs);
  if (named) return named;
  if (inputs.adoptDefault === true) {
    return { is: "mine", because: "existing", remote: await locateDefault(session, entity, inputs) };
  }
  if (entity.origin === "existing") {
    const remote = await locate(session, entity, inputs);
    refuseTwice(session, entity, inputs, remote.id);
    return { is: "mine", because: "existing", remote };
  }
  const before = await objectsBefore(session, entity, inputs);
  const found = await notReplaced(session, entity, inputs, await lookalikes(session, entity, inputs, before));
  if (found.length === 0) return { is: "absent", before };
  if (!session.settings.checkBeforeCreate || found.length > 1)
    throw await lookalike(session, entity, inputs, found);
  return { is: "mine", because: "setting", remote: found[0]! };
}

/** What can be found without a search, at a preview too: what the program names, and what the journal proves. */
export async function observeNamed(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<Extract<Observation, { is: "mine" }> | undefined> {
  const takeover = takeoverOf(inputs);
  if (takeover?.id === UNKNOWN) return undefined;
  if (takeover) {
    const remote = await existing(session, entity, takeover.id, inputs);
    return { is: "mine", because: takeover.update ? "adopt" : "import", remote };
  }
  if (entity.origin !== "created" || inputs.customer === UNKNOWN) return undefined;
  const proof = await proven(session, entity, inputs);
  return proof && { is: "mine", because: "journal", ...proof };
}

/** What can be found at a preview of what exists by itself; undefined where only the run can tell. */
export async function observeExisting(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<Extract<Observation, { is: "mine" }> | undefined> {
  if (entity.origin !== "existing" && inputs.adoptDefault !== true) return undefined;
  const remote = await foreseen(session, entity, inputs);
  return remote && { is: "mine", because: "existing", remote };
}

async function existing(session: Session, entity: Entity, id: string, inputs: Values): Promise<Remote> {
  refuseTwice(session, entity, inputs, id);
  const read = session.reader.oneOfMany.bind(session.reader);
  const remote = await session.reader.oneOf(entity, id, inputs.customer, read);
  if (remote && isDying(session, entity, inputs, remote)) {
    throw new LifecycleError(
      `${called(entity, inputs)} can't take over ${id}: this stack has deleted it a short while ago, and it is on its way out.`,
      { kind: "gone" },
    );
  }
  if (remote) return remote;
  throw new LifecycleError(
    `${called(entity, inputs)} can't be taken over: the account has no ${entity.name} with the id ${id}.`,
    { kind: "gone" },
  );
}

function refuseTwice(session: Session, entity: Entity, inputs: Values, id: string): void {
  const holder = session.ledger.holder(entity.type, id);
  if (!holder || holder.how === "read" || holder.path === identityIn(inputs)?.path) return;
  throw new LifecycleError(
    `${called(entity, inputs)} can't take over ${id}: the resource ${JSON.stringify(nameOf(holder.path))} of this program has it.`,
    { kind: "held by another resource" },
  );
}

// The setting gives the word for what was left behind, and not for what this very resource is about to give up.
async function notReplaced(
  session: Session,
  entity: Entity,
  inputs: Values,
  found: readonly Remote[],
): Promise<readonly Remote[]> {
  const identity = identityIn(inputs);
  const left: Remote[] = [];
  for (const remote of found) {
    if (isDying(session, entity, inputs, remote)) continue;
    const holder = await inState(session, identity, entity.name, remote.id);
    if (holder === undefined || holder !== identity?.path) left.push(remote);
  }
  return left;
}
