import type { ResourceObject } from "../../../provider/api";
import type { Entity } from "../../../provider/entities";
import { declarationOf, type Remote, UNKNOWN } from "../../../provider/lifecycle";
import type { AnswerError } from "../../../provider/lifecycle/object/decode";
import { literal, quoted } from "../code/literal";

/** What a program has to say of one object: nothing that the API would do by itself. */
export interface Described {
  readonly id: string;
  /** What an operator knows it by. */
  readonly label: string;
  /** Arguments that are plain values. */
  readonly values: readonly (readonly [name: string, value: unknown])[];
  /** Arguments that refer to other objects, by their ids. */
  readonly references: readonly (readonly [name: string, id: string])[];
  /** Arguments that the account shows, and whose values must not stand in a file. */
  readonly secrets: readonly string[];
  /** Arguments that the account may have and does not show. */
  readonly hidden: readonly string[];
  /** What a reader should know. */
  readonly notes: readonly string[];
  /** Why no program can declare it. */
  readonly problem?: string;
}

/** The name that the account gives to what it makes by itself. */
const AUTOMATIC = "Default";

/** Whether the customer made it in the user interface, as far as the API tells. */
export function isCustomerMade(entity: Entity, { values }: Remote): boolean {
  return entity.attributes.operator?.readOnly === true && values.operator === false;
}

/** Whether the account made it by itself for a new customer. */
export function isAutomatic(entity: Entity, { values }: Remote): boolean {
  return entity.adoptsDefault === true && values[entity.label] === AUTOMATIC;
}

/** Describes an object by its entity's row: the documented defaults are left out. */
export function describe(entity: Entity, remote: Remote): Described {
  const { id } = remote;
  const label = remote.values[entity.label];
  const described = {
    id,
    label: typeof label === "string" ? label : "",
    values: [] as [string, unknown][],
    references: [] as [string, string][],
    secrets: [] as string[],
    hidden: [] as string[],
    notes: [] as string[],
    problem: undefined as string | undefined,
  };
  for (const argument of declarationOf(entity, remote)) {
    const { name } = argument;
    if (argument.is === "value") described.values.push([name, argument.value]);
    else if (argument.is === "reference") described.references.push([name, argument.id]);
    else if (argument.is === "secret")
      (isShown(remote.values[name]) ? described.secrets : described.hidden).push(name);
    else if (argument.required) described.problem = whyUndeclared(entity, name, argument.value);
    else described.notes.push(`Not declared: ${unfit(entity, name, argument.value, " in the account")}.`);
  }
  described.problem = whyUncarried(entity, remote) ?? described.problem;
  if (isCustomerMade(entity, remote)) described.notes.push("Made by the customer in the user interface.");
  if (isAutomatic(entity, remote)) described.notes.push("Made by the account itself, for a new customer.");
  return described;
}

function whyUndeclared(entity: Entity, name: string, value: unknown): string {
  const relationship = entity.relationships[name];
  return relationship ? `the API shows no ${relationship.class} for it` : `its ${unfit(entity, name, value)}`;
}

const unfit = (entity: Entity, name: string, value: unknown, where = "") =>
  `${name} is ${shown(value)}${where}, and must be ${entity.attributes[name]!.kind.allowed}`;

/**
 * Describes an object whose answer can't be understood.
 *
 * @param problem - what is wrong with an attribute, or with the answer's form
 */
export function describeOdd(
  entity: Entity,
  object: ResourceObject,
  problem: AnswerError | string,
): Described {
  const { id, attributes } = object;
  const label = attributes[entity.attributes[entity.label]?.wire ?? ""];
  return {
    id,
    label: typeof label === "string" ? label : "",
    values: [],
    references: [],
    secrets: [],
    hidden: [],
    notes: [],
    problem: `its ${typeof problem === "string" ? problem : faultOf(entity, object, problem)}`,
  };
}

function faultOf(
  entity: Entity,
  { attributes }: ResourceObject,
  { attribute: wire, fault }: AnswerError,
): string {
  const [name, { secret } = {}] =
    Object.entries(entity.attributes).find(([, one]) => [one.wire, ...(one.aliases ?? [])].includes(wire)) ??
    [];
  const value = attributes[wire];
  const shows = value !== undefined && value !== null && !secret ? `: ${clipped(literal(value))}` : "";
  return `${name ?? wire} ${fault}${shows}`;
}

// The engine writes texts as UTF-8, which has no halves of a pair, and takes one text for a value that is not known yet.
function whyUncarried(entity: Entity, { id, values }: Remote): string | undefined {
  for (const [name, value] of [["id", id], ...Object.entries(values)] as [string, unknown][]) {
    const texts = [value].flat().filter((item) => typeof item === "string");
    const shows = entity.attributes[name]?.secret ? "" : `, ${shown(value)},`;
    if (texts.includes(UNKNOWN))
      return `its ${name}${shows} is what stands for an unknown value in Pulumi's engine`;
    if (texts.some((text) => /\p{Cs}/u.test(text)))
      return `its ${name}${shows} has half a character, which Pulumi's engine can't carry`;
  }
  return undefined;
}

/** Whether an answer shows a secret in clear; some mask it. */
function isShown(value: unknown): boolean {
  return !isEmpty(value) && !/^[*•●xX]+$|\*{3}|•{3}|●{3}/.test(String(value));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "not shown";
  return typeof value === "string" ? quoted(value) : clipped(literal(value));
}

const clipped = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
