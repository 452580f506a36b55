import { type Entity, entities } from "../../entities";
import { DYNAMIC, PLUGIN } from "../../lifecycle/object/tokens";

/** The name of the Pulumi package. */
export const PACKAGE = "telecom-center";

const token = (name: string) => PLUGIN + name;

/** The tokens of a class and of its functions. */
export const TOKENS = {
  class: ({ name }: Entity) => token(name),
  /** What the same class is called where the dynamic form of the provider has it. */
  dynamic: ({ name }: Entity) => DYNAMIC + name,
  one: ({ name }: Entity) => token(`get${name}`),
  list: ({ plural }: Entity) => token(`get${plural}`),
};

/** The entity of a class's token. */
export function entityOf(type: string): Entity | undefined {
  return entities.find((entity) => TOKENS.class(entity) === type);
}
