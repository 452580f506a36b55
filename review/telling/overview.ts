import { tellCounts } from "../judging/risk";
import type { Review } from "../review";

/** The change in one line: how many steps there are of which risk. */
export function headlineOf({ counts, stacks }: Review): string {
  const failed = stacks.some(({ errors }) => errors.length > 0);
  const told = tellCounts(counts);
  if (failed) return `Telephony: the preview failed${told && `; up to then ${told}`}`;
  return `Telephony: ${told || "no changes"}`;
}

/** Steps of other providers' resources, by what the engine does, and how many unchanged resources were not shown. */
export function asideOf({ stacks }: Review): { others: ReadonlyMap<string, number>; unseen: number } {
  const others = new Map<string, number>();
  let unseen = 0;
  for (const stack of stacks) {
    unseen += stack.leftOut;
    for (const [op, count] of Object.entries(stack.others)) others.set(op, (others.get(op) ?? 0) + count);
  }
  return { others, unseen };
}

/** What a reader should know of what is not described, a sentence each. */
export function notesOf(review: Review): string[] {
  const { others, unseen } = asideOf(review);
  const told = [...others].map(([op, count]) => `${count} ${op}`);
  return [
    ...(told.length > 0 ? [`Resources of other providers, not described here: ${told.join(", ")}.`] : []),
    ...(unseen > 0
      ? [
          `${unseen} unchanged resources are not in this preview: with --show-sames the pictures are complete and customers have their names.`,
        ]
      : []),
  ];
}
