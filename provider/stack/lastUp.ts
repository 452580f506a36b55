import { z } from "zod";
import { DYNAMIC } from "../lifecycle/object/tokens";
import type { StackValue } from "./choice";

/** The form in which the engine writes a secret. */
const SECRET = "4dabf18193072939515e22adb298388d";
const PROVIDER = "pulumi:providers:pulumi-nodejs";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  provider: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});
const deployment = z.object({ deployment: z.object({ resources: z.array(resource).nullish() }).nullable() });

/**
 * The configuration that a stack had at its last `up`: the engine keeps it as the inputs of the provider of resources that are
 * written in JavaScript.
 *
 * @param text - what `pulumi stack export --show-secrets` prints
 * @returns the values by key, in clear text; undefined for a stack that had no such resource yet
 */
export function configurationOfLastUp(text: string): Map<string, StackValue> | undefined {
  const resources = deployment.parse(JSON.parse(text)).deployment?.resources ?? [];
  const used = new Set(
    resources.flatMap(({ type, provider }) => (type.startsWith(DYNAMIC) ? [provider] : [])),
  );
  const providers = resources.filter(({ type }) => type === PROVIDER);
  const found = providers.find(({ urn, id }) => used.has(`${urn}::${id}`)) ?? providers[0];
  return found && new Map(Object.entries(found.inputs ?? {}).map(([key, value]) => [key, plain(value)]));
}

function plain(value: unknown): StackValue {
  const { plaintext, ...rest } = Object(value) as { plaintext?: unknown };
  const secret = SECRET in rest;
  const inner = secret && typeof plaintext === "string" ? JSON.parse(plaintext) : value;
  return { value: typeof inner === "string" ? inner : JSON.stringify(inner), secret };
}
