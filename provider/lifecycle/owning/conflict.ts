import { ApiError } from "../../api";
import { type Entity, entityNamed } from "../../entities";
import type { Remote, Values } from "../object/values";
import type { Session } from "../session";
import { DYING_MS } from "../waits";
import { called, LifecycleError } from "../words/explain";
import type { Kind } from "../words/kinds";
import { hasJustDeleted, isDying } from "./dying";
import { identityIn, nameOf } from "./identity";
import { inState } from "./proof";

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

const isTaken = (error: unknown): error is ApiError =>
  error instanceof ApiError && (error.status === 409 || error.status === 422);

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
  const own = customerOf(existing) === undefined || customerOf(existing) === String(inputs.customer);
  const owner = own ? "" : await ofCustomer(session, existing);
  const cures = own
    ? await curesFor(session, entity, inputs, [existing])
    : [
        "It belongs to another customer, so that this one can't have it as well. Another stack may manage it.",
      ];
  return new LifecycleError(
    [
      `${called(entity, inputs)} could not be created: it exists already${owner}, with the id ${existing.id}. (${error.message})`,
      ...cures,
    ].join("\n  "),
    { kind: kindBy(cures), cause: error },
  );
}

/** Tells of objects that are exactly as declared, so that nobody knows whether a further one is wanted. */
export async function lookalike(
  session: Session,
  entity: Entity,
  inputs: Values,
  found: readonly Remote[],
): Promise<Error> {
  const ids = found.map(({ id }) => id).join(", ");
  const [has, one] = found.length === 1 ? ["has", "an object"] : ["has", "objects"];
  const cures = await curesFor(session, entity, inputs, found);
  return new LifecycleError(
    [
      `${called(entity, inputs)} was not created: customer ${inputs.customer} ${has} ${one} exactly as declared: ${ids}.`,
      ...cures,
      "To create another one all the same, set telecom-center:checkBeforeCreate to false.",
    ].join("\n  "),
    { kind: kindBy(cures) },
  );
}

// The cure for an object that a resource has begins with that resource.
const kindBy = ([first = ""]: readonly string[]): Kind =>
  first.startsWith("The resource ") ? "held by another resource" : "taken";

/** What to do about an object that exists, in the words of the case. */
async function curesFor(
  session: Session,
  entity: Entity,
  inputs: Values,
  [found]: readonly Remote[],
): Promise<string[]> {
  const { id } = found!;
  const identity = identityIn(inputs);
  // With `--continue-on-error` the engine goes on to delete what this resource was to have.
  if (identity) session.ledger.want(entity.type, id, identity.path);
  const inRun = session.ledger.holder(entity.type, id);
  if (inRun && inRun.path !== identity?.path && inRun.how !== "read") {
    return [`The resource ${resource(inRun.path)} of this program has it: declare it once.`];
  }
  const memory = session.memory(identity);
  const holder = inRun?.path ?? (await inState(session, identity, entity.name, id));
  if (holder === undefined) return unmanaged(entity, id, memory.owner(entity.name, id));
  if (holder === identity?.path) {
    return [
      "It is the object that is to be replaced, and nothing was changed. Where a replacement is wanted, the resource option",
      "`deleteBeforeReplace: true` has it deleted first.",
    ];
  }
  return [
    `The resource ${resource(holder)} of this stack has it. A resource that was renamed or moved keeps its object with the resource`,
    `option aliases: ${aliasOf(holder, identity?.path)}.`,
  ];
}

function unmanaged(entity: Entity, id: string, made: string | undefined): string[] {
  const by = made === undefined ? "" : ` The journal says that ${resource(made)} of this stack once made it.`;
  return [
    `No resource of this stack has it.${by} Another stack may manage it, then \`${entity.name}.get\` only reads it. To manage it here,`,
    `declare it with the resource option import: "${id}" (it has to equal the declaration) or with the argument adopt: "${id}" (it is`,
    "updated to match). If a run of this stack made it that was ended, and its journal is lost: telecom-center:checkBeforeCreate=true",
    "for one run takes over what is exactly as declared.",
  ];
}

const resource = (path: string) => JSON.stringify(nameOf(path));

// A name says enough while the type and the parent's types are the same.
function aliasOf(former: string, now: string | undefined): string {
  const types = (path: string) => path.slice(0, path.indexOf("::"));
  if (now !== undefined && types(former) === types(now)) return `[{ name: ${resource(former)} }]`;
  return `[{ name: ${resource(former)}, parent: ${former.includes("$") ? "<the parent that it had>" : "pulumi.rootStackResource"} }]`;
}

async function existingOne(session: Session, entity: Entity, inputs: Values): Promise<Remote | undefined> {
  const name = entity.idArgument?.name;
  if (name) return session.reader.oneOf(entity, String(inputs[name]), inputs.customer);
  const [unique] = entity.unique ?? [];
  if (!unique) return undefined;
  const found = await session.reader.all(entity, { [entity.filters[unique]!.wire]: String(inputs[unique]) });
  return found.find((remote) => customerOf(remote) === String(inputs.customer)) ?? found[0];
}

const customerOf = ({ values }: Remote) =>
  typeof values.customer === "string" ? values.customer : undefined;

async function ofCustomer(session: Session, remote: Remote): Promise<string> {
  const id = customerOf(remote)!;
  const customer = await session.reader.one(entityNamed("Customer"), id).catch(() => undefined);
  const name = customer?.values.name;
  return ` for customer ${id}${typeof name === "string" ? ` (${JSON.stringify(name)})` : ""}`;
}
