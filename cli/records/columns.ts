import type { ResourceObject } from "../../provider/api";
import type { Entity } from "../../provider/entities";
import { decode } from "../../provider/lifecycle";

/** One call record: its values in the order of the columns; what the API does not tell is undefined. */
export type Row = readonly unknown[];

/** The columns of an entity, named as in a stack file: the id, the attributes, and the ids of what it refers to. */
export function columnsOf(entity: Entity): string[] {
  const related = Object.values(entity.relationships).map(({ output }) => output);
  return ["id", ...Object.keys(entity.attributes), ...related];
}

/** Reads a record. */
export function toRow(entity: Entity, object: ResourceObject): Row {
  const { id, values } = decode(entity, object);
  const attributes = Object.keys(entity.attributes).map((name) => values[name]);
  const related = Object.keys(entity.relationships).map((name) => values[name]);
  return [id, ...attributes, ...related];
}

/** Whether an answer leaves out what the record refers to, so that it has to be asked for. */
export function lacksRelated(entity: Entity, object: ResourceObject): boolean {
  return Object.values(entity.relationships).some(
    ({ wire }) => object.relationships[wire]?.data === undefined,
  );
}
