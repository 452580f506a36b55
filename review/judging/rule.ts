import { affecting, harmless, type Verdict } from "./risk";

/** What a change of one argument is called, and what it does to those who telephone. */
export interface PropertyRule {
  /** The word for it in a sentence. */
  readonly word: string;
  /** What null means; default "none". */
  readonly empty?: string;
  /** By the values only where both are known. */
  readonly verdict: Verdict | ((from: unknown, to: unknown) => Verdict);
}

/** What is said of an entity's steps, and how bad each is. */
export interface ClassRule {
  readonly one: string;
  readonly many: string;
  /** For a customer that is there already; below a new customer nothing can break. */
  readonly create: Verdict;
  readonly takeOver: Verdict;
  readonly delete: Verdict;
  readonly replace: Verdict;
  readonly properties: Readonly<Record<string, PropertyRule>>;
}

/** For a name. */
export const label = (word = "name"): PropertyRule => ({
  word,
  verdict: harmless("a label that carries no calls"),
});

/** For what carries calls. */
export const calls = (word: string, because: string, empty?: string): PropertyRule => ({
  word,
  ...(empty !== undefined && { empty }),
  verdict: affecting(because),
});

/** For a limit, which hurts when it falls. */
export const limit = (word: string, what: string): PropertyRule => ({
  word,
  empty: "no limit",
  verdict: (from, to) =>
    to !== null && to !== undefined && !(Number(to) >= Number(from ?? Number.NaN))
      ? affecting(`${what} beyond the limit are refused`)
      : harmless("more is allowed than before"),
});
