import { fingerprintOf, type WritingStack } from "../provider/lifecycle/approving/written";
import type { Review } from "./review";

/** The steps of a review that write, each once. */
export function writingStacks({ stacks }: Review): WritingStack[] {
  return stacks.map(({ project, stack, customers }) => ({
    project,
    stack,
    steps: customers
      .flatMap(({ steps }) => steps)
      .flatMap(({ urn, action, id, writes }) => (writes ? [{ urn, action, id, writes }] : [])),
  }));
}

/** One text for the same steps: it tells whether two reviews approve the same. */
export const fingerprint = (review: Review): string => fingerprintOf(writingStacks(review));
