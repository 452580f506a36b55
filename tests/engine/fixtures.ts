import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox";
import { Stack, type StackOptions } from "./harness";

const running: Sandbox[] = [];

afterAll(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

/** An Operator API that ends with the test file. */
export async function account(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

/** A program in plain JavaScript: these lines, with `telecom` and `pulumi` at hand. */
export function program(...lines: string[]): string {
  return [
    'const pulumi = require("@pulumi/pulumi");',
    'const telecom = require("pulumi-telecom-center");',
    ...lines,
  ].join("\n");
}

/** A line that declares a resource: `const acme = new telecom.Customer("acme", { … });`. */
export function declare(type: string, name: string, args: string, options = ""): string {
  return `const ${name} = new telecom.${type}("${name}", ${args}${options && `, ${options}`});`;
}

/** A customer that `destroy` may delete, as most tests have them. */
export function customer(name: string, args = `{ name: "${name}" }`): string {
  return declare("Customer", name, args, "{ protect: false }");
}

/** A customer and one of each thing below it. */
export const ONE_OF_EACH = [
  customer("acme", '{ name: "Acme", capacityLimit: 10 }'),
  declare(
    "IncomingTrunk",
    "trunk",
    '{ customer: acme, name: "Office", codecs: ["PCMA", "telephone-event"] }',
  ),
  declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
  declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com", port: 5080 }'),
  declare("Route", "route", '{ customer: acme, gateway, name: "World", dstPrefix: "00" }'),
  declare("ExternalAccount", "sim", '{ customer: acme, externalAccountId: "sim1", didNumber: did }'),
];

/** A program and the account it works on. */
export interface Deployment {
  readonly sandbox: Sandbox;
  readonly stack: Stack;
}

/** A stack on an account of its own, not yet deployed. */
export async function planned(
  lines: readonly string[],
  options: SandboxOptions & Partial<Omit<StackOptions, "program" | "sandbox">> = {},
): Promise<Deployment> {
  const { language, project, config, env, passphrase, ...ofSandbox } = options;
  const sandbox = await account(ofSandbox);
  const ofStack = Object.fromEntries(
    Object.entries({ language, project, config, env, passphrase }).filter(([, value]) => value !== undefined),
  );
  return { sandbox, stack: new Stack({ program: program(...lines), sandbox, ...ofStack }) };
}

/** A stack on an account of its own, deployed, its requests forgotten. */
export async function deployed(...args: Parameters<typeof planned>): Promise<Deployment> {
  const deployment = await planned(...args);
  await deployment.stack.up();
  deployment.sandbox.resetRequests();
  return deployment;
}

/** How many requests of each method the account saw. */
export function traffic(sandbox: Sandbox): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method } of sandbox.requests) counts[method] = (counts[method] ?? 0) + 1;
  return counts;
}

/** The requests that were writes, as "DELETE /customers/1 204". */
export function writes(sandbox: Sandbox): string[] {
  return sandbox.requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
}
