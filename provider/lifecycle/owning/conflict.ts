import { ApiError } from "../../api";
import type { Entity } from "../../entities";
import type { Remote, Values } from "../object/values";
import type { Session } from "../session";
import { DYING_MS } from "../waits";
import { called, LifecycleError } from "../words/explain";
import type { Kind } from "../words/kinds";
import { show } from "../words/show";
import { hasJustDeleted, isDying } from "./dying";
import { existingOne, holderOf, isOwn, ofCustomer } from "./holder";
import { identityIn, nameOf } from "./identity";

/** Whether a refusal may be due to an object that this stack has deleted and that is not quite gone yet. */
export async function isLeaving(
  session: Session,
  entity: Entity,
  inputs: Values,
  error: unknown,
): Promise<boolean> {
  if (!isTaken(error) || !hasJustDeleted(session, entity, inputs)) return false;
  const existing = await existingOne(session, entity, inputs).catch(() => undefined);
  return existing === undefined || isDying(session, entity, inputs, existing);
}

// Not every account says in words that something is taken.
const isTaken = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  (error.kind === "taken" || (error.kind === "refused" && (error.status === 409 || error.status === 422)));

/** Tells a refusal that another object caused: what holds the value, whose it is, and which cure fits. */
export async function alreadyExists(
  session: Session,
  entity: Entity,
  inputs: Values,
  error: unknown,
): Promise<unknown> {
  if (!isTaken(error)) return error;
  const existing = await existingOne(session, entity, inputs).catch(() => undefined);
  if (!existing) return error;
  if (isDying(session, entity, inputs, existing)) {
    return new LifecycleError(
      `${called(entity, inputs)} could not be created: what it is to have is still held by ${existing.id}, which this stack has deleted and which ` +
        `is not gone after ${DYING_MS / 1000} s. Run \`pulumi up\` again later. (${error.message})`,
      { kind: "taken" },
    );
  }
  const own = isOwn(existing, inputs);
  const owner = own ? "" : await ofCustomer(session, existing);
  const { kind, lines } = own
    ? await curesFor(session, entity, inputs, [existing])
    : await curesForAnothers(session, entity, inputs, existing);
  return new LifecycleError(
    [
      `${called(entity, inputs)} could not be created: it exists already${owner}, with the id ${existing.id}. (${error.message})`,
      ...lines,
    ].join("\n  "),
    { kind, cause: error },
  );
}

/**
 * Tells an update that was refused because another object has what is to be unique: whose it is, and the cure.
 *
 * @param changed - what the update was to change
 */
export async function alreadyHeld(
  session: Session,
  entity: Entity,
  inputs: Values,
  id: string,
  changed: readonly string[],
  error: unknown,
): Promise<Error | undefined> {
  const unique = changed.find((name) => entity.unique?.includes(name));
  if (unique === undefined || !isTaken(error)) return undefined;
  const existing = await existingOne(session, entity, inputs).catch(() => undefined);
  if (!existing || existing.id === id) return undefined;
  const owner = isOwn(existing, inputs) ? "" : await ofCustomer(session, existing);
  const holder = await holderOf(session, entity, inputs, existing.id);
  const cures =
    holder === undefined
      ? [ANOTHER_STACK]
      : [
          `The resource ${resource(holder.path)} of this ${holder.where} has it. Resources that are named by their place in a list are to change what they are`,
          `when one leaves it: name each by its ${unique}, and let it keep its object with the resource option aliases: ${aliasOf(holder.path, identityIn(inputs)?.path)}`,
          `for the one with ${show(inputs[unique])}.`,
        ];
  return new LifecycleError(
    [
      `${called(entity, inputs, id)} could not be updated: ${unique} ${show(inputs[unique])} exists already${owner}, with the id ${existing.id}. (${error.message})`,
      ...cures,
    ].join("\n  "),
    { kind: holder ? "held by another resource" : "taken", cause: error },
  );
}

const ANOTHER_STACK = "No resource of this stack has it. Another stack may manage it.";

/** Tells of objects that are exactly as declared, so that nobody knows whether a further one is wanted. */
export async function lookalike(
  session: Session,
  entity: Entity,
  inputs: Values,
  found: readonly Remote[],
): Promise<Error> {
  const ids = found.map(({ id }) => id).join(", ");
  const [has, one] = found.length === 1 ? ["has", "an object"] : ["has", "objects"];
  const { kind, lines } = await curesFor(session, entity, inputs, found);
  return new LifecycleError(
    [
      `${called(entity, inputs)} was not created: customer ${inputs.customer} ${has} ${one} exactly as declared: ${ids}.`,
      ...lines,
      "To create another one all the same, set telecom-center:checkBeforeCreate to false.",
    ].join("\n  "),
    { kind },
  );
}

/** What stands in the way, and what to do about it. */
interface Cures {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

const taken = (...lines: string[]): Cures => ({ kind: "taken", lines });
const held = (...lines: string[]): Cures => ({ kind: "held by another resource", lines });

/** What to do about an object that exists, in the words of the case. */
async function curesFor(
  session: Session,
  entity: Entity,
  inputs: Values,
  [found]: readonly Remote[],
): Promise<Cures> {
  const { id } = found!;
  const identity = identityIn(inputs);
  // With `--continue-on-error` the engine goes on to delete what this resource was to have.
  if (identity) session.ledger.want(entity.type, id, identity.path);
  const holder = await holderOf(session, entity, inputs, id);
  if (holder === undefined) return unmanaged(entity, id, session.memory(identity).owner(entity.name, id));
  if (holder.where === "program" && holder.path !== identity?.path) {
    return held(`The resource ${resource(holder.path)} of this program has it: declare it once.`);
  }
  if (holder.path === identity?.path) {
    return taken(
      "It is the object that is to be replaced, and nothing was changed. Where a replacement is wanted, the resource option",
      "`deleteBeforeReplace: true` has it deleted first.",
    );
  }
  return held(
    `The resource ${resource(holder.path)} of this stack has it. A resource that was renamed or moved keeps its object with the resource`,
    `option aliases: ${aliasOf(holder.path, identity?.path)}.`,
  );
}

/** The same about an object of another customer, which nobody can take over for this one. */
async function curesForAnothers(
  session: Session,
  entity: Entity,
  inputs: Values,
  { id }: Remote,
): Promise<Cures> {
  const holder = await holderOf(session, entity, inputs, id);
  const anothers = "It belongs to another customer, so that this one can't have it as well.";
  if (holder === undefined) return taken(`${anothers} Another stack may manage it.`);
  return taken(
    anothers,
    `The resource ${resource(holder.path)} of this ${holder.where} has it. To move it, take it out of the program there, run \`pulumi up\`, and declare it here then.`,
  );
}

function unmanaged(entity: Entity, id: string, made: string | undefined): Cures {
  const by = made === undefined ? "" : ` The journal says that ${resource(made)} of this stack once made it.`;
  return taken(
    `No resource of this stack has it.${by} Another stack may manage it, then \`${entity.name}.get\` only reads it. To manage it here,`,
    `declare it with the resource option import: "${id}" (it has to equal the declaration) or with the argument adopt: "${id}" (it is`,
    "updated to match). If a run of this stack made it that was ended, and its journal is lost: telecom-center:checkBeforeCreate=true",
    "for one run takes over what is exactly as declared.",
  );
}

const resource = (path: string) => JSON.stringify(nameOf(path));

// A name says enough while the type and the parent's types are the same.
function aliasOf(former: string, now: string | undefined): string {
  const types = (path: string) => path.slice(0, path.indexOf("::"));
  if (now !== undefined && types(former) === types(now)) return `[{ name: ${resource(former)} }]`;
  return `[{ name: ${resource(former)}, parent: ${former.includes("$") ? "<the parent that it had>" : "pulumi.rootStackResource"} }]`;
}
