import type { Resource } from "../reading/resource";

/** Two resources of one object: one leaves the stack, the other has the object at the end, or declares it. */
export interface Pair {
  readonly kind: "move" | "clash" | "stays";
  readonly from: Resource;
  readonly to: Resource;
  /** That it is the same object shows only when it is taken over. */
  readonly likely?: true;
}

/**
 * The pairs by the URNs of both resources. One that has the object before and after ("stays") is no news of its own, so that
 * such a pair is found by the resource that leaves alone.
 */
export type Pairs = ReadonlyMap<string, Pair>;
