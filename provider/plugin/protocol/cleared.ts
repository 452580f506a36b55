import { argumentNames, type Entity } from "../../entities";
import { type Failure, UNKNOWN, type Values } from "../../lifecycle";

/** The argument that names others which are to be null, for the languages that have no null. */
export const CLEARED = "cleared";

/** The arguments that null clears. */
export function clearable(entity: Entity): string[] {
  return argumentNames(entity).filter(
    (name) =>
      entity.relationships[name]?.clearable ||
      (entity.attributes[name] &&
        !entity.attributes[name]!.readOnly &&
        entity.attributes[name]!.kind.argument.safeParse(null).success &&
        !entity.attributes[name]!.local),
  );
}

/** The arguments with null for those that `cleared` names, and what is wrong with it. */
export function withCleared(entity: Entity, given: Values): { news: Values; failures: Failure[] } {
  const { [CLEARED]: cleared, ...news } = given;
  if (entity.origin === "action") return { news: given, failures: [] };
  if (cleared === undefined || cleared === null || cleared === UNKNOWN) return { news, failures: [] };
  if (!Array.isArray(cleared))
    return { news, failures: [failure("", `must be a list of names; it is ${JSON.stringify(cleared)}`)] };
  const allowed = clearable(entity);
  const failures: Failure[] = [];
  for (const [index, name] of cleared.entries()) {
    if (name === UNKNOWN) continue;
    if (!allowed.includes(name)) {
      const choice =
        allowed.length > 0 ? `what can be cleared is ${allowed.join(", ")}` : "nothing of it can be cleared";
      failures.push(failure(`[${index}]`, `names ${JSON.stringify(name)}; of a ${entity.name}, ${choice}`));
    } else if (news[name] !== undefined && news[name] !== null) {
      failures.push(failure(`[${index}]`, `names ${name}, which is declared as well: leave out one of them`));
    } else news[name] = null;
  }
  return { news, failures };
}

const failure = (place: string, what: string): Failure => ({
  property: `${CLEARED}${place}`,
  reason: `\`${CLEARED}${place}\` ${what}`,
  kind: "not allowed",
});
