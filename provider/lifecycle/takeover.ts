import type { Entity } from "../entities";
import type { Failure } from "./check";
import { type Takeover, takeoverOf } from "./control";
import { called, explain, LifecycleError } from "./explain";
import { locate, locateDefault } from "./locate";
import { differences, toOutputs } from "./outputs";
import { patch } from "./patch";
import type { Session } from "./session";
import { settle } from "./settle";
import {
  declaredNames,
  isFixed,
  isUnknown,
  isVisible,
  type Remote,
  sameValue,
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
    const compared = compareWith(entity, inputs, remote);
    const blocked = unchangeable(entity, takeover, compared.different);
    if (blocked.length > 0)
      return [{ property: "", reason: refusal(entity, takeover, inputs, remote, blocked) }];
    session.tell(announcement(entity, takeover, inputs, remote, compared));
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
    const compared = compareWith(entity, inputs, remote);
    const blocked = takeover ? unchangeable(entity, takeover, compared.different) : [];
    if (blocked.length > 0) throw new LifecycleError(refusal(entity, takeover!, inputs, remote, blocked));
    const different = takeover?.update === false ? [] : [...compared.different, ...compared.hidden];
    if (different.length === 0) {
      return { id: remote.id, outputs: toOutputs(entity, remote, inputs, declaredNames(entity, inputs)) };
    }
    const shown = await patch(session, entity, remote.id, different, inputs);
    const olds = toOutputs(entity, remote, {}, []);
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

/** How an object compares with its declaration: what differs, and what an answer hides so that nobody can tell. */
function compareWith(
  entity: Entity,
  inputs: Values,
  remote: Remote,
): { different: string[]; hidden: string[] } {
  const known = declaredNames(entity, inputs).filter((name) => !isUnknown(inputs[name]));
  const veiled = known.filter(
    (name) => !isVisible(entity, name) && !sameValue(entity, name, inputs[name], remote.values[name]),
  );
  const hidden = veiled.filter((name) => !isClear(remote.values[name]));
  const visible = differences(entity, inputs, remote, known);
  return {
    different: known.filter(
      (name) => visible.includes(name) || (veiled.includes(name) && !hidden.includes(name)),
    ),
    hidden,
  };
}

// An answer shows a secret in clear, masked, or not at all.
function isClear(value: unknown): boolean {
  return typeof value === "string" && !/^[*.\u2022\u25cfxX]*$/.test(value);
}

function announcement(
  entity: Entity,
  takeover: Takeover,
  inputs: Values,
  remote: Remote,
  { different, hidden }: ReturnType<typeof compareWith>,
): string {
  const subject = `${entity.name} "${takeover.resource}" takes over ${remote.id}`;
  if (takeover.update) {
    const changes = [...different, ...hidden].map(
      (name) => `${name}: ${shown(entity, name, remote)} -> ${declared(entity, name, inputs)}`,
    );
    return changes.length === 0
      ? `${subject} as it is, without a write`
      : `${subject} and updates it: ${changes.join("; ")}`;
  }
  const untold =
    hidden.length > 0
      ? `; the API hides ${hidden.join(", ")}, so that the declared value is neither compared nor written (\`adopt\` writes it)`
      : "";
  return `${subject} as it is, without a write${untold}`;
}

function refusal(
  entity: Entity,
  takeover: Takeover,
  inputs: Values,
  remote: Remote,
  different: readonly string[],
): string {
  const rows = different.map((name) => [name, shown(entity, name, remote), declared(entity, name, inputs)]);
  const table = [["argument", "remote", "declared"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map(
    (row) => `  ${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}`,
  );
  const fixed = different.some((name) => isFixed(entity, name));
  const advice = fixed
    ? `What can't be changed in place has to be declared as the account has it; or leave \`${takeover.update ? "adopt" : "import"}\` out to create another object.`
    : "Declare what the account has, or use the argument `adopt` to update the object.";
  return [
    `${called(entity, inputs, remote.id)} differs from the declaration, so it is not taken over:`,
    ...lines,
    `  ${advice}`,
  ].join("\n");
}

function shown(entity: Entity, name: string, remote: Remote): string {
  const isId = name === entity.idArgument?.name || name === entity.lookup?.[0];
  const value = remote.values[name] ?? (isId ? remote.id : undefined);
  return entity.attributes[name]?.secret ? "(secret)" : (JSON.stringify(value) ?? "(not shown)");
}

function declared(entity: Entity, name: string, inputs: Values): string {
  return entity.attributes[name]?.secret ? "(secret)" : JSON.stringify(inputs[name]);
}
