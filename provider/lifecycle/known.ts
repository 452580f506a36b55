/** What an account is known not to do: it says no, or it says yes and does nothing. */
export type NotDone = "refused" | "ignored";

/** What is known of how an account answers, so that it need not be tried. */
export interface Behaviour {
  /** Arguments that can't be changed, as `Class.argument`. */
  readonly updates: Readonly<Record<string, NotDone>>;
  /** Arguments that null does not clear, in the same way. */
  readonly clears: Readonly<Record<string, NotDone>>;
  /** Names of attributes that are refused. */
  readonly refusedNames: readonly string[];
  /** Resource types whose lists tell relationships without being asked to include them. */
  readonly tellingLists: readonly string[];
  /** The page size with which lists are read; undefined for the API's own. */
  readonly pageSize: number | undefined;
}

/** Nothing is known: everything is tried. */
export const noBehaviour: Behaviour = {
  updates: {},
  clears: {},
  refusedNames: [],
  tellingLists: [],
  pageSize: undefined,
};
