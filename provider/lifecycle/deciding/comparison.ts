import type { Entity } from "../../entities";
import { differences } from "../object/outputs";
import {
  declaredNames,
  fallbackOf,
  isFixed,
  isUnknown,
  isVisible,
  type Remote,
  sameValue,
  type Values,
} from "../object/values";
import type { Observation } from "../owning/observe";
import { called, LifecycleError } from "../words/explain";
import { withDefaults } from "./diff";

type Mine = Extract<Observation, { is: "mine" }>;

/** How an object that is taken over compares with its declaration. */
export interface Comparison {
  /** The declaration, with the defaults of what an earlier declaration set and this one leaves out. */
  readonly wanted: Values;
  /** What differs and is to be written. */
  readonly write: readonly string[];
  /** What is declared and hidden by the answer, so that nobody can tell; written where that is allowed. */
  readonly hidden: readonly string[];
}

/**
 * Compares an object with the declaration by which it is taken over.
 *
 * @throws LifecycleError for a difference that must not be written, or can't be; AnswerError for an object that can't be understood
 */
export function compareTaken(entity: Entity, inputs: Values, taken: Mine): Comparison {
  const { remote, because } = taken;
  if (remote.odd) throw remote.odd;
  const earlier = Object.keys(taken.sent ?? {}).filter((name) => fallbackOf(entity, name) !== undefined);
  const wanted = withDefaults(entity, earlier, inputs);
  const { different, hidden } = compareWith(entity, wanted, taken);
  const blocked = because === "import" ? different : different.filter((name) => isFixed(entity, name));
  if (blocked.length > 0)
    throw new LifecycleError(refusal(entity, inputs, taken, blocked), { kind: "different" });
  return { wanted, write: because === "import" ? [] : [...different, ...hidden], hidden };
}

function compareWith(
  entity: Entity,
  wanted: Values,
  { remote, because }: Mine,
): { different: string[]; hidden: string[] } {
  const known = declaredNames(entity, wanted).filter((name) => !isUnknown(wanted[name]));
  const veiled = known.filter(
    (name) => !isVisible(entity, name) && !sameValue(entity, name, wanted[name], remote.values[name]),
  );
  const masked = veiled.filter((name) => !isClear(remote.values[name]));
  // What a create has sent need not be shown. Of anything else nobody knows what it is.
  const wasSent = because === "journal" || because === "setting";
  const untold = known.filter((name) => isVisible(entity, name) && !isShown(entity, name, remote));
  const hidden = [...masked, ...(wasSent ? [] : untold)];
  const visible = differences(entity, wanted, remote, known);
  return {
    different: known.filter(
      (name) => visible.includes(name) || (veiled.includes(name) && !masked.includes(name)),
    ),
    hidden,
  };
}

// The id is shown by every answer, and whose the object is was found out where an answer did not show it.
const isShown = (entity: Entity, name: string, remote: Remote): boolean =>
  remote.values[name] !== undefined || isFixed(entity, name);

// An answer shows a secret in clear, masked, or not at all.
function isClear(value: unknown): boolean {
  return typeof value === "string" && !/^[*.\u2022\u25cfxX]*$/.test(value);
}

/** What is told of an object that a resource takes over: why it may, and what happens to it. */
export function announcement(
  entity: Entity,
  inputs: Values,
  { remote, because }: Mine,
  { wanted, write, hidden }: Comparison,
): string {
  const why =
    because === "journal"
      ? ", which an earlier run made for it and the state has lost,"
      : because === "setting"
        ? ", which is exactly as declared (telecom-center:checkBeforeCreate),"
        : "";
  const subject = `${called(entity, inputs)} takes over ${remote.id}${why}`;
  if (write.length > 0) {
    const changes = write.map(
      (name) => `${name}: ${shown(entity, name, remote)} -> ${declared(entity, name, wanted)}`,
    );
    return `${subject} and updates it: ${changes.join("; ")}`;
  }
  const untold =
    hidden.length > 0
      ? `; the API hides ${hidden.join(", ")}, so that the declared value is neither compared nor written (\`adopt\` writes it)`
      : "";
  return `${subject} as it is, without a write${untold}`;
}

function refusal(
  entity: Entity,
  inputs: Values,
  { remote, because }: Mine,
  different: readonly string[],
): string {
  const rows = different.map((name) => [name, shown(entity, name, remote), declared(entity, name, inputs)]);
  const table = [["argument", "remote", "declared"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map(
    (row) => `  ${row[0]!.padEnd(widths[0]!)}  ${row[1]!.padEnd(widths[1]!)}  ${row[2]}`,
  );
  const fixed = different.some((name) => isFixed(entity, name));
  const word = because === "import" ? "import" : "adopt";
  const advice = fixed
    ? `What can't be changed in place has to be declared as the account has it; or leave \`${word}\` out to create another object.`
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
  if (value === undefined) return "(not shown)";
  return entity.attributes[name]?.secret ? "(secret)" : JSON.stringify(value);
}

function declared(entity: Entity, name: string, inputs: Values): string {
  return entity.attributes[name]?.secret ? "(secret)" : JSON.stringify(inputs[name]);
}
