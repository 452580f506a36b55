import { ApiError } from "../api";
import { type Entity, entityNamed } from "../entities";
import { called, LifecycleError } from "./explain";
import type { Session } from "./session";
import type { Remote, Values } from "./values";

/** Tells a refusal that another object caused: what holds the value, and how to take that object over. */
export async function alreadyExists(
  session: Session,
  entity: Entity,
  inputs: Values,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof ApiError) || !(error.status === 409 || error.status === 422)) return error;
  const holder = await holderOf(session, entity, inputs).catch(() => undefined);
  if (!holder) return error;
  const customer =
    typeof holder.values.customer === "string" ? await customerName(session, holder.values.customer) : "";
  return new LifecycleError(
    `${called(entity, inputs)} could not be created: it exists already${customer}, with the id ${holder.id}. (${error.message})\n` +
      `  To manage that object in this stack, declare it with the resource option import: "${holder.id}" (it has to equal the\n` +
      `  declaration) or with the argument adopt: "${holder.id}" (it is updated to match).`,
  );
}

async function holderOf(session: Session, entity: Entity, inputs: Values): Promise<Remote | undefined> {
  const name = entity.idArgument?.name;
  if (name) return session.reader.one(entity, String(inputs[name]));
  const [unique] = entity.unique ?? [];
  if (!unique) return undefined;
  const found = await session.reader.all(entity, { [entity.filters[unique]!.wire]: String(inputs[unique]) });
  return found.find((remote) => remote.values.customer === String(inputs.customer)) ?? found[0];
}

async function customerName(session: Session, id: string): Promise<string> {
  const customer = await session.reader.one(entityNamed("Customer"), id).catch(() => undefined);
  const name = customer?.values.name;
  return ` for customer ${id}${typeof name === "string" ? ` (${JSON.stringify(name)})` : ""}`;
}
