import type { Entity } from "../../../provider/entities";
import type { Expression } from "../../languages";

/** One argument of a declaration. */
export interface Argument {
  readonly name: string;
  /** A resource is one of the same file. */
  readonly value: Expression;
  readonly note?: string;
}

/** One resource of a program, in no language yet. */
export interface Declaration {
  readonly entity: Entity;
  readonly variable: string;
  /** The resource's name in the stack. */
  readonly resource: string;
  readonly arguments: readonly Argument[];
  /** The object that it takes over. */
  readonly id: string;
  /** What a reader should know. */
  readonly notes: readonly string[];
}

/** What stands in place of an object that no program can declare. */
export interface Omission {
  readonly omits: string;
  readonly reason: string;
}

/** One file of a program. */
export interface Module {
  /** Without its extension, such as `customers/acme`. */
  readonly path: string;
  readonly parts: readonly (Declaration | Omission)[];
}
