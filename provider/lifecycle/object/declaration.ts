import { type Attribute, argumentNames, type Entity, idName } from "../../entities";
import { fallbackOf, type Remote, sameValue, type Values } from "./values";

/** What a program has to say of one argument of an object, so that it declares the object as it is. */
export type Declarable =
  | { readonly name: string; readonly is: "value"; readonly value: unknown }
  | { readonly name: string; readonly is: "reference"; readonly id: string }
  /** A value that must not stand in a file. */
  | { readonly name: string; readonly is: "secret" }
  /** A value that no program can declare; without it the object can't be declared where it is required. */
  | { readonly name: string; readonly is: "unfit"; readonly value: unknown; readonly required: boolean };

/** The arguments that declare an object as it is, and nothing that the API would do by itself. */
export function declarationOf(entity: Entity, { id, values }: Remote): Declarable[] {
  const own = idName(entity);
  const identity: Declarable[] = own === undefined ? [] : [{ name: own, is: "value", value: id }];
  const others = argumentNames(entity).filter((name) => name !== own && !entity.lookup?.includes(name));
  return [...identity, ...others.flatMap((name) => argumentOf(entity, name, values) ?? [])];
}

function argumentOf(entity: Entity, name: string, values: Values): Declarable | undefined {
  const [attribute, relationship] = [entity.attributes[name], entity.relationships[name]];
  const value = values[name];
  if (relationship) {
    if (typeof value === "string") return { name, is: "reference", id: value };
    return relationship.required ? { name, is: "unfit", value, required: true } : undefined;
  }
  if (!attribute || attribute.local) return undefined;
  if (attribute.secret) return maybeSet(values, name, attribute) ? { name, is: "secret" } : undefined;
  const required = attribute.required === true;
  const fallback = fallbackOf(entity, name);
  const unset = value === undefined || (value === null && fallback === undefined);
  if (!unset && !required && fallback !== undefined && sameValue(entity, name, value, fallback))
    return undefined;
  const parsed = attribute.kind.argument.safeParse(value);
  if (!unset && parsed.success) return { name, is: "value", value: parsed.data };
  return required || !(unset || isEmpty(value)) ? { name, is: "unfit", value, required } : undefined;
}

/**
 * The inputs of an object that is imported: what a program has to declare, without what must not be printed. What null
 * clears is left out, because a null can't be written in every language.
 */
export function importedInputs(entity: Entity, remote: Remote): Values {
  const inputs: Values = {};
  for (const argument of declarationOf(entity, remote)) {
    if (argument.is === "reference") inputs[argument.name] = argument.id;
    if (argument.is === "value" && argument.value !== null) inputs[argument.name] = argument.value;
  }
  return inputs;
}

// An answer may show a password in clear, mask it, or leave it out; only what it belongs to tells then.
function maybeSet(values: Values, name: string, { goesWith }: Attribute): boolean {
  if (!isEmpty(values[name])) return true;
  return goesWith !== undefined && !isEmpty(values[goesWith]);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
