import {
  pathOf,
  type WritingStack,
  type WritingStep,
  type Written,
} from "../provider/lifecycle/approving/written";
import { fingerprint, writingStacks } from "./fingerprint";
import { plain, readable } from "./pieces";
import { classOfUrn, nameOfUrn } from "./reading/resource";
import type { Review } from "./review";
import { tellStep } from "./telling/tell";

/** A step that an approved review and another one do not have alike; null where one of them lacks it. */
export interface Differing {
  readonly project: string;
  readonly stack: string;
  readonly urn: string;
  readonly approved: WritingStep | null;
  readonly now: WritingStep | null;
}

/** What a review writes and an approved one does not, and the other way round. */
export function differencesFrom(
  approved: { readonly fingerprint: string; readonly stacks: readonly WritingStack[] },
  review: Review,
): { readonly fingerprint: string; readonly approved: string; readonly differs: readonly Differing[] } {
  const [before, now] = [stepsOf(approved.stacks), stepsOf(writingStacks(review))];
  const keys = [...new Set([...before.keys(), ...now.keys()])].sort();
  const differs = keys.flatMap((key): Differing[] => {
    const [one, other] = [before.get(key), now.get(key)];
    if (one && other && sameStep(one.step, other.step)) return [];
    const { project, stack, step } = (other ?? one)!;
    return [{ project, stack, urn: step.urn, approved: one?.step ?? null, now: other?.step ?? null }];
  });
  return { fingerprint: fingerprint(review), approved: approved.fingerprint, differs };
}

function stepsOf(stacks: readonly WritingStack[]) {
  return new Map(
    stacks.flatMap(({ project, stack, steps }) =>
      steps.map(
        (step) => [JSON.stringify([project, stack, pathOf(step.urn)]), { project, stack, step }] as const,
      ),
    ),
  );
}

const sameStep = (one: WritingStep, other: WritingStep): boolean =>
  one.action === other.action &&
  (one.id ?? null) === (other.id ?? null) &&
  differing(one, other).length === 0;

const differing = (one: WritingStep, other: WritingStep): string[] =>
  [...new Set([...Object.keys(one.writes), ...Object.keys(other.writes)])].filter(
    (name) => members(one.writes[name]) !== members(other.writes[name]),
  );

const members = (written: Written | undefined): string =>
  JSON.stringify(written && Object.entries(written).sort(([left], [right]) => (left < right ? -1 : 1)));

/** The differences in words, a line each. */
export function tellDifferences(review: Review, differs: readonly Differing[]): string[] {
  const texts = new Map(
    review.stacks.flatMap(({ customers }) =>
      customers.flatMap(({ steps }) => steps.map((step) => [step.urn, plain(tellStep(step))] as const)),
    ),
  );
  return differs.map(({ project, stack, urn, approved, now }) => {
    const where = `${readable(`${project}/${stack}`, 200)}: `;
    const called = `${classOfUrn(urn) ?? ""} \`${readable(nameOfUrn(urn))}\``;
    if (!approved) return `${where}not approved: ${texts.get(urn) ?? called}`;
    if (!now) return `${where}approved, and no longer there: ${approved.action} of ${called}`;
    if (approved.action !== now.action)
      return `${where}approved was ${approved.action} of ${called}, and now it is: ${texts.get(urn) ?? now.action}`;
    if ((approved.id ?? null) !== (now.id ?? null))
      return `${where}${called} was approved for the object ${approved.id}, and now it is ${now.id}`;
    const values = differing(approved, now).map(
      (name) =>
        `${name} approved ${tellWritten(approved.writes[name])}, now ${tellWritten(now.writes[name])}`,
    );
    return `${where}${now.action} of ${called}: ${values.join("; ")}`;
  });
}

function tellWritten(written: Written | undefined): string {
  if (!written) return "not written";
  if ("secret" in written) return written.secret === null ? "a secret that is not told" : "another secret";
  if ("open" in written) return "known when it is applied";
  const to = readable(JSON.stringify(written.to) ?? "nothing");
  return "from" in written ? `${readable(JSON.stringify(written.from) ?? "nothing")} → ${to}` : to;
}
