import { type Entity, entities } from "../../provider/entities";
import { classOfType } from "../../provider/lifecycle/object/tokens";
import { isUnknown, type Values } from "../../provider/lifecycle/object/values";
import type { Document, RawState } from "./document";
import { SECRET, withoutSecrets } from "./secret";

/** A resource before or after the change, without its secrets. */
export interface Side {
  readonly id?: string;
  readonly inputs: Values;
  readonly outputs: Values;
  /** The resources from which arguments come, by argument; only where it is one alone. */
  readonly links: Readonly<Record<string, string>>;
  /** All resources on which arguments depend, by argument. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  /** The customer with whose deletion it goes. */
  readonly goesWith?: string;
  /** Stays in the account when it leaves the stack. */
  readonly retained: boolean;
  /** Only read: the stack doesn't manage it. */
  readonly external: boolean;
}

/** A resource of this provider in one document, with all that the document says of it. */
export interface Resource {
  readonly urn: string;
  /** The resource's name in the stack. */
  readonly resource: string;
  readonly entity: Entity;
  /** The resource under which it stands. */
  readonly parent?: string;
  /** What the engine does; reading, refreshing and leaving alone is none of it. */
  readonly ops: Set<string>;
  /** What the engine told last of it. */
  last?: string;
  before?: Side;
  after?: Side;
  /** What the state held before a refresh that came first. */
  unrefreshed?: Side;
}

/** What a document holds: this provider's resources, and how many steps of others. */
export interface Contents {
  readonly project: string;
  readonly stack: string;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Steps of other providers' resources by what the engine does. */
  readonly others: Readonly<Record<string, number>>;
}

/** What the engine does that changes nothing. */
export const PASSIVE = new Set(["same", "read", "refresh", "read-replacement"]);

export function contentsOf(document: Document): Contents {
  const resources = new Map<string, Resource>();
  const others: Record<string, number> = {};
  let [project, stack] = ["", ""];
  for (const { op, urn, oldState, newState } of document.steps ?? []) {
    const [, stackName = "", projectName = "", type = "", resource = ""] = partsOf(urn);
    project ||= projectName;
    stack ||= stackName;
    const entity = entities.find((candidate) => candidate.name === classIn(type));
    if (!entity) {
      if (!PASSIVE.has(op) && (newState ?? oldState)?.custom !== false && !/^pulumi:/.test(type)) {
        others[op] = (others[op] ?? 0) + 1;
      }
      continue;
    }
    const parent = (newState ?? oldState)?.parent;
    const known: Resource = resources.get(urn) ?? {
      urn,
      resource,
      entity,
      ...(parent && { parent }),
      ops: new Set<string>(),
    };
    resources.set(urn, known);
    const before = oldState ? sideOf(entity, oldState) : undefined;
    const after = newState ? sideOf(entity, newState) : undefined;
    if (op === "refresh") known.unrefreshed = before;
    record(known, op, before, after);
  }
  return { project, stack, resources, others };
}

function record(known: Resource, op: string, before: Side | undefined, after: Side | undefined): void {
  known.last = op;
  if (PASSIVE.has(op)) {
    if (known.ops.size > 0 || !(before || after)) return;
    known.before = before;
    known.after = op === "refresh" ? after : (after ?? before);
    return;
  }
  // A replacement may be told in two steps, one for each side.
  const first = known.ops.size === 0;
  known.before = (first ? undefined : known.before) ?? before;
  known.after = after ?? (first ? undefined : known.after);
  known.ops.add(op);
}

// urn:pulumi:<stack>::<project>::<types>::<name>; a name may hold the separator, the rest can't.
function partsOf(urn: string): string[] {
  const [stack = "", project = "", type = "", ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return ["", stack, project, type, name.join("::")];
}

// The parents' types stand before its own.
const classIn = (types: string): string | undefined => classOfType(types.slice(types.lastIndexOf("$") + 1));

export const classOfUrn = (urn: string): string | undefined => classIn(partsOf(urn)[3]!);
export const nameOfUrn = (urn: string): string => partsOf(urn)[4]!;

function sideOf(entity: Entity, state: RawState): Side {
  const links: Record<string, string> = {};
  const sources: Record<string, readonly string[]> = {};
  for (const [argument, urns] of Object.entries(state.propertyDependencies ?? {})) {
    sources[argument] = urns ?? [];
    const wanted = entity.relationships[argument]?.class;
    const fitting = (urns ?? []).filter((urn) => classOfUrn(urn) === wanted);
    if (wanted && fitting.length === 1) links[argument] = fitting[0]!;
  }
  return {
    ...(state.id && !isUnknown(state.id) && { id: state.id }),
    inputs: withoutSecrets(entity, state, state.inputs),
    outputs: withoutSecrets(entity, state, state.outputs),
    links,
    sources,
    ...(state.deletedWith && { goesWith: state.deletedWith }),
    retained: state.retainOnDelete === true,
    external: state.external === true,
  };
}

/** What is known of the object: its outputs, and the arguments over them. */
export function valuesOf(side: Side): Values {
  return { ...side.outputs, ...side.inputs };
}

/** Whether a name is one of the provider's own, which Pulumi hides and no reader of a review knows. */
export const isHidden = (name: string): boolean => name.startsWith("__");

/** The text of a value that is known and no secret. */
export function knownText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "" || value === SECRET || isUnknown(value))
    return undefined;
  return typeof value === "object" ? undefined : String(value);
}

/** What an operator calls the object: its number, its name, or the resource's name in the stack. */
export function labelOf({ entity, resource, before, after }: Resource): string {
  for (const side of [before, after]) {
    if (!side) continue;
    const values = side === after ? valuesOf(side) : { ...side.inputs, ...side.outputs };
    const names = [entity.label, ...(entity.lookup ?? [])].filter((name) => !entity.relationships[name]);
    for (const name of names) {
      const text = knownText(values[name]);
      if (text !== undefined) return text;
    }
  }
  return resource;
}
