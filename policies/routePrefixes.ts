import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { classOfType } from "../provider/lifecycle/object/tokens";
import { isUnknown, knownOf } from "./known";
import { Ownership, shown } from "./ownership";

/** null, "" and no prefix are the same to the API, and so are 44 and "44"; undefined where it is not known yet. */
function prefix({ props }: PolicyResource, property: string): string | undefined {
  const value = knownOf(props, property);
  return isUnknown(value) ? undefined : String(value ?? "");
}

const textOf = ({ name, urn }: PolicyResource) => `${name}\n${urn}`;
const byName = (a: PolicyResource, b: PolicyResource) =>
  Number(textOf(a) > textOf(b)) - Number(textOf(a) < textOf(b));

/** Of several routes the longest prefix wins; of two with the same prefixes nobody can say which. */
export const routePrefixes: StackValidationPolicy = {
  name: "route-prefixes",
  description: "No two routes of a customer have the same prefixes.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, reportViolation) => {
    const ownership = new Ownership(resources);
    const first = new Map<string, PolicyResource>();
    // By name, because the engine's order differs from run to run.
    const routes = resources.filter(({ type }) => classOfType(type) === "Route").sort(byName);
    for (const route of routes) {
      const owner = ownership.ownerOf(route);
      if (owner === undefined) continue;
      const [source, destination] = [prefix(route, "srcPrefix"), prefix(route, "dstPrefix")];
      if (source === undefined || destination === undefined) continue;
      const key = JSON.stringify([owner, source, destination]);
      const other = first.get(key);
      if (!other) {
        first.set(key, route);
        continue;
      }
      reportViolation(
        `Routes "${other.name}" and "${route.name}" of ${shown(owner)} both have srcPrefix "${source}" and dstPrefix ` +
          `"${destination}", so which of them takes a call is not defined. Give one of them a longer prefix, or remove it.`,
        route.urn,
      );
    }
  },
};
