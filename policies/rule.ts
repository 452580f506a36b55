import type { PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { classOfType } from "../provider/lifecycle/object/tokens";
import { isUnknown, knownOf } from "./known";

/** A rule about each resource by itself, or about a whole stack. */
export type Rule = ResourceValidationPolicy | StackValidationPolicy;

/** What the rules read of a resource: its arguments; those that are not known yet as `UNKNOWN`. */
export type Properties = Record<string, unknown>;

/** Says what is wrong with a resource, one sentence or more each, and how to mend it. */
export type Inspect<Config> = (properties: Properties, config: Config) => string[];

/** A rule about every resource of some classes, whose problems are reported one by one. */
export function resourceRule<Config extends object>(
  classNames: readonly string[],
  rule: Omit<ResourceValidationPolicy, "validateResource">,
  inspect: Inspect<Config>,
): ResourceValidationPolicy {
  return {
    ...rule,
    validateResource: (args, reportViolation) => {
      const className = classOfType(args.type);
      if (className === undefined || !classNames.includes(className)) return;
      const properties = Object.keys(args.props).map((name) => [name, knownOf(args.props, name)]);
      const problems = inspect(Object.fromEntries(properties), args.getConfig<Config>());
      for (const problem of problems) reportViolation(problem);
    },
  };
}

/** A property's value where it is known and there; stack rules read outputs as well. */
export function known({ props }: PolicyResource, property: string): unknown {
  const value = knownOf(props, property);
  return isUnknown(value) ? undefined : value;
}
