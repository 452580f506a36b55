import type { EnforcementLevel } from "@pulumi/policy";
import { callTests } from "./callTests";
import { customerBoundaries } from "./customerBoundaries";
import { customerLimits } from "./customerLimits";
import { customerProtection } from "./customerProtection";
import { gatewayAuthentication } from "./gatewayAuthentication";
import { numberE164 } from "./numberE164";
import { rewriteRules } from "./rewriteRules";
import { routePrefixes } from "./routePrefixes";
import type { Rule } from "./rule";
import { sipAccountNetworks } from "./sipAccountNetworks";

const all = [
  sipAccountNetworks,
  customerLimits,
  numberE164,
  routePrefixes,
  rewriteRules,
  gatewayAuthentication,
  customerBoundaries,
  callTests,
  customerProtection,
];

/** The names of the policies, each with a page under docs/policies. */
export type PolicyName =
  | "sip-account-networks"
  | "customer-limits"
  | "number-e164"
  | "route-prefixes"
  | "rewrite-rules"
  | "gateway-authentication"
  | "customer-boundaries"
  | "call-tests"
  | "customer-protection";

/**
 * The policies for a pack of `@pulumi/policy`. Needs the packages `@pulumi/policy` and `libphonenumber-js` beside this one.
 *
 * ```ts
 * new PolicyPack("telecom-center", { policies: policies({ "customer-limits": "mandatory" }) });
 * ```
 *
 * @param levels - levels other than the policies' own; a pack's configuration (`--policy-pack-config`) wins over both
 * @throws Error when a name is not one of the policies
 */
export function policies(levels: Partial<Record<PolicyName, EnforcementLevel>> = {}): Rule[] {
  const names = all.map(({ name }) => name);
  const unknown = Object.keys(levels).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no policy "${unknown.join('", "')}". The policies are: ${names.join(", ")}.`);
  }
  return all.map((rule) => ({
    ...rule,
    enforcementLevel: levels[rule.name as PolicyName] ?? rule.enforcementLevel,
  }));
}
