import { kindIn } from "../provider/lifecycle/words/kinds";
import type { Customer } from "./customers";
import { plain } from "./pieces";
import type { Review } from "./review";
import { tellStep } from "./tell";

/** The review for programs; `version` changes when a member goes or changes its meaning. Described in docs/reviewing.md. */
export function json(review: Review): string {
  const { risk, counts, stacks } = review;
  const shape = {
    version: 1,
    risk,
    counts,
    stacks: stacks.map(({ project, stack, errors, counts, customers, others, leftOut }) => ({
      project,
      stack,
      errors,
      failures: errors.map((text) => ({ text, kind: kindIn(text) ?? null })),
      counts,
      otherProviders: others,
      unchangedNotShown: leftOut,
      customers: customers.map(({ customer, risk, summary, steps }) => ({
        ...who(customer),
        risk,
        summary: plain(summary),
        steps: steps.map((step) => ({
          urn: step.urn,
          class: step.class,
          label: step.label,
          action: step.action,
          risk: step.risk,
          reasons: step.reasons,
          text: plain(tellStep(step)),
          ...(step.takenOver !== undefined && { takenOver: step.takenOver }),
          ...(step.other && { [step.action === "forget" ? "staysWith" : "leftBy"]: step.other.urn }),
          ...(step.likely && { likely: true }),
          ...(step.again && { again: true }),
          ...(step.cascade && { withCustomer: true }),
          ...(step.movesFrom && { movesFrom: who(step.movesFrom), movesTo: who(step.customer) }),
          changes: step.changes.map(({ property, from, to, secret, possible, undoes, verdict }) => ({
            property,
            ...(secret ? { secret } : { from, to }),
            ...(possible && { possible }),
            ...(undoes && { undoes }),
            ...verdict,
          })),
        })),
      })),
    })),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}

const who = ({ name, id }: Customer) => ({ name: name ?? null, id: id ?? null });
