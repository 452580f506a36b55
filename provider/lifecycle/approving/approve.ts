import type { Entity } from "../../entities";
import { sameValue, type Values } from "../object/values";
import { type Identity, identityOf } from "../owning/identity";
import type { Session } from "../session";
import { called, LifecycleError } from "../words/explain";
import { show } from "../words/show";
import type { Approval } from "./approved";
import { sealOf } from "./seal";
import type { WritingStep, Written } from "./written";

/** A write that is about to be sent. */
export interface Write {
  readonly does: "create" | "update" | "delete";
  readonly entity: Entity;
  readonly identity: Identity | undefined;
  /** The object that is there. */
  readonly id?: string;
  /** The arguments that are sent, and their values. */
  readonly names: readonly string[];
  readonly values: Values;
  /** What the object is. */
  readonly olds?: Values;
}

const ALLOWED: Record<Write["does"], readonly string[]> = {
  create: ["create", "replace"],
  // A create that a killed run began is finished by an update.
  update: ["update", "take-over", "move", "create", "replace"],
  delete: ["delete", "replace"],
};

/**
 * Lets a write pass that the approved review lists; all pass where no review is given.
 *
 * @throws LifecycleError that says what was not approved; nothing was sent
 */
export function approve(session: Session, write: Write): void {
  const { approval } = session;
  if (!approval) return;
  const reason = refusal(session, approval, write);
  if (reason === undefined) return;
  const { does, entity, values, id } = write;
  throw new LifecycleError(
    `${called(entity, values, id)} was not ${does}d, and no request was sent: the approved review ${approval.source} ${reason}.\n` +
      "  Preview and review again, and approve what it says; TELECOM_CENTER_APPROVED names the review that holds.",
    { kind: "not approved" },
  );
}

function refusal(session: Session, approval: Approval, write: Write): string | undefined {
  const { does, identity, id } = write;
  if (!identity) return "lists no write of it";
  const step = approval.stepOf(identity);
  if (!step) return "lists no write of it";
  if (!ALLOWED[does].includes(step.action)) return `lists another action: ${step.action}`;
  const held = step.action === "create" || does === "create" ? undefined : step.id;
  if (held !== undefined && held !== id) return `is about another object: ${held}`;
  if (does === "delete") return undefined;
  const missing =
    does === "create" ? Object.keys(step.writes).find((name) => !write.names.includes(name)) : undefined;
  if (missing !== undefined) return `lists the argument ${missing} as well, which is not declared now`;
  for (const name of write.names) {
    const written = step.writes[name];
    if (!written) return `does not list the argument ${name} (${told(write, name)})`;
    const reason = otherValue(session, identity, write, step, name, written);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function otherValue(
  session: Session,
  identity: Identity,
  { entity, values, olds, does }: Write,
  { action }: WritingStep,
  name: string,
  written: Written,
): string | undefined {
  const value = values[name];
  if ("secret" in written) {
    if (written.secret === null) return `does not tell which value the secret ${name} gets`;
    if (sealOf(session, identity, name, value) === written.secret) return undefined;
    return `lists another value of the secret ${name}`;
  }
  if ("open" in written) {
    if (written.open === null || isIdOf(session, entity, name, value, written.open)) return undefined;
    return `lists ${name} as the id of ${written.open}, and it would be ${show(value)}`;
  }
  if (!sameValue(entity, name, value, written.to))
    return `lists ${name} ${show(written.to)}, and it would be ${show(value)}`;
  // Who approved a change has seen what it is written over.
  const isChange = does === "update" && action === "update" && "from" in written && olds !== undefined;
  if (!isChange || sameValue(entity, name, olds[name] ?? null, written.from ?? null)) return undefined;
  return `lists ${name} ${show(written.from)} -> ${show(written.to)}, and it is ${show(olds[name] ?? null)} now`;
}

function isIdOf(session: Session, entity: Entity, name: string, value: unknown, urn: string): boolean {
  const type = entity.relationships[name]?.type;
  if (type === undefined) return true;
  const path = identityOf(urn)?.path;
  const holder = session.ledger.holder(type, String(value));
  return holder !== undefined && (holder.path === path || holder.formerly === path);
}

function told({ entity, values, olds }: Write, name: string): string {
  if (entity.attributes[name]?.secret) return "a secret";
  const to = show(values[name]);
  return olds && olds[name] !== undefined ? `${show(olds[name])} -> ${to}` : to;
}
