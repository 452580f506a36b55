import { argumentNames, type Entity } from "../../entities";
import { declaredIn, mark, type Values } from "../../lifecycle";

/** A resource as Pulumi's protocol tells it: its URN, its outputs and its inputs in the state. */
export interface Stored {
  readonly urn: string;
  readonly outputs: Values;
  readonly inputs: Values;
}

/**
 * Stands among the inputs that an import has read, until the program has been deployed once: nobody has declared them, so
 * that nothing of them goes back to a default because the program leaves it out.
 */
export const IMPORTED = "__imported";

/** The arguments among the inputs, in the order of the entity. */
export const argumentsIn = (entity: Entity, inputs: Values): string[] =>
  argumentNames(entity).filter((name) => inputs[name] !== undefined);

/**
 * What the state knows of an object: its outputs, and among them what the program declared of it that no answer has told. An
 * import stores what was read alone, and the declaration goes into the inputs.
 */
export function knownOf(entity: Entity, { urn, outputs, inputs }: Stored): Values {
  const declared = declaredIn(outputs) ?? [];
  const names = argumentsIn(entity, inputs);
  const meant = inputs[IMPORTED] ? [] : names;
  const untold = names.filter(
    (name) => outputs[name] === undefined || (entity.attributes[name]?.writeOnly && !declared.includes(name)),
  );
  return {
    [mark.urn]: urn,
    ...outputs,
    ...Object.fromEntries(untold.map((name) => [name, inputs[name]])),
    [mark.declared]: [...new Set([...declared, ...meant])].join(","),
  };
}
