/**
 * The `__provider` text of a class: what Pulumi's provider process evaluates to get the provider. It is part of users'
 * state: once released it never changes.
 */
export function providerText(name: string): string {
  return `exports.handler=()=>require("pulumi-telecom-center/runtime").provider("${name}")`;
}

/** Whether a value is the text of one of this package's classes. */
export const isProviderText = (value: unknown): boolean =>
  typeof value === "string" &&
  value.startsWith('exports.handler=()=>require("pulumi-telecom-center/runtime")');
