import type { Contents } from "../reading/resource";
import { affecting } from "./risk";
import type { Step } from "./steps";

const ALL_GONE = affecting(
  "all objects of the stack go at once, or are gone already: is this the right account, stack and program?",
);

/**
 * A stack whose objects all leave it, or are all told to be gone from the account, is never harmless, however each may be judged
 * by itself: most often it is the wrong account, or a program that declares nothing by mistake.
 *
 * @param leftOut - how many unchanged resources the document does not show
 */
export function judgedTogether(steps: readonly Step[], { resources }: Contents, leftOut: number): Step[] {
  const had = [...resources.values()].filter(
    ({ entity, before, unrefreshed }) =>
      entity.origin !== "action" && (before ?? unrefreshed) && !(before ?? unrefreshed)!.external,
  );
  const gone = new Set(steps.filter(isGone).map(({ urn }) => urn));
  if (had.length < 2 || leftOut > 0 || !had.every(({ urn }) => gone.has(urn))) return [...steps];
  return steps.map((step) => {
    if (!gone.has(step.urn) || step.risk !== "harmless") return step;
    return { ...step, risk: ALL_GONE.risk, reasons: [ALL_GONE.because, ...step.reasons] };
  });
}

const isGone = ({ action, again, other }: Step): boolean =>
  again === true || action === "delete" || (action === "forget" && other === undefined);
