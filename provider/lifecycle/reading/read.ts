import type { Entity } from "../../entities";
import { declaredIn, inputsOf, toOutputs } from "../object/outputs";
import { type Values, withoutMarks } from "../object/values";
import { identityIn } from "../owning/identity";
import { caughtUp, declaredBefore, isUnfinished } from "../owning/unfinished";
import type { Session } from "../session";
import { explain, LifecycleError } from "../words/explain";
import { changeableRelationshipsOf, relationshipsOf } from "./reader";
import { unlessYoung } from "./young";

/** What the account holds for a resource; undefined when the object is gone. */
export async function read(
  session: Session,
  entity: Entity,
  id: string,
  olds: Values,
): Promise<{ outputs: Values; inputs?: Values } | undefined> {
  // Nothing can be asked about what is done and forgotten: it stays as it was.
  if (entity.origin === "action") return { outputs: olds };
  const declared = declaredIn(olds);
  // A resource of this stack knows its fixed relationships; an object that is only read has to ask.
  const relationships = declared ? changeableRelationshipsOf(entity) : relationshipsOf(entity);
  try {
    const remote = await unlessYoung(session, entity, id, identityIn(olds), () =>
      session.reader.oneOfMany(entity, id, relationships),
    );
    if (!remote && isFirst(olds))
      throw new LifecycleError(`The account has no ${entity.name} with the id ${id}.`, { kind: "gone" });
    if (!remote) {
      await forget(session, entity, id, olds);
      return undefined;
    }
    // A refresh learns what an update that was cut off left behind.
    const unfinished = declared !== undefined && isUnfinished(session, entity, id, olds);
    const known = unfinished ? await caughtUp(session, entity, id, olds) : olds;
    const names = unfinished ? declaredBefore(session, entity, id, olds) : (declared ?? []);
    const outputs = toOutputs(entity, remote, known, names);
    if (!declared) return { outputs: withoutMarks(outputs) };
    return { outputs, inputs: inputsOf(outputs)! };
  } catch (error) {
    throw explain(entity, "read", olds, error, id);
  }
}

async function forget(session: Session, entity: Entity, id: string, olds: Values): Promise<void> {
  const identity = identityIn(olds);
  if (identity && session.memory(identity).owner(entity.name, id) !== undefined)
    await session.memory(identity).gone(identity.path, id);
}

// `Customer.get` reads before there are outputs; the engine would go on with an object that does not exist.
function isFirst(olds: Values): boolean {
  return Object.keys(olds).every((name) => name.startsWith("__")) && declaredIn(olds) === undefined;
}
