import type { Attribute, Entity, Filter } from "../../../provider/entities";
import type { ClosedSet } from "../../../provider/entities/kinds";
import { PACKAGE, TOKENS } from "../../../provider/plugin/protocol/tokens";

/** A type in a Pulumi schema. */
export interface TypeSpec {
  type?: string;
  items?: TypeSpec;
  additionalProperties?: TypeSpec;
  oneOf?: TypeSpec[];
  $ref?: string;
  plain?: boolean;
}

export const TEXT: TypeSpec = { type: "string" };
export const LIST_OF_TEXT: TypeSpec = { type: "array", items: TEXT };
const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };

export const typeToken = (name: string): string => `${PACKAGE}:index:${name}`;
export const typeRef = (name: string): TypeSpec => ({ $ref: `#/types/${typeToken(name)}` });

/** The type of an argument. */
export function inputType(entity: Entity, name: string): TypeSpec {
  const relationship = entity.relationships[name];
  if (relationship) {
    const resource = TOKENS.class({ ...entity, name: relationship.class });
    return { oneOf: [TEXT, { $ref: `#/resources/${resource}` }] };
  }
  const attribute = entity.attributes[name];
  if (!attribute || attribute.readOnly) return TEXT;
  // Every SDK has closed enums, and the API may come to know more.
  const choices = choicesOf(attribute);
  if (choices) return { oneOf: [TEXT, typeRef(choices.name)] };
  return valueType(attribute.kind.types.input);
}

/** The type of an output. */
export function outputType(entity: Entity, name: string): TypeSpec {
  const attribute = entity.attributes[name];
  if (!attribute || isChoice(attribute)) return TEXT;
  return valueType(attribute.kind.types.output);
}

/** The type of a filter; points in time are texts. */
export function filterType({ type }: Filter): TypeSpec {
  return type === "boolean" ? { type: "boolean" } : TEXT;
}

// What TypeScript writes as a number or a text stays text: the integers of other languages may have 32 bits.
function valueType(source: string): TypeSpec {
  const types = source.split(" | ").filter((one) => one !== "null");
  if (types.some((one) => one.endsWith("[]"))) return LIST_OF_TEXT;
  if (types.includes("string")) return TEXT;
  if (types.includes("number")) return { type: "integer" };
  if (types.includes("boolean")) return { type: "boolean" };
  if (types.includes("unknown")) return ANY;
  throw new Error(`no type of a schema is known for ${source}`);
}

/** The values of an argument that can only be one of some; in a list they are plain text. */
export function choicesOf(attribute: Attribute): ClosedSet | undefined {
  return attribute.readOnly || !isChoice(attribute) ? undefined : attribute.kind.set;
}

const isChoice = ({ kind }: Attribute) => kind.set !== undefined && !kind.types.input.includes("[]");
