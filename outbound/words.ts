import type { Asked } from "./answer";
import { whyIt } from "./why";

/** What becomes of a call, and which route decides it. */
export function fateInWords({ answer: { fate, gateway }, candidates }: Asked): string {
  const [route] = candidates;
  if (!route) return "no route matches, so the call fails";
  const named = candidates
    .map((one) => `${one.name} (gateway ${one.gateway.name}, ${whyIt(one)})`)
    .join(" and ");
  if (fate === "undecided") return `undecided: nobody knows which comes first of the routes ${named}`;
  if (candidates.length > 1) return `gateway ${gateway!.name} takes it, over one of the routes ${named}`;
  return `route ${route.name} sends it to gateway ${gateway!.name}: ${whyIt(route)}`;
}
