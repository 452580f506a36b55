import type { Entity } from "../../entities";
import type { NotDone } from "../known";
import { isUnknown, type Values } from "../object/values";
import type { Session } from "../session";
import { adviceOnUnlisted, called } from "../words/explain";

/** Where the operator has said what is known of the account. */
const SOURCE = "telecom-center:behaviour";

/**
 * Why changes can't be made that this account is known not to make; undefined where nothing is known against them.
 *
 * @param names - the arguments that would be written to an object that exists
 * @param wanted - what they would become
 */
export function knownRefusal(
  { known }: Pick<Session, "known">,
  entity: Entity,
  names: readonly string[],
  wanted: Values,
  id: string,
): string | undefined {
  const against = names.flatMap((name) => {
    const value = wanted[name];
    if (isUnknown(value)) return [];
    const key = `${entity.name}.${name}`;
    const change = known.updates[key];
    if (change) return [`${CHANGES[change]} ${nameOf(entity, name)}`];
    const clear = value === null ? known.clears[key] : undefined;
    return clear ? [`${CLEARS[clear]} ${nameOf(entity, name)}`] : [];
  });
  if (against.length === 0) return undefined;
  const advice = adviceOnUnlisted(entity, names, "the old value") ?? "Declare a value, or the old one.";
  return [
    `${called(entity, wanted, id)}: ${against.join("; ")}, as a probe has found out (${SOURCE}).`,
    advice,
  ].join("\n  ");
}

const CHANGES: Record<NotDone, string> = {
  refused: "this account refuses to change",
  ignored: "this account ignores a change of",
};
const CLEARS: Record<NotDone, string> = {
  refused: "this account refuses null for",
  ignored: "this account ignores null for",
};

// "a customer's name", "a DID number's external id": the first words of the row call the entity by its name.
function nameOf(entity: Entity, name: string): string {
  const [noun = entity.name] = /^An? .+?(?= of |:|,)/.exec(entity.doc) ?? [];
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}'s ${words}`;
}
