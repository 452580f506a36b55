import type { ResourceObject } from "../../provider/api";
import { type Attribute, argumentNames, type Entity } from "../../provider/entities";
import { type Remote, sameValue, UNKNOWN } from "../../provider/lifecycle";
import type { AnswerError } from "../../provider/lifecycle/object/decode";
import { literal, quoted } from "./literal";

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
  const identity = entity.idArgument?.name ?? entity.lookup?.[0];
  if (identity) described.values.push([identity, id]);
  for (const name of argumentNames(entity)) {
    if (name === identity || entity.lookup?.includes(name)) continue;
    const [attribute, relationship] = [entity.attributes[name], entity.relationships[name]];
    if (relationship) {
      const related = remote.values[name];
      if (typeof related === "string") described.references.push([name, related]);
      else if (relationship.required) described.problem = `the API shows no ${relationship.class} for it`;
    } else if (attribute?.secret) {
      if (isShown(remote.values[name])) described.secrets.push(name);
      else if (maybeSet(remote, name, attribute)) described.hidden.push(name);
    } else if (attribute && !attribute.local) {
      addValue(described, entity, name, attribute, remote.values[name]);
    }
  }
  described.problem = whyUncarried(entity, remote) ?? described.problem;
  if (isCustomerMade(entity, remote)) described.notes.push("Made by the customer in the user interface.");
  if (isAutomatic(entity, remote)) described.notes.push("Made by the account itself, for a new customer.");
  return described;
}

function addValue(
  described: { values: [string, unknown][]; notes: string[]; problem: string | undefined },
  entity: Entity,
  name: string,
  attribute: Attribute,
  value: unknown,
): void {
  const { fallback, required, kind } = attribute;
  const unset = value === undefined || (value === null && fallback === undefined);
  if (!unset && !required && fallback !== undefined && sameValue(entity, name, value, fallback)) return;
  const parsed = kind.argument.safeParse(value);
  if (!unset && parsed.success) described.values.push([name, parsed.data]);
  else if (required) described.problem = `its ${name} is ${shown(value)}, and must be ${kind.allowed}`;
  else if (!unset && !isEmpty(value)) {
    described.notes.push(
      `Not declared: ${name} is ${shown(value)} in the account, and must be ${kind.allowed}.`,
    );
  }
}

/** Describes an object whose answer can't be understood. */
export function describeOdd(
  entity: Entity,
  { id, attributes }: ResourceObject,
  error: AnswerError,
): Described {
  const { attribute: wire, fault } = error;
  const [name, { secret } = {}] =
    Object.entries(entity.attributes).find(([, one]) => [one.wire, ...(one.aliases ?? [])].includes(wire)) ??
    [];
  const value = attributes[wire];
  const shows = value !== undefined && value !== null && !secret ? `: ${clipped(literal(value))}` : "";
  const label = attributes[entity.attributes[entity.label]?.wire ?? ""];
  return {
    id,
    label: typeof label === "string" ? label : "",
    values: [],
    references: [],
    secrets: [],
    hidden: [],
    notes: [],
    problem: `its ${name ?? wire} ${fault}${shows}`,
  };
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

// An answer may mask a password or leave it out; only what it belongs to tells then.
function maybeSet({ values }: Remote, name: string, { goesWith }: Attribute): boolean {
  if (!isEmpty(values[name])) return true;
  return goesWith !== undefined && !isEmpty(values[goesWith]);
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
