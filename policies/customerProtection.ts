import type { ResourceValidationPolicy } from "@pulumi/policy";
import { classOfType } from "../provider/lifecycle/object/tokens";

/**
 * Deleting a customer deletes everything under it, for good. The classes of TypeScript protect it by themselves; programs in
 * other languages have to say it.
 */
export const customerProtection: ResourceValidationPolicy = {
  name: "customer-protection",
  description: "A customer is protected against deletion.",
  enforcementLevel: "disabled",
  validateResource: ({ type, opts }, reportViolation) => {
    if (classOfType(type) !== "Customer" || opts.protect) return;
    reportViolation(
      "The customer is not protected: one mistake deletes it with everything under it, for good. Set the resource option " +
        "`protect: true`; a customer that is to go is unprotected in a run before the one that deletes it.",
    );
  },
};
