/**
 * The `__provider` text of a class: what Pulumi's provider process evaluates to get the provider. It is part of users'
 * state: once released it never changes.
 */
export function providerText(name: string): string {
  return `exports.handler=()=>require("pulumi-telecom-center/runtime").provider("${name}")`;
}
