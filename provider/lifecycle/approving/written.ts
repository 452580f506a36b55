import { createHash } from "node:crypto";
import { identityOf } from "../owning/identity";

/** A value that a step writes, as an approved review holds it. */
export type Written =
  /** `from` is what it is written over; absent where nothing was there. */
  | { readonly to: unknown; readonly from?: unknown }
  /** A secret by its seal; null where the preview did not tell it. */
  | { readonly secret: string | null }
  /** Known in the run alone; the URN of the resource whose id it is, where it is one. */
  | { readonly open: string | null };

/** A step of a review that writes to the account. */
export interface WritingStep {
  readonly urn: string;
  readonly action: string;
  /** The id of the object that is there before, where there is one. */
  readonly id?: string | undefined;
  readonly writes: Readonly<Record<string, Written>>;
}

/** What writes in one stack. */
export interface WritingStack {
  readonly project: string;
  readonly stack: string;
  readonly steps: readonly WritingStep[];
}

/**
 * One text for the same project, stack and steps that write, whichever form of the provider has them and in whatever order the
 * engine told them: SHA-256 in hexadecimal digits.
 */
export function fingerprintOf(stacks: readonly WritingStack[]): string {
  const all = stacks.map(({ project, stack, steps }) => {
    const byUrn = new Map(steps.map((step) => [pathOf(step.urn), step]));
    return [project, stack, [...byUrn].sort(byKey).map(([path, step]) => [path, ...partsOf(step)])];
  });
  return createHash("sha256")
    .update(JSON.stringify(all.map((one) => JSON.stringify(one)).sort()))
    .digest("hex");
}

const partsOf = ({ action, id, writes }: WritingStep): unknown[] => [
  action,
  id ?? null,
  Object.entries(writes).map(sorted).sort(byKey),
];

const sorted = ([name, written]: [string, Written]): [string, unknown] => [name, canonical(written)];

// Members in one order, whoever wrote the document.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, member]): [string, unknown] => [name, canonical(member)])
    .sort(byKey);
}

const byKey = ([left]: [string, unknown], [right]: [string, unknown]) =>
  left < right ? -1 : left > right ? 1 : 0;

/** A resource within its stack, the same in both forms of the provider. */
export const pathOf = (urn: string): string => identityOf(urn)?.path ?? urn;
