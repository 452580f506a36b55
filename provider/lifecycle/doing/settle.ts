import type { Entity } from "../../entities";
import { differences, toOutputs } from "../object/outputs";
import { declaredNames, type Remote, sameValue, type Values } from "../object/values";
import { relationshipsOf } from "../reading/reader";
import type { Session } from "../session";
import { LAG_MS, waits } from "../waits";
import { adviceOnUnlisted, called, LifecycleError, NotProvenError } from "../words/explain";
import type { Kind } from "../words/kinds";

/** A write that went through, after which something failed: the resource keeps its id and what is known of it. */
export class PartialError extends LifecycleError {
  declare readonly kind: Kind;

  constructor(
    message: string,
    readonly id: string,
    readonly outputs: Values,
    kind: Kind,
  ) {
    super(message, { kind });
  }
}

/**
 * Turns what a write answered into outputs. An answer is not trusted blindly: one that shows something else than what was
 * written, or than what stood there before, is checked by reading.
 *
 * @throws PartialError when the object does not have what was written.
 */
export async function settle(
  session: Session,
  entity: Entity,
  answer: Remote | undefined,
  inputs: Values,
  {
    written,
    declared = declaredNames(entity, inputs),
    olds,
    id = answer?.id ?? "",
  }: { written: readonly string[]; declared?: readonly string[]; olds?: Values; id?: string },
): Promise<Values> {
  const known = { ...olds, ...inputs };
  // What was not written is still to be done, so that the state has to remember it.
  const outputs = (remote: Remote, open: readonly string[] = []) =>
    toOutputs(entity, { ...remote, id }, known, [...new Set([...declared, ...open])]);
  if (answer && !answer.odd && isExpected(entity, answer, inputs, written, olds)) return outputs(answer);
  const believed = answer && !answer.odd && showsAll(entity, answer, inputs, written) ? answer : undefined;
  let remote: Remote | undefined;
  let shown: Remote = { id, values: {} };
  let wrong: string[] = [];
  const pauses = waits(session, LAG_MS, `${called(entity, inputs, id)} does not show yet what was written`);
  do {
    try {
      remote = await session.reader.one(entity, id, relationshipsOf(entity));
    } catch (error) {
      if (believed) return outputs(believed);
      if (error instanceof NotProvenError && !(await pauses.next()).done) continue;
      throw new PartialError(
        `${called(entity, inputs, id)} was written, but could not be read again: ${(error as Error).message}`,
        id,
        outputs(answer ?? { id, values: {} }, written),
        "unclear",
      );
    }
    shown = remote ?? answer ?? { id, values: {} };
    wrong = differences(entity, inputs, shown, [...written]);
    if (wrong.length === 0) return outputs(shown);
    // A read may lag behind the write whose answer shows it.
    if (believed) return outputs(believed);
  } while (!(await pauses.next()).done);
  // The state is right as it stands: an error that carried outputs would have the engine plan an update at each run.
  if (olds && remote && isUnchanged(entity, remote, olds))
    throw new LifecycleError(notApplied(entity, inputs, shown, wrong), { kind: "not applied" });
  throw new PartialError(
    notApplied(entity, inputs, shown, wrong),
    id,
    actual(outputs(shown, wrong), shown, wrong),
    "not applied",
  );
}

function showsAll(entity: Entity, answer: Remote, inputs: Values, written: readonly string[]): boolean {
  const hidden = (name: string) => answer.values[name] === undefined && !entity.attributes[name]?.writeOnly;
  return differences(entity, inputs, answer, [...written]).length === 0 && !written.some(hidden);
}

function isExpected(
  entity: Entity,
  answer: Remote,
  inputs: Values,
  written: readonly string[],
  olds: Values | undefined,
): boolean {
  if (differences(entity, inputs, answer, [...written]).length > 0) return false;
  if (!olds) return true;
  if (written.some((name) => answer.values[name] === undefined && !entity.attributes[name]?.writeOnly))
    return false;
  const others = Object.entries(answer.values).filter(([name]) => !written.includes(name));
  return isUnchanged(entity, { ...answer, values: Object.fromEntries(others) }, olds);
}

function isUnchanged(entity: Entity, remote: Remote, olds: Values): boolean {
  return Object.entries(remote.values).every(
    ([name, value]) =>
      entity.attributes[name]?.volatile ||
      olds[name] === undefined ||
      sameValue(entity, name, olds[name], value),
  );
}

// What is really there, so that the next preview shows the difference again.
function actual(outputs: Values, shown: Remote, wrong: readonly string[]): Values {
  const there = wrong.filter((name) => shown.values[name] !== undefined);
  return { ...outputs, ...Object.fromEntries(there.map((name) => [name, shown.values[name]])) };
}

function notApplied(entity: Entity, inputs: Values, shown: Remote, wrong: readonly string[]): string {
  const lines = wrong.map(
    (name) =>
      `  ${name}: declared ${JSON.stringify(inputs[name])}, the API still shows ${JSON.stringify(shown.values[name] ?? shown.id)}`,
  );
  const hint =
    adviceOnUnlisted(entity, wrong, "the value that the API shows") ??
    "Run `pulumi up --refresh` to try again, or declare the value that the API shows.";
  return [
    `${called(entity, inputs, shown.id)}: the API answered with success but did not apply what was declared:`,
    ...lines,
    `  ${hint}`,
  ].join("\n");
}
