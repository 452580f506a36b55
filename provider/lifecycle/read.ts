import type { Entity } from "../entities";
import { explain, LifecycleError } from "./explain";
import { declaredIn, inputsOf, toOutputs } from "./outputs";
import { changeableRelationshipsOf, relationshipsOf } from "./reader";
import type { Session } from "./session";
import type { Values } from "./values";

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
    const remote = await session.reader.oneOfMany(entity, id, relationships);
    if (!remote && isFirst(olds))
      throw new LifecycleError(`The account has no ${entity.name} with the id ${id}.`);
    if (!remote) return undefined;
    const outputs = toOutputs(entity, remote, olds, declared ?? []);
    if (!declared) return { outputs: withoutMarks(outputs) };
    return { outputs, inputs: inputsOf(outputs)! };
  } catch (error) {
    throw explain(entity, "read", olds, error, id);
  }
}

// `Customer.get` reads before there are outputs; the engine would go on with an object that does not exist.
function isFirst(olds: Values): boolean {
  return Object.keys(olds).every((name) => name.startsWith("__")) && declaredIn(olds) === undefined;
}

function withoutMarks(outputs: Values): Values {
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !name.startsWith("__")));
}
