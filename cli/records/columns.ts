import type { ResourceObject } from "../../provider/api";
import type { Entity } from "../../provider/entities";
import { isoTime, type Kind, shownNumber, shownText, shownTime } from "../../provider/entities/kinds";
import type { Oddities } from "./oddities";

/** One call record: its values in the order of the columns; what the API does not tell is undefined. */
export type Row = readonly unknown[];

/** The columns of an entity, named as in a stack file: the id, the attributes, and the ids of what it refers to. */
export function columnsOf(entity: Entity): string[] {
  const related = Object.values(entity.relationships).map(({ output }) => output);
  return ["id", ...Object.keys(entity.attributes), ...related];
}

/** Reads a record; a value of no known form stays as it came, and is noted. */
export function rowReader(entity: Entity, odd: Oddities): (object: ResourceObject) => Row {
  const attributes = Object.entries(entity.attributes).map(
    ([name, { wire, kind }]) => [name, wire, readerOf(kind)] as const,
  );
  const related = Object.values(entity.relationships).map(({ wire }) => wire);
  return (object) => {
    const row: unknown[] = [object.id === "" ? undefined : object.id];
    if (object.problem !== undefined) odd.noteProblem(object.problem, object.id);
    for (const [name, wire, read] of attributes) {
      const came = object.attributes[wire];
      const value = came === undefined ? undefined : read(came);
      if (value === undefined && came !== undefined) odd.note(name, came, object.id);
      row.push(value === undefined ? came : value);
    }
    for (const wire of related) {
      const data = object.relationships[wire]?.data;
      row.push(data === null ? null : Array.isArray(data) ? undefined : data?.id);
    }
    return row;
  };
}

/** Whether an answer leaves out what the record refers to, so that it has to be asked for. */
export function lacksRelated(entity: Entity, object: ResourceObject): boolean {
  return Object.values(entity.relationships).some(
    ({ wire }) => object.relationships[wire]?.data === undefined,
  );
}

// Undefined for a value of no known form. Most values are texts, which stay as they are: to parse each of a million
// records' would take longer than all the rest.
function readerOf(kind: Kind): (value: unknown) => unknown {
  const parse = (value: unknown) => {
    const parsed = kind.answer.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };
  if (kind === shownTime) return (value) => (typeof value === "string" ? knownTime(value) : parse(value));
  if (kind === shownText || kind === shownNumber)
    return (value) => (typeof value === "string" ? value : parse(value));
  return parse;
}

function knownTime(text: string): string | undefined {
  const time = isoTime(text);
  return time.endsWith("Z") ? time : undefined;
}
