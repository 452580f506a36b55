import { type Entity, entityNamed } from "../../entities";
import type { Remote, Values } from "../object/values";
import { ANOTHER } from "../reading/reader";
import type { Session } from "../session";
import { identityIn } from "./identity";
import { inState } from "./proof";

/** The resource that has an object, and whether the program is known to declare it. */
export async function holderOf(
  session: Session,
  entity: Entity,
  inputs: Values,
  id: string,
): Promise<{ path: string; where: "program" | "stack" } | undefined> {
  const inRun = session.ledger.holder(entity.type, id);
  if (inRun) return { path: inRun.path, where: inRun.how === "read" ? "stack" : "program" };
  const path = await inState(session, identityIn(inputs), entity.name, id);
  return path === undefined ? undefined : { path, where: "stack" };
}

/** The object that has what a resource declares and only one may have: its id or its number. */
export async function existingOne(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<Remote | undefined> {
  const name = entity.idArgument?.name;
  if (name) return session.reader.shownOf(entity, String(inputs[name]), inputs.customer);
  const [unique] = entity.unique ?? [];
  if (!unique) return undefined;
  const found = await session.reader.all(entity, { [entity.filters[unique]!.wire]: String(inputs[unique]) });
  return found.find((remote) => customerOf(remote) === String(inputs.customer)) ?? found[0];
}

/** Whether an object belongs to the customer that is declared, as far as that is shown. */
export const isOwn = (remote: Remote, inputs: Values) =>
  customerOf(remote) === undefined || customerOf(remote) === String(inputs.customer);

const customerOf = ({ values }: Remote) =>
  typeof values.customer === "string" ? values.customer : undefined;

/** Whose an object is, in words. */
export async function ofCustomer(session: Session, remote: Remote): Promise<string> {
  const id = customerOf(remote)!;
  if (id === ANOTHER) return ` for ${ANOTHER}`;
  const customer = await session.reader.one(entityNamed("Customer"), id).catch(() => undefined);
  const name = customer?.values.name;
  return ` for customer ${id}${typeof name === "string" ? ` (${JSON.stringify(name)})` : ""}`;
}
