import type { Entity } from "../entities";
import type { Failure } from "./check";
import { type Takeover, takeoverOf } from "./control";
import { called, explain, LifecycleError } from "./explain";
import { locate, locateDefault } from "./locate";
import { differences, toOutputs } from "./outputs";
import type { Session } from "./session";
import { settle } from "./settle";
import { withKnownNames } from "./spelling";
import {
  declaredNames,
  decode,
  encode,
  isFixed,
  isUnknown,
  isVisible,
  type Remote,
  UNKNOWN,
  type Values,
} from "./values";

/** Whether the inputs ask for an object that exists already, in place of a new one. */
export function takesOver(entity: Entity, inputs: Values): boolean {
  return entity.origin === "existing" || takeoverOf(inputs) !== undefined || inputs.adoptDefault === true;
}

/**
 * Compares the object that a resource is to take over with its declaration, and tells what will happen to it.
 *
 * @returns the reasons why it can't be taken over; none when it can
 */
export async function previewTakeover(session: Session, entity: Entity, inputs: Values): Promise<Failure[]> {
  const takeover = takeoverOf(inputs);
  if (!takeover || takeover.id === UNKNOWN) return [];
  try {
    const remote = await existing(session, entity, takeover.id, inputs);
    const different = toWrite(entity, inputs, remote).filter(
      (name) => takeover.update || isVisible(entity, name),
    );
    const blocked = unchangeable(entity, takeover, different);
    if (blocked.length > 0) return [{ property: "", reason: refusal(entity, inputs, remote, blocked) }];
    session.tell(announcement(entity, takeover, inputs, remote, different));
    return [];
  } catch (error) {
    return [{ property: "", reason: explain(entity, "taken over", inputs, error, takeover.id).message }];
  }
}

/** Takes over the object that the inputs mean; what differs is updated where they say so. */
export async function takeOver(
  session: Session,
  entity: Entity,
  inputs: Values,
): Promise<{ id: string; outputs: Values }> {
  const takeover = takeoverOf(inputs);
  try {
    const remote = takeover
      ? await existing(session, entity, takeover.id, inputs)
      : inputs.adoptDefault === true
        ? await locateDefault(session, entity, String(inputs.customer))
        : await locate(session, entity, inputs);
    session.made.add(entity.type, remote.id);
    const different = toWrite(entity, inputs, remote).filter(
      (name) => takeover?.update !== false || isVisible(entity, name),
    );
    if (different.length === 0) {
      return { id: remote.id, outputs: toOutputs(entity, remote, inputs, declaredNames(entity, inputs)) };
    }
    const blocked = takeover ? unchangeable(entity, takeover, different) : [];
    if (blocked.length > 0) throw new LifecycleError(refusal(entity, inputs, remote, blocked));
    const answer = await withKnownNames(session, entity, different, () =>
      session.api.update(entity.type, remote.id, encode(entity, different, inputs, session.settings)),
    );
    session.reader.forget(entity, remote.id);
    const olds = toOutputs(entity, remote, {}, []);
    const shown = answer && decode(entity, answer.data, answer.included);
    return {
      id: remote.id,
      outputs: await settle(session, entity, shown, inputs, { written: different, olds, id: remote.id }),
    };
  } catch (error) {
    throw explain(entity, "taken over", inputs, error, takeover?.id);
  }
}

async function existing(session: Session, entity: Entity, id: string, inputs: Values): Promise<Remote> {
  const read = session.reader.oneOfMany.bind(session.reader);
  const remote = await session.reader.oneOf(entity, id, inputs.customer, read);
  if (remote) return remote;
  throw new LifecycleError(
    `${called(entity, inputs)} can't be taken over: the account has no ${entity.name} with the id ${id}.`,
  );
}

// `import` changes nothing, and `adopt` only what the API can change in place.
function unchangeable(entity: Entity, takeover: Takeover, different: readonly string[]): readonly string[] {
  return takeover.update ? different.filter((name) => isFixed(entity, name)) : different;
}

// Arguments that an answer hides have to be written to be sure of them.
function toWrite(entity: Entity, inputs: Values, remote: Remote): string[] {
  const known = declaredNames(entity, inputs).filter((name) => !isUnknown(inputs[name]));
  const different = differences(entity, inputs, remote, known);
  return known.filter((name) => different.includes(name) || !isVisible(entity, name));
}

function announcement(
  entity: Entity,
  takeover: Takeover,
  inputs: Values,
  remote: Remote,
  different: readonly string[],
): string {
  const changes = different.map(
    (name) => `${name}: ${shown(entity, name, remote.values[name])} -> ${shown(entity, name, inputs[name])}`,
  );
  const what = changes.length === 0 ? "as it is, without a write" : `and updated: ${changes.join("; ")}`;
  return `${entity.name} "${takeover.resource}" takes over ${remote.id} ${what}`;
}

function refusal(entity: Entity, inputs: Values, remote: Remote, different: readonly string[]): string {
  const rows = different.map((name) => [
    name,
    shown(entity, name, remote.values[name]),
    shown(entity, name, inputs[name]),
  ]);
  const table = [["argument", "remote", "declared"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map(
    (row) => `  ${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}`,
  );
  return [
    `${called(entity, inputs, remote.id)} differs from the declaration, so it is not taken over:`,
    ...lines,
    "  Declare what the account has, or use the argument `adopt` to update the object.",
  ].join("\n");
}

function shown(entity: Entity, name: string, value: unknown): string {
  return entity.attributes[name]?.secret ? "(secret)" : (JSON.stringify(value) ?? "(not shown)");
}
