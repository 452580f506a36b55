import { ApiError, type ResourceObject, visibleLines } from "../../api";
import type { Entity } from "../../entities";
import { AnswerError } from "../object/decode";
import type { Values } from "../object/values";
import { identityIn } from "../owning/identity";
import { kindOf } from "./kindOf";
import type { Kind } from "./kinds";
import { isNameRefused } from "./refusedName";

/** A failure told to the operator: what was done to what, the API's own words, and what to do next. */
export class LifecycleError extends Error {
  override readonly name = "LifecycleError";
  /** Its own, or that of its cause. */
  readonly kind: Kind | undefined;

  // What stands in it of the account's values or the API's words is other people's text, wherever it was put in.
  constructor(message: string, { kind, ...options }: ErrorOptions & { kind?: Kind | undefined } = {}) {
    super(visibleLines(message), options);
    this.kind = kind ?? kindOf(options.cause);
  }
}

/** An answer that would make an object count as gone, or as not there, if it were proven. */
export class NotProvenError extends LifecycleError {
  /** @param shown - the object, where a list shows it although its own address does not */
  constructor(
    message: string,
    readonly shown?: ResourceObject,
  ) {
    super(message, { kind: "unclear" });
  }
}

/** How messages call an object: its class and the resource's name, or else what an operator knows it by. */
export function called(entity: Entity, values: Values, id?: string): string {
  const label = identityIn(values)?.name ?? values[entity.label];
  const quoted = typeof label === "string" && label !== "" ? ` ${JSON.stringify(label)}` : "";
  return `${entity.name}${quoted}${id && id !== label ? ` (id ${id})` : ""}`;
}

/** Tells a failed call in the terms of the stack file. Errors that are no failed calls pass unchanged. */
export function explain(
  entity: Entity,
  operation: string,
  values: Values,
  error: unknown,
  id?: string,
): Error {
  if (!(error instanceof ApiError || error instanceof AnswerError || error instanceof NotProvenError))
    return error as Error;
  const hints = error instanceof ApiError ? hintsFor(entity, values, error) : [];
  return new LifecycleError(
    [`${called(entity, values, id)} could not be ${operation}: ${error.message}`, ...hints].join("\n  "),
    { cause: error },
  );
}

function hintsFor(entity: Entity, values: Values, error: ApiError): string[] {
  const hints: string[] = [];
  for (const { pointer } of error.details) {
    const name = argumentAt(entity, pointer);
    if (name) hints.push(`The argument is \`${name}\`.`);
    const relationship = name && entity.relationships[name];
    if (relationship) {
      hints.push(
        `Check that the ${relationship.class} with the id ${JSON.stringify(values[name])} exists in this account.`,
      );
    }
  }
  if (error.notFound && error.method === "POST" && values.customer !== undefined) {
    hints.push(
      `Check that the Customer with the id ${JSON.stringify(values.customer)} exists in this account.`,
    );
  }
  for (const [name, attribute] of Object.entries(entity.attributes)) {
    const names = [attribute.wire, ...(attribute.aliases ?? [])];
    if (!attribute.wireSetting || values[name] === undefined || error.status === undefined) continue;
    if (!names.some((wire) => isNameRefused(error, wire))) continue;
    hints.push(
      `The account may know \`${name}\` by another name: it can be set with \`pulumi config set telecom-center:${attribute.wireSetting}\` to ${names.join(" or ")}.`,
    );
  }
  return [...new Set(hints)];
}

/** The argument that a JSON pointer into the request's document means. */
function argumentAt(entity: Entity, pointer: string | undefined): string | undefined {
  const [, section, wire] = /^\/data\/(attributes|relationships)\/([^/]+)/.exec(pointer ?? "") ?? [];
  if (section === "relationships") {
    return Object.keys(entity.relationships).find((name) => entity.relationships[name]!.wire === wire);
  }
  if (pointer === "/data/id") return entity.idArgument?.name;
  return Object.keys(entity.attributes).find((name) => {
    const attribute = entity.attributes[name]!;
    return attribute.wire === wire || attribute.aliases?.includes(wire ?? "");
  });
}

/**
 * What to do about arguments that the manual does not list for updates; undefined where there are none.
 *
 * @param instead - what may be declared in their place
 */
export function adviceOnUnlisted(
  entity: Entity,
  names: readonly string[],
  instead: string,
): string | undefined {
  const unlisted = names.filter((name) => entity.attributes[name]?.unlistedForUpdate);
  if (unlisted.length === 0) return undefined;
  return (
    `The API's manual does not list ${unlisted.join(", ")} for updates. Ask telecom.center to change it or change it ` +
    `in the Operator UI, then run \`pulumi refresh\`; or declare ${instead}.`
  );
}
