import { setTimeout as sleep } from "node:timers/promises";
import type { Entity } from "../entities";
import { called, LifecycleError } from "./explain";
import { differences } from "./outputs";
import type { Session } from "./session";
import { type Remote, sameValue, type Values } from "./values";

/** How long a look-alike may turn out to belong to another resource, whose turn comes later in the same run. */
const PATIENCE = [0, 250, 500, 1000, 2000];

/**
 * The objects that look-alikes of a new one had before this run: listed once per customer and type, and not at all where an
 * id or a number tells the object, or where the customer is new.
 */
export async function objectsBefore(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<readonly Remote[]> {
  const owner = String(inputs.customer);
  if (isTold(entity) || session.made.isFresh("customers", owner)) return [];
  return session.made.before(`${entity.type}/${owner}`, () =>
    session.reader.all(entity, { "customer.id": owner }),
  );
}

/**
 * An object that equals the declaration and that no resource of this run has: an earlier run that was killed made it, or
 * somebody by hand. It is taken over only where the configuration says so.
 *
 * @throws LifecycleError when the configuration leaves it open
 */
export async function leftBehind(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote | undefined> {
  const { checkBeforeCreate } = session.settings;
  if (checkBeforeCreate === false) return undefined;
  const candidates = isTold(entity)
    ? checkBeforeCreate
      ? await equals(session, entity, inputs)
      : []
    : before.filter((remote) => equalsWithDefaults(entity, inputs, remote));
  for (const wait of PATIENCE) {
    if (free(session, entity, candidates).length === 0) return undefined;
    await sleep(wait);
  }
  const [found, ...others] = free(session, entity, candidates);
  if (!found) return undefined;
  if (!checkBeforeCreate || others.length > 0) throw stopped(entity, inputs, [found, ...others]);
  session.tell(
    `warning: ${called(entity, inputs, found.id)} exists already, as declared, and is taken over.`,
  );
  return found;
}

/** The object that a POST without an answer made: it equals what was sent, is new, and belongs to no other resource. */
export async function lostAnswer(
  session: Session,
  entity: Entity,
  inputs: Values,
  before: readonly Remote[],
): Promise<Remote | undefined> {
  const candidates = free(session, entity, await equals(session, entity, inputs)).filter(
    (remote) => !before.some(({ id }) => id === remote.id) && mayHaveLabel(entity, inputs, remote),
  );
  // An account's own defaults may differ from the documented ones; an object that has the documented ones is the better guess.
  const exact = candidates.filter((remote) => equalsWithDefaults(entity, inputs, remote));
  const [found, ...others] = exact.length > 0 ? exact : candidates;
  if (others.length > 0) throw unclear(entity, inputs, [found!, ...others]);
  return found;
}

/** An id that the client chooses and a number that is unique tell an object without a list. */
export const isTold = (entity: Entity): boolean =>
  entity.idArgument !== undefined || entity.unique !== undefined;

const free = (session: Session, entity: Entity, candidates: readonly Remote[]) =>
  candidates.filter(({ id }) => !session.made.has(entity.type, id));

/** Objects in the account that have all that is declared. */
async function equals(session: Session, entity: Entity, inputs: Values): Promise<Remote[]> {
  const name = entity.idArgument?.name;
  if (name) {
    const remote = await session.reader.oneOf(entity, String(inputs[name]), inputs.customer);
    return remote && differences(entity, inputs, remote).length === 0 ? [remote] : [];
  }
  const unique = Object.fromEntries(
    (entity.unique ?? []).map((argument) => [entity.filters[argument]!.wire, String(inputs[argument])]),
  );
  const objects = await session.reader.all(entity, { "customer.id": String(inputs.customer), ...unique });
  return objects.filter((remote) => differences(entity, inputs, remote).length === 0);
}

// What was not declared has its default in an object that a create made, so that anything else is another object.
function equalsWithDefaults(entity: Entity, inputs: Values, remote: Remote): boolean {
  const undeclared = Object.entries(entity.attributes).filter(
    ([name, { fallback, writeOnly }]) => inputs[name] === undefined && fallback !== undefined && !writeOnly,
  );
  return (
    differences(entity, inputs, remote).length === 0 &&
    undeclared.every(
      ([name, { fallback }]) =>
        remote.values[name] === undefined || sameValue(entity, name, fallback, remote.values[name]),
    )
  );
}

// Creates of one label take turns. An object with a label is thus another resource's, whose answer may still be on its way.
function mayHaveLabel(entity: Entity, inputs: Values, remote: Remote): boolean {
  const [name, shown] = [entity.label, remote.values[entity.label]];
  const fallback = entity.attributes[name]?.fallback;
  if (inputs[name] !== undefined || fallback === undefined || shown === undefined) return true;
  return sameValue(entity, name, fallback, shown);
}

function stopped(entity: Entity, inputs: Values, found: readonly Remote[]): Error {
  const ids = found.map(({ id }) => id);
  const [one, it] = ids.length === 1 ? ["an object", "it"] : ["objects", "the right one"];
  return new LifecycleError(
    `${called(entity, inputs)} was not created: customer ${inputs.customer} has ${one} exactly as declared: ${ids.join(", ")}. ` +
      "An earlier run that was killed may have made it, or a resource of this stack that was renamed has it.\n" +
      "  A renamed resource keeps its object with Pulumi's resource option `aliases`.\n" +
      `  To take ${it} over, declare the resource option import: "${ids[0]}", or run with ` +
      "`pulumi config set telecom-center:checkBeforeCreate true`, which takes over all such objects.\n" +
      "  To create another one all the same, set telecom-center:checkBeforeCreate to false.",
  );
}

function unclear(entity: Entity, inputs: Values, candidates: readonly Remote[]): Error {
  const ids = candidates.map(({ id }) => id);
  return new LifecycleError(
    `The answer to creating ${called(entity, inputs)} was lost, and ${ids.length} new objects equal it: ${ids.join(", ")}.\n` +
      `  Find out which one is right and declare it with the resource option import: "${ids[0]}"; delete the others.`,
  );
}
