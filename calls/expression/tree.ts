/** A POSIX extended regular expression as a tree. */
export type Node =
  | { readonly kind: "character"; readonly accepts: (character: string) => boolean }
  | { readonly kind: "start" | "end" }
  | { readonly kind: "sequence" | "alternatives"; readonly items: readonly Node[] }
  /** What stands in brackets; the result calls it by its number, from 1 on. */
  | { readonly kind: "group"; readonly number: number; readonly item: Node }
  | { readonly kind: "repeat"; readonly item: Node; readonly min: number; readonly max: number };

export interface Expression {
  readonly root: Node;
  /** How many groups there are that a result can refer to. */
  readonly groups: number;
}

/** Why a text is no expression, and what to write instead. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}
