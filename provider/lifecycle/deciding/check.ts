import type { Entity } from "../../entities";
import { argumentNames } from "../../entities";
import { mark } from "../object/marks";
import { shortUrn } from "../object/urn";
import { isUnknown, UNKNOWN, type Values } from "../object/values";
import { derivedId, identityIn } from "../owning/identity";
import { called } from "../words/explain";
import type { Kind } from "../words/kinds";
import { show, showName, showType } from "../words/show";
import { takeoverOf } from "./control";

const ID_TEXT = 'text without spaces, "/", "?" and "#"';

/** What zod says of values that have not even the form. */
const FORMS = ["invalid_type", "invalid_format", "invalid_union"];

/** One reason why a program can't be deployed. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
  readonly kind: Kind;
}

/** The checked arguments, all that is wrong with them, and what is allowed and surely a mistake. */
export interface Checked {
  readonly inputs: Values;
  readonly failures: Failure[];
  readonly warnings: string[];
}

/**
 * Checks the arguments of one resource: all failures at once, each with its property path and the allowed values.
 *
 * @param olds - the inputs of the resource in the state, empty for a new one
 * @param news - the arguments of the program
 */
export function checkArguments(entity: Entity, olds: Values, news: Values): Checked {
  const inputs: Values = {};
  const failures: Failure[] = [];
  for (const name of argumentNames(entity)) {
    const value = news[name];
    if (value === undefined) {
      if (isRequired(entity, name))
        failures.push({
          property: name,
          reason: `\`${name}\` is required: ${allowedFor(entity, name)}`,
          kind: "missing",
        });
    } else if (value === UNKNOWN) {
      inputs[name] = value;
    } else {
      const checked = checkValue(entity, name, value);
      inputs[name] = checked.value;
      failures.push(...checked.failures);
    }
  }
  checkId(entity, olds, news, inputs);
  checkLookup(entity, inputs, failures);
  checkControl(entity, news, inputs, failures);
  return { inputs, failures, warnings: warningsFor(entity, inputs) };
}

// What an argument needs to mean anything may be set in the user interface, where the program leaves it out.
function warningsFor(entity: Entity, inputs: Values): string[] {
  return Object.entries(entity.attributes).flatMap(([name, { goesWith }]) => {
    const isAlone =
      goesWith !== undefined && isSet(inputs[name]) && goesWith in inputs && !isSet(inputs[goesWith]);
    return isAlone ? [`${called(entity, inputs)}: \`${name}\` means nothing without \`${goesWith}\``] : [];
  });
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

function isRequired(entity: Entity, name: string): boolean {
  return Boolean(entity.attributes[name]?.required || entity.relationships[name]?.required);
}

function checkValue(entity: Entity, name: string, value: unknown): { value: unknown; failures: Failure[] } {
  const attribute = entity.attributes[name];
  if (!attribute || attribute.readOnly) return checkIdentifier(entity, name, value);
  const parsed = attribute.kind.argument.safeParse(value);
  if (parsed.success) return { value: parsed.data, failures: [] };
  const failures = new Map<string, Failure>();
  for (const issue of parsed.error.issues) {
    const at = valueAt(value, issue.path);
    if (isUnknown(at)) continue;
    const property =
      name + issue.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
    const { allowed, element = allowed } = attribute.kind;
    const rule = issue.code === "custom" ? issue.params?.rule : undefined;
    const must = rule ?? `be ${issue.path.length > 0 ? element : allowed}`;
    const is = attribute.secret ? showType(at) : show(at);
    const kind = FORMS.includes(issue.code) ? "malformed" : "not allowed";
    failures.set(property, { property, reason: `\`${property}\` must ${must}; it is ${is}`, kind });
  }
  return { value, failures: [...failures.values()] };
}

function checkIdentifier(
  entity: Entity,
  name: string,
  value: unknown,
): { value: unknown; failures: Failure[] } {
  if (value === null && entity.relationships[name]?.clearable) return { value, failures: [] };
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)
    return { value: String(value), failures: [] };
  if (typeof value === "string" && /^[^\s/?#\p{C}]+$/u.test(value) && !/^\.\.?$/.test(value))
    return { value, failures: [] };
  const reason = `\`${name}\` must be ${allowedFor(entity, name)}; it is ${show(value)}`;
  return { value, failures: [{ property: name, reason, kind: "malformed" }] };
}

/** The allowed values of an argument in words. */
function allowedFor(entity: Entity, name: string): string {
  const attribute = entity.attributes[name];
  if (attribute && !attribute.readOnly) return attribute.kind.allowed;
  const relationship = entity.relationships[name];
  if (attribute) return `a ${ID_TEXT}`;
  const what = relationship ? `a ${relationship.class} or its id` : "an id";
  const cleared = relationship?.clearable ? ", or null (none)" : "";
  return `${what} (${ID_TEXT})${cleared}`;
}

// Once created, an id stays: the one in the state wins over the derived one. What is taken over has an id already.
function checkId(entity: Entity, olds: Values, news: Values, inputs: Values): void {
  const name = entity.idArgument?.name;
  const identity = identityIn(news);
  if (!name || news[name] !== undefined || !identity) return;
  inputs[name] = olds[name] ?? takeoverOf(news)?.id ?? derivedId(identity);
}

function checkLookup(entity: Entity, inputs: Values, failures: Failure[]): void {
  if (!entity.lookup) return;
  const given = entity.lookup.filter((name) => inputs[name] !== undefined);
  if (given.length === 1) return;
  const names = entity.lookup.map((name) => `\`${name}\``).join(" and ");
  failures.push({
    property: entity.lookup[0]!,
    reason: `exactly one of ${names} is required; ${given.length === 0 ? "none" : "both"} ${given.length === 0 ? "is" : "are"} declared`,
    kind: given.length === 0 ? "missing" : "not allowed",
  });
}

function checkControl(entity: Entity, news: Values, inputs: Values, failures: Failure[]): void {
  for (const name of [mark.import, mark.ignored]) {
    if (news[name] !== undefined) inputs[name] = news[name];
  }
  // As a read gives it back: inputs that a refresh made different would let the engine write its state for each of them.
  if (news[mark.urn] !== undefined) inputs[mark.urn] = shortUrn(news[mark.urn]);
  const allowed =
    entity.origin === "action" ? [] : ["adopt", ...(entity.adoptsDefault ? ["adoptDefault"] : [])];
  if (entity.origin === "action" && news[mark.import] !== undefined) {
    const reason = `a ${entity.name} can't be imported: it is made anew each time`;
    failures.push({ property: "", reason, kind: "not allowed" });
  }
  if (news.adopt !== undefined && allowed.includes("adopt")) {
    const checked =
      news.adopt === UNKNOWN
        ? { value: UNKNOWN, failures: [] }
        : checkIdentifier(entity, "adopt", news.adopt);
    inputs.adopt = checked.value;
    failures.push(...checked.failures);
    if (news[mark.import] !== undefined) {
      failures.push({
        property: "adopt",
        reason: "`adopt` can't be combined with the resource option `import`",
        kind: "not allowed",
      });
    }
  }
  if (entity.adoptsDefault && news.adoptDefault !== undefined) {
    inputs.adoptDefault = news.adoptDefault;
    if (typeof news.adoptDefault !== "boolean" && news.adoptDefault !== UNKNOWN) {
      failures.push({
        property: "adoptDefault",
        reason: `\`adoptDefault\` must be true or false; it is ${show(news.adoptDefault)}`,
        kind: "malformed",
      });
    }
    const other = news.adopt !== undefined ? "`adopt`" : "the resource option `import`";
    if (news.adoptDefault === true && takeoverOf(news)) {
      const reason = `\`adoptDefault\` can't be combined with ${other}`;
      failures.push({ property: "adoptDefault", reason, kind: "not allowed" });
    }
  }
  const known = [...argumentNames(entity), ...allowed];
  for (const name of Object.keys(news)) {
    if (name.startsWith("__") || known.includes(name)) continue;
    const shown = entity.attributes[name]?.readOnly ? ", only the API sets it" : "";
    failures.push({
      property: showName(name),
      reason: `\`${showName(name)}\` is no argument of ${entity.name}${shown}; the arguments are ${known.join(", ")}`,
      kind: "not allowed",
    });
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  );
}
