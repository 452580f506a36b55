import type { StackValidationPolicy } from "@pulumi/policy";
import { classOfType } from "../provider/lifecycle/object/tokens";
import { Ownership, shown } from "./ownership";

// Which class uses which other one, and the argument that says so.
const USES = [
  { user: "Route", argument: "gateway", used: "Gateway" },
  { user: "ExternalAccount", argument: "didNumber", used: "DidNumber" },
];

/** Calls of one customer over another's gateway, or with another's number, are billed to the wrong one. */
export const customerBoundaries: StackValidationPolicy = {
  name: "customer-boundaries",
  description: "A customer's routes and external accounts use the customer's own gateways and numbers.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, reportViolation) => {
    const ownership = new Ownership(resources);
    for (const { user, argument, used } of USES) {
      for (const resource of resources.filter(({ type }) => classOfType(type) === user)) {
        const owner = ownership.ownerOf(resource);
        const targets = resource.propertyDependencies[argument] ?? [];
        for (const target of targets.filter(({ type }) => classOfType(type) === used)) {
          const other = ownership.ownerOf(target);
          if (owner === undefined || other === undefined || owner === other) continue;
          reportViolation(
            `${user} "${resource.name}" belongs to ${shown(owner)}, but its ${argument} "${target.name}" to ` +
              `${shown(other)}: calls would go out in the wrong customer's name. Use a ${used} of ${shown(owner)}, or ` +
              `declare one for it.`,
            resource.urn,
          );
        }
      }
    }
  },
};
