import type { Values } from "./values";

/** What goes along with the arguments, from the classes and from check; Pulumi hides names that begin with two underscores. */
export const control = {
  /** From what an id is derived that the program does not choose: project, stack and resource name. */
  seed: "__seed",
  /** The id of an object that exists and is taken over as it is. */
  import: "__import",
  /** The resource's name in the stack; present beside `__import` and `adopt`. */
  resource: "__resource",
} as const;

/** An object to take over in place of creating one. */
export interface Takeover {
  readonly id: string;
  /** The resource's name in the stack. */
  readonly resource: string;
  /** Whether what differs is updated; otherwise a difference is an error. */
  readonly update: boolean;
}

/** What the inputs say about taking over an object; an id that is not known yet counts as none. */
export function takeoverOf(inputs: Values): Takeover | undefined {
  const resource = String(inputs[control.resource] ?? "");
  if (inputs.adopt !== undefined) return { id: String(inputs.adopt), resource, update: true };
  const id = inputs[control.import];
  return id === undefined ? undefined : { id: String(id), resource, update: false };
}
