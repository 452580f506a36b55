import type { Outcome } from "../../calls";
import { kindIn } from "../../provider/lifecycle/words/kinds";
import type { CallChanges } from "../calling/calls";
import { fingerprint } from "../fingerprint";
import { plain } from "../pieces";
import type { Customer } from "../reading/customers";
import type { Review } from "../review";
import { tellStep } from "./tell";

/** The review for programs; `version` changes when a member goes or changes its meaning. Described in docs/reviewing.md. */
export function json(review: Review): string {
  const { risk, counts, stacks } = review;
  const shape = {
    version: 1,
    risk,
    fingerprint: fingerprint(review),
    counts,
    stacks: stacks.map(({ project, stack, errors, counts, customers, others, leftOut }) => ({
      project,
      stack,
      errors,
      failures: errors.map((text) => ({ text, kind: kindIn(text) ?? null })),
      counts,
      otherProviders: others,
      unchangedNotShown: leftOut,
      customers: customers.map(({ customer, risk, summary, steps, calls, replayed }) => ({
        ...who(customer),
        risk,
        summary: plain(summary),
        calls: callsShape(calls),
        ...(replayed && { replayed }),
        steps: steps.map((step) => ({
          urn: step.urn,
          class: step.class,
          label: step.label,
          action: step.action,
          risk: step.risk,
          reasons: step.reasons,
          text: plain(tellStep(step)),
          ...(step.reach && { reach: step.reach.map(plain) }),
          ...(step.id !== undefined && { id: step.id }),
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
          ...(step.incoming && { incoming: step.incoming }),
          ...(step.writes && { writes: step.writes }),
        })),
      })),
    })),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}

const who = ({ name, id }: Customer) => ({ name: name ?? null, id: id ?? null });

const callsShape = ({ changes, nothingElse, limits, recent }: CallChanges) => ({
  changes: changes.map(({ to, toExcept, from, fromExcept, before, after, kind }, index) => ({
    ...{ to, toExcept, from, fromExcept },
    before: outcome(before),
    after: outcome(after),
    kind,
    ...(recent && { recent: recent[index] }),
  })),
  nothingElse,
  limits,
});

const outcome = ({ fate, gateways, routes }: Outcome) => ({
  fate,
  gateways: gateways.map(({ name }) => name),
  routes: routes.map(({ name }) => name),
});
