/**
 * What goes along with the arguments and outputs of a resource without being one: Pulumi hides names that begin with two
 * underscores.
 */
export const mark = {
  /** Input and output: the resource's URN. */
  urn: "__urn",
  /** Input: the id of an object that exists and is taken over as it is (the resource option `import`). */
  import: "__import",
  /** Input beside it: the names of the arguments that the resource option `ignoreChanges` leaves as they are in the account. */
  ignored: "__ignored",
  /** Output: the names of the arguments that the program declared. */
  declared: "__declared",
  /** Output: the account that the object was last written or read in: its address and user. */
  account: "__account",
  /** Output: how many updates the object has had, so that a state which missed the last one shows it. */
  version: "__version",
} as const;
