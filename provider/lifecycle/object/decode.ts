import type { Identifier, ResourceObject } from "../../api";
import type { Entity } from "../../entities";
import { showName } from "../words/show";
import type { Remote, Values } from "./values";

/** An answer that lacks an attribute, or holds it in no known form. */
export class AnswerError extends Error {
  /**
   * @param attribute - the attribute's wire name
   * @param fault - what is wrong with it, to follow its name
   */
  constructor(
    message: string,
    readonly attribute: string,
    readonly fault: string,
  ) {
    super(message);
  }
}

/** Reads an answer's object. `included` helps where relationships come without data. */
export function decode(
  entity: Entity,
  object: ResourceObject,
  included: readonly ResourceObject[] = [],
): Remote {
  return decodeWith(entity, object, included, (wire, what) => {
    throw malformed(entity, object, wire, what);
  });
}

/**
 * Reads one of a list's objects, which may be somebody else's and as odd as it likes: what has no known form stands there
 * as it came, so that it equals no declaration, and the object is marked as odd.
 */
export function decodeListed(entity: Entity, object: ResourceObject): Remote {
  let odd: AnswerError | undefined;
  const remote = decodeWith(entity, object, [], (wire, what, shown = null) => {
    odd ??= malformed(entity, object, wire, what);
    return shown;
  });
  return odd ? { ...remote, odd } : remote;
}

/** @param odd - what an attribute is that has no known form */
function decodeWith(
  entity: Entity,
  object: ResourceObject,
  included: readonly ResourceObject[],
  odd: (wire: string, what: string, shown?: unknown) => unknown,
): Remote {
  const values: Values = {};
  for (const [name, attribute] of Object.entries(entity.attributes)) {
    if (attribute.local) continue;
    const wire = [attribute.wire, ...(attribute.aliases ?? [])].find(
      (key) => object.attributes[key] !== undefined,
    );
    if (wire === undefined) {
      if (attribute.expected) values[name] = odd(attribute.wire, "is missing");
      continue;
    }
    const shown = object.attributes[wire];
    if (shown === null && attribute.expected) {
      values[name] = odd(wire, "is null", shown);
      continue;
    }
    const parsed = attribute.kind.answer.safeParse(shown);
    if (!parsed.success) {
      // Null for what is never null tells as little as leaving it out.
      if (shown === null) continue;
      values[name] = odd(wire, "has a form that is not known", shown);
      continue;
    }
    values[name] = parsed.data;
  }
  for (const [name, relationship] of Object.entries(entity.relationships)) {
    const types = [relationship.type, ...(relationship.typeAliases ?? [])];
    const data = object.relationships[relationship.wire]?.data;
    const related =
      data === undefined ? onlyOne(included.filter((candidate) => types.includes(candidate.type))) : data;
    if (related === undefined || Array.isArray(related)) continue;
    values[name] = related === null ? null : related.id;
  }
  return { id: object.id, values };
}

function onlyOne(candidates: readonly ResourceObject[]): Identifier | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

function malformed(entity: Entity, object: ResourceObject, wire: string, what: string): AnswerError {
  return new AnswerError(
    `The Operator API's answer for ${entity.type} ${showName(object.id)} is malformed: /data/attributes/${wire} ${what}.`,
    wire,
    what,
  );
}
