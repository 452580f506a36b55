import { z } from "zod";
import { identityOf } from "../lifecycle";
import { askEngine, type Place } from "./engine";

/** One object of this package that a stack's state holds. */
export interface StateObject {
  readonly urn: string;
  /** The resource within its stack (`Identity.path`). */
  readonly path: string;
  readonly class: string;
  readonly id: string;
  /** The program only reads it (`Gateway.get`). */
  readonly external: boolean;
  /** It was deleted to be replaced, and what replaces it is still to be made. */
  readonly pendingReplacement?: true;
  readonly outputs: Record<string, unknown>;
}

const resource = z.object({
  urn: z.string(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
  pendingReplacement: z.literal(true).optional().catch(undefined),
  type: z.string(),
  id: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});
const deployment = z.object({ deployment: z.object({ resources: z.array(resource).nullish() }).nullable() });

const OWN = /^(pulumi-nodejs:dynamic\/telecom-center:|telecom-center:index:)\w+$/;

/** The objects of this package in a state, as `pulumi stack export` prints it. */
export function objectsIn(text: string): StateObject[] {
  const { resources } = deployment.parse(JSON.parse(text)).deployment ?? {};
  return (resources ?? []).flatMap(
    ({ urn, type, id, external = false, pendingReplacement, outputs = {} }) => {
      const identity = OWN.test(type) && id !== undefined ? identityOf(urn) : undefined;
      const pending = pendingReplacement ? { pendingReplacement } : {};
      return identity
        ? [{ urn, path: identity.path, class: identity.class, id: id!, external, outputs, ...pending }]
        : [];
    },
  );
}

/**
 * Asks the engine for a stack's state. That takes no lock, so that it can be done within a run of the same stack.
 *
 * @param options.stack - the stack's name; the selected one where it is left out
 * @param options.folder - the program's folder
 * @throws Error with the engine's own words
 */
export async function readState({ stack, ...place }: Place & { stack?: string }): Promise<StateObject[]> {
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const text = await askEngine(["stack", "export", ...chosen], place);
  try {
    return objectsIn(text);
  } catch {
    throw new Error("what `pulumi stack export` prints is no state of a known form");
  }
}
