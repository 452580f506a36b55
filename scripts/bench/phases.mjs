/** What each contestant goes through, in this order. */
export const PHASES = ["create", "noop", "refresh", "change", "destroy"];
export const NAMES = {
  create: "create",
  noop: "no-op",
  refresh: "refresh",
  change: "one change",
  destroy: "destroy",
};
