import type { OutboundRoute } from "../outbound";
import { judgedByCalls, riskOf } from "./calling/callRisks";
import { type CallChanges, callChangesOf } from "./calling/calls";
import { outboundsOf } from "./calling/outbound";
import { planOf } from "./calling/plan";
import { Reach } from "./calling/reach";
import { errorsOf } from "./failure";
import { judgedTogether } from "./judging/everything";
import { byRisk, type Counts, count, RISKS, type Risk, worst } from "./judging/risk";
import { rules } from "./judging/rules";
import type { Step } from "./judging/steps";
import { byText } from "./order";
import type { Sentence } from "./pieces";
import type { Customer } from "./reading/customers";
import type { Document } from "./reading/document";
import type { Replayed } from "./sums";
import { type Picture, pictureOf } from "./telling/routing";
import { tellSummary } from "./telling/summary";

/** What happens to one customer of one stack. */
export interface CustomerReview {
  readonly customer: Customer;
  readonly risk: Risk;
  readonly summary: Sentence;
  /** The worst first. A step that moves an object stands under both customers. */
  readonly steps: readonly Step[];
  /** What becomes of its outbound calls. */
  readonly calls: CallChanges;
  /** Its routes before the change. */
  readonly before: readonly OutboundRoute[];
  /** Absent where no records were read. */
  readonly replayed?: Replayed;
  /** The customer's routing before and after, where it changes. */
  readonly picture?: Picture;
}

/** What one stack's plan does. */
export interface StackReview {
  readonly project: string;
  readonly stack: string;
  /** Why the preview failed; empty when it did not. What a failed preview would do is not known in full. */
  readonly errors: readonly string[];
  readonly counts: Counts;
  /** The worst first, then by name. */
  readonly customers: readonly CustomerReview[];
  /** Steps of other providers' resources by what the engine does. */
  readonly others: Readonly<Record<string, number>>;
  /** How many unchanged resources the document leaves out, without which names and pictures lack something. */
  readonly leftOut: number;
}

/** The change of one or several stacks as a person would tell it. */
export interface Review {
  /** The worst of all steps. */
  readonly risk: Risk;
  readonly counts: Counts;
  readonly stacks: readonly StackReview[];
}

export function reviewOf(documents: readonly Document[]): Review {
  const stacks = documents.map(reviewStack);
  const counts: Counts = { harmless: 0, "service-affecting": 0, irreversible: 0 };
  for (const stack of stacks) for (const risk of RISKS) counts[risk] += stack.counts[risk];
  const risks = stacks.flatMap(({ customers }) => customers.map(({ risk }) => risk));
  return { risk: worst(risks), counts, stacks };
}

function reviewStack(document: Document): StackReview {
  const plan = planOf(document);
  const { contents, customers: whose, pairs, leftOut } = plan;
  const errors = errorsOf(document);
  const outbounds = outboundsOf(plan);
  const limits =
    errors.length > 0
      ? ["the preview did not get to its end, so that it tells a part of the change alone"]
      : [];
  const callsOf = remembered((key: string) => callChangesOf(outbounds.get(key), limits));
  const hanging = new Reach(contents, whose);
  const judged = plan.steps.map((step) => {
    const reach = hanging.of(step, outbounds.get(step.customer.key));
    return judgedByCalls(reach.length > 0 ? { ...step, reach } : step, callsOf(step.customer.key));
  });
  const steps = judgedTogether(judged, contents, leftOut);
  const byCustomer = new Map<string, { customer: Customer; steps: Step[] }>();
  for (const step of steps) {
    for (const customer of step.movesFrom ? [step.movesFrom, step.customer] : [step.customer]) {
      const group = byCustomer.get(customer.key) ?? { customer, steps: [] };
      byCustomer.set(customer.key, group);
      group.steps.push(step);
    }
  }
  const pictures = pictureOf(contents, steps, whose, pairs);
  const customers = [...byCustomer.values()].map(({ customer, steps }): CustomerReview => {
    const sorted = [...steps].sort((left, right) => byRisk(left, right) || byObject(left, right));
    const picture = pictures(customer);
    const calls = callsOf(customer.key);
    return {
      customer,
      risk: worst([...steps.map(({ risk }) => risk), ...calls.changes.map(riskOf)]),
      summary: tellSummary({ customer, steps: sorted, calls }),
      steps: sorted,
      calls,
      before: outbounds.get(customer.key)?.before.routes ?? [],
      ...(picture && { picture }),
    };
  });
  return {
    project: contents.project,
    stack: contents.stack,
    errors,
    counts: count(steps.map(({ risk }) => risk)),
    customers: customers.sort((left, right) => byRisk(left, right) || byName(left, right)),
    others: contents.others,
    leftOut,
  };
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

const CLASSES = Object.keys(rules);

// The engine's order differs from run to run, and a comment that says the same should read the same.
function byObject(left: Step, right: Step): number {
  const classes = CLASSES.indexOf(left.class) - CLASSES.indexOf(right.class);
  return classes || byText(left.label, right.label) || byText(left.urn, right.urn);
}

function byName(left: CustomerReview, right: CustomerReview): number {
  const [a, b] = [left.customer, right.customer];
  return byText(nameOf(a), nameOf(b)) || byText(a.key, b.key);
}

const nameOf = ({ name = "", id = "" }: Customer) => `${name} ${id}`;
