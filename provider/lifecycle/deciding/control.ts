import type { Entity } from "../../entities";
import { mark } from "../object/marks";
import { declaredNames, type Remote, UNKNOWN, type Values } from "../object/values";
import { called, LifecycleError } from "../words/explain";

/** An object to take over in place of creating one. */
export interface Takeover {
  readonly id: string;
  /** Whether what differs is updated; otherwise a difference is an error. */
  readonly update: boolean;
}

/** What the inputs say about taking over an object; an id that is not known yet counts as none. */
export function takeoverOf(inputs: Values): Takeover | undefined {
  if (inputs.adopt !== undefined) return { id: String(inputs.adopt), update: true };
  const id = inputs[mark.import];
  return id === undefined ? undefined : { id: String(id), update: false };
}

/** The inputs that ask for an object which exists, and that mean nothing once the resource has one. */
export const takeoverNames = [mark.import, mark.ignored, "adopt", "adoptDefault"];

/**
 * Refuses to take over another object for a resource that has one: it would be passed over without a word.
 *
 * @param id - the object that the state has
 * @throws LifecycleError
 */
export function refuseAnother(entity: Entity, values: Values, id: string, takeover?: Takeover): void {
  if (!takeover || takeover.id === UNKNOWN || takeover.id === id) return;
  const word = takeover.update ? "the argument `adopt`" : "the resource option `import`";
  throw new LifecycleError(
    `${called(entity, values)} has the object ${id} in the state, and ${word} names ${takeover.id}: a resource does not change the object that it has.\n` +
      `  Remove ${word}, or set it to ${id}. To manage ${takeover.id}, declare it as a resource of another name; to have this resource manage it in the place of ` +
      `${id}, run \`pulumi state delete\` for it first, which leaves ${id} in the account.`,
    { kind: "different" },
  );
}

/**
 * Has what is ignored stand as the account has it, as if it had been declared so: what an import can't read either is left
 * to the account.
 */
export function leaveIgnored(entity: Entity, inputs: Values, { id, values }: Remote): void {
  const ignored = String(inputs[mark.ignored] ?? "").split(",");
  for (const name of declaredNames(entity, inputs)) {
    if (!ignored.includes("*") && !ignored.includes(name)) continue;
    const shown = values[name] ?? (name === entity.idArgument?.name ? id : undefined);
    if (shown !== undefined) inputs[name] = shown;
    else if (!entity.attributes[name]?.required && !entity.relationships[name]?.required) delete inputs[name];
  }
}
