import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { Approval, fingerprintOf, type WritingStack, type WritingStep } from "../../lifecycle";
import { ConfigurationError } from "../settings";

const writes = z.record(
  z.string(),
  z.union([
    z.strictObject({ secret: z.string().nullable() }),
    z.strictObject({ open: z.string().nullable() }),
    z.strictObject({ from: z.unknown().optional(), to: z.unknown() }),
  ]),
);
const step = z.object({
  urn: z.string(),
  action: z.string(),
  id: z.string().optional(),
  writes: writes.optional(),
});
const review = z.object({
  version: z.literal(1),
  fingerprint: z.string(),
  stacks: z.array(
    z.object({
      project: z.string(),
      stack: z.string(),
      errors: z.array(z.string()),
      customers: z.array(z.object({ steps: z.array(step) })),
    }),
  ),
});

/** A review as `telecom-center review --format json` writes it, as far as it says what is written. */
export interface ReadReview {
  readonly fingerprint: string;
  readonly stacks: readonly WritingStack[];
}

/**
 * Reads a review from its text.
 *
 * @returns the review, or why it can't hold a run
 */
export function parseReview(text: string): ReadReview | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: `it is no JSON: ${(error as Error).message}` };
  }
  const parsed = review.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { fault: `it is no review (${issue?.message} at ${issue?.path.join(".") || "its top"})` };
  }
  const { fingerprint, stacks } = parsed.data;
  const failed = stacks.find(({ errors }) => errors.length > 0);
  if (failed) return { fault: `it is of a preview that failed: ${failed.errors[0]}` };
  const writing = stacks.map(({ project, stack, customers }) => ({
    project,
    stack,
    steps: customers
      .flatMap(({ steps }) => steps)
      .filter((one): one is WritingStep => one.writes !== undefined),
  }));
  if (fingerprintOf(writing) !== fingerprint)
    return { fault: "it was changed after it was written: its fingerprint is another one" };
  return { fingerprint, stacks: writing };
}

/**
 * The review that `TELECOM_CENTER_APPROVED` names.
 *
 * @throws ConfigurationError where it can't be used: then nothing is written
 */
export function readApproval(path: string): Approval {
  const file = resolve(path);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigurationError(unusable(file, `it can't be read: ${(error as Error).message}`));
  }
  const parsed = parseReview(text);
  if ("fault" in parsed) throw new ConfigurationError(unusable(file, parsed.fault));
  return new Approval(file, parsed.stacks);
}

const unusable = (file: string, why: string) =>
  `TELECOM_CENTER_APPROVED names ${file}, and nothing is written because ${why}. It has to be what \`telecom-center review --format json\` wrote.`;
