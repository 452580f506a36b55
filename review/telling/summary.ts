import type { CallChanges } from "../calling/calls";
import { tellCalls } from "../calling/tellCalls";
import { byRisk, worst } from "../judging/risk";
import { rules } from "../judging/rules";
import type { Step } from "../judging/steps";
import { counted, join, type Sentence } from "../pieces";
import type { Customer } from "../reading/customers";
import { labelPiece, tellChange, tellCustomer, tellStep } from "./tell";

/** How many objects or changes of one kind a summary names; the rest are counted. */
const NAMED = 5;

/** All that happens to one customer, in one line. */
export function tellSummary({
  customer,
  steps,
  calls,
}: {
  customer: Customer;
  steps: readonly Step[];
  calls: CallChanges;
}): Sentence {
  const own = steps.filter((step) => step.class === "Customer");
  const cascades = steps.filter((step) => step.cascade);
  const others = steps.filter((step) => step.class !== "Customer" && !step.cascade);
  const parts = [
    ...own.map((step) => ({ risk: step.risk, sentence: tellOwn(step, cascades) })),
    ...(own.length === 0 && cascades.length > 0
      ? [
          {
            risk: worst(cascades.map(({ risk }) => risk)),
            sentence: ["goes with it: ", ...amounts(cascades)],
          },
        ]
      : []),
    ...grouped(others, customer).map((group) => ({
      risk: worst(group.steps.map(({ risk }) => risk)),
      sentence: tellGroup(group),
    })),
  ];
  const [first, ...rest] = parts;
  // What happens to the customer itself comes first, then the worst.
  const ordered = own.length > 0 && first ? [first, ...rest.sort(byRisk)] : parts.sort(byRisk);
  return join([...holes(own, calls), ...ordered.map(({ sentence }) => sentence)], "; ");
}

/** Calls that fail are told before anything else, but for a customer that goes as a whole. */
function holes(own: readonly Step[], { changes }: CallChanges): Sentence[] {
  const failing = changes.filter(({ kind }) => kind === "fails");
  const goes = own.some(({ action }) => action === "delete" || action === "replace");
  if (failing.length === 0 || goes) return [];
  return [["outbound ", ...listed(failing.map(tellCalls), "; "), " fail"]];
}

function tellOwn(step: Step, cascades: readonly Step[]): Sentence {
  const under: Sentence = cascades.length > 0 ? [": ", ...amounts(cascades)] : [];
  const changes = join(step.changes.map(tellChange), ", ");
  switch (step.action) {
    case "create":
      return [step.again ? "new customer, which was deleted in the account" : "new customer"];
    case "take-over":
      return ["customer taken over", ...(changes.length > 0 ? [" and updated: ", ...changes] : [])];
    case "move":
      return tellStep(step);
    case "clash":
      return [...tellStep(step), STOPS];
    case "update":
      return changes.length > 0 ? changes : ["no change in the account"];
    case "replace":
      return ["customer replaced (", ...changes, "), everything under it is lost and made anew", ...under];
    case "delete":
      return ["customer deleted with everything under it", ...under];
    case "forget":
      if (step.other) return tellStep(step);
      return ["customer leaves the stack and stays in the account"];
  }
}

const STOPS = ": the run stops there";

function amounts(steps: readonly Step[]): Sentence {
  const parts = Object.entries(rules).flatMap(([className, { one, many }]) => {
    const count = steps.filter((step) => step.class === className).length;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  return [parts.join(", ")];
}

interface Group {
  readonly kind: string;
  readonly steps: Step[];
  readonly customer: Customer;
}

function grouped(steps: readonly Step[], customer: Customer): Group[] {
  const groups = new Map<string, Group>();
  for (const className of Object.keys(rules)) {
    for (const step of steps.filter((candidate) => candidate.class === className)) {
      const kind = kindOf(step, customer);
      const other = step.movesFrom ? `${step.movesFrom.key} ${step.customer.key}` : "";
      const key = `${className} ${kind} ${other}`;
      const group = groups.get(key) ?? { kind, steps: [], customer };
      groups.set(key, group);
      group.steps.push(step);
    }
  }
  return [...groups.values()];
}

function kindOf({ movesFrom, action, other, likely }: Step, customer: Customer): string {
  if (movesFrom) return movesFrom.key === customer.key ? "leaves" : "comes";
  if (action === "forget" && other) return "stays";
  return likely ? "likely" : action;
}

function tellGroup({ kind, steps }: Group): Sentence {
  const { one, many } = rules[steps[0]!.class]!;
  const noun = steps.length === 1 ? one : many;
  const labels = listed(
    steps.map((step) => [labelPiece(step)]),
    ", ",
  );
  switch (kind) {
    case "create": {
      const again = steps.every((step) => step.again) ? [" (deleted in the account)"] : [];
      return [`+${steps.length} ${noun} `, ...labels, ...again];
    }
    case "delete":
      return [`−${steps.length} ${noun} `, ...labels];
    case "take-over": {
      const updates = steps.filter((step) => step.changes.length > 0);
      if (updates.length === 0) return [`${noun} `, ...labels, " taken over"];
      return listed(steps.map(tellStep), "; ");
    }
    case "move":
      if (steps.length === 1 || steps.some((step) => step.changes.length > 0))
        return listed(steps.map(tellBriefly), "; ", many);
      return [`${noun} `, ...labels, " move to other resources, the objects stay"];
    case "clash":
      if (steps.length === 1) return [...tellStep(steps[0]!), STOPS];
      return [`${noun} `, ...labels, " declared by one resource and held by another", STOPS];
    case "stays":
      if (steps.length === 1) return tellStep(steps[0]!);
      return [`${noun} `, ...labels, " stay with other resources"];
    case "forget":
      return [`${noun} `, ...labels, " left in the account"];
    case "leaves":
      return [`${noun} `, ...labels, " moves to ", ...tellCustomer(steps[0]!.customer)];
    case "comes":
      return [`${noun} `, ...labels, " comes from ", ...tellCustomer(steps[0]!.movesFrom!)];
    default:
      return listed(steps.map(tellBriefly), "; ", many);
  }
}

// Whether a secret changes along with something that can be seen is for the details.
function tellBriefly(step: Step): Sentence {
  const seen = step.changes.filter((change) => !change.possible);
  return tellStep(seen.length > 0 ? { ...step, changes: seen } : step);
}

function listed(sentences: readonly Sentence[], between: string, many = ""): Sentence {
  const rest = sentences.length - NAMED;
  const shown = join(rest > 0 ? sentences.slice(0, NAMED) : sentences, between);
  return rest > 0 ? [...shown, `${between}and ${rest} more${many && ` ${many}`}`] : shown;
}
