import type { Values } from "../../../provider/lifecycle";

/** One bad argument of a class, and the one failure that it gives. */
export interface Row {
  readonly argument: string;
  /** Undefined where the argument is left out. */
  readonly value: unknown;
  readonly property: string;
  readonly reason: string;
}

/** The bad arguments of a class, each of them put among valid ones. */
export interface Table {
  readonly class: string;
  readonly valid: Values;
  readonly rows: readonly Row[];
}

/** An argument that has to be there. */
export function missing(argument: string, reason: string): Row[] {
  return [{ argument, value: undefined, property: argument, reason }];
}

/** Values of an argument that are refused for the same reason, each with the words in which the message repeats it. */
export function refused(
  at: string | { readonly argument: string; readonly path: string },
  must: string,
  values: readonly (readonly [value: unknown, shown: string])[],
): Row[] {
  const { argument, path } = typeof at === "string" ? { argument: at, path: at } : at;
  return values.map(([value, shown]) => ({
    argument,
    value,
    property: path,
    reason: `\`${path}\` ${must}; it is ${shown}`,
  }));
}

/** A failure with words of its own. */
export function told(argument: string, value: unknown, property: string, reason: string): Row[] {
  return [{ argument, value, property, reason }];
}
