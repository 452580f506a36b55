import type { Kind } from "./kinds";

/** One attribute of an entity: a row of the API manual's attribute table, in the terms of a stack file. */
export interface Attribute {
  /** The name that is written, and the first that is looked for in an answer. */
  readonly wire: string;
  /** Other names that answers are known to use for the same attribute. */
  readonly aliases?: readonly string[];
  readonly kind: Kind;
  /** What it means, for the editor and the reference pages. */
  readonly doc: string;
  /** Must be declared. */
  readonly required?: true;
  /** Only the API sets it. */
  readonly readOnly?: true;
  /** Encrypted in the state and never printed. */
  readonly secret?: true;
  /** An answer may hide, mask or leave out the value, so an answer says nothing about it. */
  readonly writeOnly?: true;
  /** The argument without which it means nothing: where that is set, this one may be set as well although no answer shows it. */
  readonly goesWith?: string;
  /** The documented default, to which an argument goes back that is removed from the program. */
  readonly fallback?: unknown;
  /** What stands for the documented default in words where the API has no single value for it. */
  readonly defaultDoc?: string;
  /** The manual does not list it for PATCH: planned as an update, and told when the API does not apply it. */
  readonly unlistedForUpdate?: true;
  /** Where the report of a probe tells what an account does about it: keys of its findings, with a part behind a dot. */
  readonly probed?: {
    /** What becomes of a change. */
    readonly update?: string;
    /** What becomes of null. */
    readonly clear?: string;
    /** The names under which it can be written. */
    readonly names?: string;
  };
  /** The setting that overrides the written name. */
  readonly wireSetting?: "terminationModeAttribute";
  /** An answer without it is malformed. */
  readonly expected?: true;
  /** The end customer can change it in the user interface, so that drift is to be expected. */
  readonly inUi?: true;
  /** Kept in the state alone and never sent; a change makes a new object. */
  readonly local?: true;
  /** The argument that decides what the API makes of it, so that a preview does not know it once that changes. */
  readonly follows?: string;
  /** Changes by itself (a device comes online), so that it is no sign of drift. */
  readonly volatile?: true;
}

/** A to-one relationship of an entity. */
export interface Relationship {
  readonly wire: string;
  /** The JSON:API type that is sent. */
  readonly type: string;
  /** Further types that answers are known to use. */
  readonly typeAliases?: readonly string[];
  /** The class that may be given in place of an id. */
  readonly class: string;
  /** The output that always holds the related object's id. */
  readonly output: string;
  readonly doc: string;
  readonly required?: true;
  /** Can be changed by PATCH; otherwise a change replaces the object. */
  readonly updatable?: true;
  /** Can be unlinked. */
  readonly clearable?: true;
}

/** How an entity comes to be and goes. */
export type Origin =
  /** Created and deleted through the API. */
  | "created"
  /** Exists already; taken over, and left as it is. */
  | "existing"
  /** Done once and forgotten: it can neither be read nor deleted. */
  | "action"
  /** Written by the API alone; a program can only read it. */
  | "record";

/** One entity of the Operator API as data: all that the lifecycle, the classes, the pages and the exporter know of it. */
export interface Entity {
  /** The class and the last part of the type token. */
  readonly name: string;
  /** The plural in function names. */
  readonly plural: string;
  /** The JSON:API type, which is the path as well. */
  readonly type: string;
  readonly doc: string;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  readonly origin: Origin;
  /** The argument that carries an id which the client chooses. */
  readonly idArgument?: { readonly name: string; readonly doc: string };
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly relationships: Readonly<Record<string, Relationship>>;
  /** For an existing object: the arguments of which exactly one says which object is meant. */
  readonly lookup?: readonly string[];
  /** The account may make one by itself for a new customer, which can be taken over in place of creating a second one. */
  readonly adoptsDefault?: true;
  /** Values that only one object may have: a replacement that keeps them has to delete first. */
  readonly unique?: readonly string[];
  /** The arguments that tell an operator which object it is, in messages. */
  readonly label: string;
  /** `filter[...]` names of the manual by the names used here. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** `include` names of the manual. */
  readonly includes: readonly string[];
  /** What deleting one takes with it, for good. */
  readonly deleteDoc: string;
}

/** A filter of an entity's list. */
export interface Filter {
  readonly wire: string;
  readonly type: "string" | "boolean" | "integer" | "time";
  readonly doc: string;
}

/** The names of everything that a program may declare. */
export function argumentNames(entity: Entity): string[] {
  const names = Object.keys(entity.attributes).filter((name) => !entity.attributes[name]!.readOnly);
  return [
    ...Object.keys(entity.relationships),
    ...(entity.idArgument ? [entity.idArgument.name] : []),
    ...(entity.lookup ?? []).filter((name) => !names.includes(name)),
    ...names,
  ];
}

/** The names of everything that stands in the state. */
export function outputNames(entity: Entity): string[] {
  return [
    ...new Set([
      ...argumentNames(entity),
      ...Object.values(entity.relationships).map((relationship) => relationship.output),
      ...Object.keys(entity.attributes),
    ]),
  ];
}

/** The argument that is the object's id, or finds it; undefined where the API gives the id. */
export const idName = (entity: Entity): string | undefined => entity.idArgument?.name ?? entity.lookup?.[0];

/** The outputs that are encrypted in the state. */
export function secretNames(entity: Entity): string[] {
  return Object.keys(entity.attributes).filter((name) => entity.attributes[name]!.secret);
}
