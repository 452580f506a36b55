import type { Identifier, Json } from "../../api";
import type { Attribute, Entity } from "../../entities";
import type { Values } from "./values";

/** Names on the wire: the one that the operator chose, and those that this account's API has refused. */
export interface WireNames {
  readonly terminationModeAttribute: string;
  readonly refused?: Set<string>;
}

/** The name under which an attribute is sent. Sources disagree on some names, so one that was refused gives way to the next. */
export function wireName(attribute: Attribute, names: WireNames): string {
  const chosen = attribute.wireSetting ? names[attribute.wireSetting] : attribute.wire;
  const all = [...new Set([chosen, attribute.wire, ...(attribute.aliases ?? [])])];
  return all.find((name) => !names.refused?.has(name)) ?? chosen;
}

/** The body of a POST or PATCH that sets the named arguments. */
export function encode(entity: Entity, names: readonly string[], inputs: Values, settings: WireNames) {
  const attributes: Record<string, Json> = {};
  const relationships: Record<string, { data: Identifier | null }> = {};
  for (const name of names) {
    const value = inputs[name];
    const attribute = entity.attributes[name];
    const relationship = entity.relationships[name];
    if (attribute?.local) continue;
    if (attribute && !attribute.readOnly) {
      attributes[wireName(attribute, settings)] = attribute.kind.write(value) as Json;
    } else if (relationship) {
      const data = value === null ? null : { type: relationship.type, id: String(value) };
      relationships[relationship.wire] = { data };
    }
  }
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(relationships).length > 0 && { relationships }),
  };
}
