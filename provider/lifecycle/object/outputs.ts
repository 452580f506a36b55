import { type Entity, idName, outputNames } from "../../entities";
import { mark } from "./marks";
import { shortUrn } from "./urn";
import { declaredNames, isFixed, isUnknown, isVisible, type Remote, sameValue, type Values } from "./values";

/** The marks that an object keeps through reads and writes. */
const KEPT = [mark.version, mark.account];

/**
 * The outputs of an object: what the API shows, in the spelling that is known already where both mean the same, so that a
 * re-spelling by the API is no change.
 *
 * @param known - the declared arguments over the outputs so far
 * @param declared - the names of the declared arguments
 */
export function toOutputs(
  entity: Entity,
  remote: Remote,
  known: Values,
  declared: readonly string[],
): Values {
  const outputs: Values = {};
  const shown = { ...remote.values, ...identity(entity, remote.id) };
  for (const name of outputNames(entity)) {
    const [mine, theirs] = [known[name], shown[name]];
    const keep =
      mine !== undefined &&
      (theirs === undefined ||
        isFixed(entity, name) ||
        !isVisible(entity, name) ||
        sameValue(entity, name, mine, theirs));
    const value = name in identity(entity, remote.id) ? theirs : keep ? mine : theirs;
    if (value !== undefined) outputs[name] = value;
  }
  for (const [name, relationship] of Object.entries(entity.relationships)) {
    if (outputs[name] !== undefined) outputs[relationship.output] = outputs[name];
  }
  for (const name of KEPT) if (known[name] !== undefined) outputs[name] = known[name];
  if (known[mark.urn] !== undefined) outputs[mark.urn] = shortUrn(known[mark.urn]);
  outputs[mark.declared] = declared.join(",");
  return outputs;
}

// What a server gave as id in an answer is the truth, also where the program asked for another one.
function identity(entity: Entity, id: string): Values {
  const name = idName(entity);
  return name ? { [name]: id } : {};
}

/** The names of the arguments that were declared when these outputs were made; undefined for an object that is only read. */
export function declaredIn(outputs: Values): string[] | undefined {
  const names = outputs[mark.declared];
  return typeof names === "string" ? names.split(",").filter((name) => name !== "") : undefined;
}

/** The inputs that a program would have declared to get these outputs. */
export function inputsOf(outputs: Values): Values | undefined {
  const declared = declaredIn(outputs);
  const urn = outputs[mark.urn];
  return (
    declared && {
      ...Object.fromEntries(declared.map((name) => [name, outputs[name] ?? null])),
      ...(urn !== undefined && { [mark.urn]: urn }),
    }
  );
}

/** The declared arguments that an object does not show as declared. What it does not show at all is left out. */
export function differences(
  entity: Entity,
  inputs: Values,
  remote: Remote,
  names = declaredNames(entity, inputs),
): string[] {
  const shown = { ...remote.values, ...identity(entity, remote.id) };
  return names.filter(
    (name) =>
      isVisible(entity, name) &&
      shown[name] !== undefined &&
      !isUnknown(inputs[name]) &&
      !sameValue(entity, name, inputs[name], shown[name]),
  );
}
