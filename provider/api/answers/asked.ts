import type { Single } from "../types";
import { visible } from "../words/show";

/** An answer about another object than the one that was asked for. */
export class AnotherError extends Error {
  override readonly name = "AnotherError";

  /** @param id - the id that the answer shows */
  constructor(
    message: string,
    readonly id: string,
  ) {
    super(message);
  }
}

/**
 * Types that answers may carry in place of the one that was asked for, where the sources disagree (contradictions C7 and
 * C24: no source prints a type of call records that could be right).
 */
const otherTypes: Record<string, readonly string[] | "any"> = {
  customer_admin_sessions: ["sessions"],
  termination_cdrs: "any",
  incoming_trunk_cdrs: "any",
};

/**
 * Lets an answer pass that shows the object that was asked for.
 *
 * @param id - undefined where the API chooses it
 * @throws AnotherError
 */
export function expectAsked<T extends Single>(answer: T, type: string, id: string | undefined): T {
  const { data } = answer;
  const types = otherTypes[type] ?? [];
  if (data.type !== type && types !== "any" && !types.includes(data.type)) {
    throw new AnotherError(`its type is ${quoted(data.type)} in place of ${quoted(type)}`, data.id);
  }
  if (id !== undefined && data.id !== id) {
    throw new AnotherError(`its id is ${quoted(data.id)} in place of ${quoted(id)}`, data.id);
  }
  return answer;
}

function quoted(text: string): string {
  return visible(JSON.stringify(text.slice(0, 80)));
}
