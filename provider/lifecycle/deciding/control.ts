import { mark } from "../object/marks";
import type { Values } from "../object/values";

/** An object to take over in place of creating one. */
export interface Takeover {
  readonly id: string;
  /** Whether what differs is updated; otherwise a difference is an error. */
  readonly update: boolean;
}

/** What the inputs say about taking over an object; an id that is not known yet counts as none. */
export function takeoverOf(inputs: Values): Takeover | undefined {
  if (inputs.adopt !== undefined) return { id: String(inputs.adopt), update: true };
  const id = inputs[mark.import];
  return id === undefined ? undefined : { id: String(id), update: false };
}

/** The inputs that ask for an object which exists, and that mean nothing once the resource has one. */
export const takeoverNames = [mark.import, "adopt", "adoptDefault"];
