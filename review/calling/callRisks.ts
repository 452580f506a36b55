import { harmless, type Risk } from "../judging/risk";
import type { Step } from "../judging/steps";
import { plain } from "../pieces";
import { type CallChanges, type CallPart, isTouched } from "./calls";
import { tellPart } from "./tellCalls";

/** How bad it is what becomes of the calls of a part. Among equals a hole comes first: see the order of kinds. */
export const riskOf = ({ kind }: CallPart): Risk => (kind === "connects" ? "harmless" : "service-affecting");

const NONE = harmless("no outbound call takes another way because of it");
const CARRY = new Set(["Route", "Gateway"]);
const ACTIONS = new Set(["create", "update", "delete", "replace"]);

/**
 * A step of a route or gateway, judged by what becomes of the calls. Where something is not known the step is left as it is.
 */
export function judgedByCalls(step: Step, { changes, nothingElse }: CallChanges): Step {
  if (!nothingElse || step.movesFrom || step.cascade || step.risk !== "service-affecting") return step;
  if (!CARRY.has(step.class) || !ACTIONS.has(step.action)) return step;
  const touched = changes.filter((part) => isTouched(part, step.urn));
  // A route's prefixes choose gateways, and change nothing on the way over one.
  const own = choosesAlone(step) ? touched.filter(({ kind }) => kind !== "changed") : touched;
  const [first, ...more] = own;
  if (!first) return { ...step, risk: NONE.risk, reasons: [NONE.because] };
  const rest = more.length > 0 ? `, and ${more.length} more parts of its calls change` : "";
  const told = `${plain(tellPart(first))}${rest}`;
  return { ...step, reasons: step.class === "Route" ? [told] : [told, ...step.reasons] };
}

const choosesAlone = ({ class: className, action, changes }: Step): boolean =>
  className === "Route" &&
  action === "update" &&
  changes.every(({ property }) => ["name", "srcPrefix", "dstPrefix"].includes(property));
