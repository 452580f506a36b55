import type { Entity } from "../../provider/entities";
import { compare } from "../../provider/lifecycle/deciding/diff";
import {
  fallbackOf,
  isFixed,
  isUnknown,
  sameValue,
  type Values,
} from "../../provider/lifecycle/object/values";
import type { Objects } from "../pairing/objects";
import { isHidden, labelOf, nameOfUrn, type Resource, type Side } from "../reading/resource";
import { SECRET } from "../reading/secret";
import type { ToldSecrets } from "../reading/toldSecrets";
import type { Verdict } from "./risk";
import { judge, ruleOf } from "./rules";

/** One argument that changes. */
export interface Change {
  readonly property: string;
  readonly word: string;
  /** Texts to show; absent where there is nothing to show: a secret, or a value that a preview does not know. */
  readonly from?: string;
  readonly to?: string;
  readonly secret?: true;
  /** A secret may change: a preview hides whether it does. */
  readonly possible?: true;
  /** That a secret changes is concluded from nothing else being seen to, and not told by the provider. */
  readonly untold?: true;
  /** The values themselves, where they are no secrets; one that is known in the run alone is unknown here as well. */
  readonly raw?: { readonly from: unknown; readonly to: unknown };
  /** Somebody changed it in the account, and the stack sets it back. */
  readonly undoes?: true;
  readonly verdict: Verdict;
}

const HIDDEN: Pick<Verdict, "because"> = {
  because: "a preview hides whether a secret changes",
};

/** What changes between two sides of a resource, each with its risk. */
export function changesOf(
  resource: Resource,
  find: Finder,
  objects: Objects,
  secrets?: ToldSecrets,
): Change[] {
  const { entity, before, after, unrefreshed } = resource;
  if (!before || !after) return [];
  const olds: Values = { ...before.inputs, ...before.outputs };
  const { changed, released } = compare(entity, olds, after.inputs);
  const different = changed.filter(
    (property) =>
      !objects.isSame(property, before, after) &&
      !(isFixed(entity, property) && objects.isLeftOpen(property, after)),
  );
  const certain = different.map((property): Change => {
    const rule = ruleOf(entity.name, property);
    const from = olds[property];
    const to = property in after.inputs ? after.inputs[property] : fallbackOf(entity, property);
    const verdict = judge(rule, from, to);
    const undoes = drifted(entity, property, unrefreshed, before) && { undoes: true as const };
    if (from === SECRET || to === SECRET) {
      return { property, word: rule.word, secret: true, ...undoes, verdict };
    }
    const texts = {
      from: textOf(entity, property, from, before, find),
      to: textOf(entity, property, to, after, find),
    };
    return { property, word: rule.word, ...texts, ...undoes, raw: { from, to }, verdict };
  });
  const hidden = Object.keys(after.inputs).filter(
    (property) => !isHidden(property) && after.inputs[property] === SECRET && !changed.includes(property),
  );
  const alone =
    changed.length + released.length === 0 && hidden.length === 1 && !remembersOtherwise(before, after);
  const open = hidden.filter((property) => secrets?.get(property) !== "kept");
  return [
    ...certain,
    ...open.map((property) =>
      secrets?.has(property) ? certainSecret(entity, property) : ofSecret(entity, property, before, alone),
    ),
  ];
}

/** Whether the engine may plan the step for what the provider remembers beside the arguments. */
function remembersOtherwise({ inputs: olds }: Side, { inputs: news }: Side): boolean {
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(isHidden);
  return names.some((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
}

/** The provider, which knows both values, told that it changes. */
function certainSecret(entity: Entity, property: string): Change {
  const rule = ruleOf(entity.name, property);
  return { property, word: rule.word, secret: true, verdict: judge(rule, SECRET, SECRET) };
}

function ofSecret(entity: Entity, property: string, before: Side, alone: boolean): Change {
  const { word, ...rule } = ruleOf(entity.name, property);
  const verdict = judge({ word, ...rule }, SECRET, SECRET);
  if (alone) return { property, word, secret: true, untold: true, verdict };
  if (before.inputs[property] === undefined) return { property, word, secret: true, verdict };
  const because =
    verdict.risk === "harmless" ? verdict.because : `${HIDDEN.because}; if so, ${verdict.because}`;
  return { property, word, secret: true, possible: true, verdict: { ...verdict, because } };
}

function drifted(entity: Entity, property: string, unrefreshed: Side | undefined, before: Side): boolean {
  const [was, is] = [unrefreshed?.outputs[property], before.outputs[property]];
  return was !== undefined && is !== undefined && !sameValue(entity, property, was, is);
}

/** The resource of a URN, or of a class and an id. */
export type Finder = (what: { urn: string } | { class: string; id: string }) => Resource | undefined;

function textOf(entity: Entity, property: string, value: unknown, side: Side, find: Finder): string {
  const relationship = entity.relationships[property];
  if (relationship) {
    const urn = side.links[property];
    const target = urn
      ? find({ urn })
      : typeof value === "string"
        ? find({ class: relationship.class, id: value })
        : undefined;
    const name = target ? labelOf(target) : urn ? nameOfUrn(urn) : undefined;
    if (isUnknown(value)) return name === undefined ? "(known when it is made)" : `${name} (new)`;
    if (name !== undefined) return name;
  }
  if (isUnknown(value)) return "(known when it is applied)";
  return show(value, ruleOf(entity.name, property).empty);
}

/** A value as a sentence shows it; `empty` stands for none. */
export function show(value: unknown, empty = "none"): string {
  if (value === null || value === undefined || value === "") return empty;
  if (Array.isArray(value)) return value.map((item) => show(item)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
