import type { Identity } from "../owning/identity";
import { pathOf, type WritingStack, type WritingStep } from "./written";

/** A review that somebody approved: what a run may write, and nothing else. */
export class Approval {
  private readonly steps = new Map<string, WritingStep>();

  /** @param source - what the review is called in messages */
  constructor(
    readonly source: string,
    stacks: readonly WritingStack[],
  ) {
    for (const { project, stack, steps } of stacks)
      for (const step of steps) this.steps.set(JSON.stringify([project, stack, pathOf(step.urn)]), step);
  }

  stepOf({ project, stack, path }: Identity): WritingStep | undefined {
    return this.steps.get(JSON.stringify([project, stack, path]));
  }
}
