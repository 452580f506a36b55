import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { identityOf } from "../lifecycle";
import { classOfType } from "../lifecycle/object/tokens";
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
  /** The URN of the provider that the program declared for it; undefined where it has the stack's own settings. */
  readonly provider?: string;
  readonly outputs: Record<string, unknown>;
  /** What the program declares; what is secret stands there encrypted. */
  readonly inputs: Record<string, unknown>;
}

const resource = z.object({
  urn: z.string(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
  pendingReplacement: z.literal(true).optional().catch(undefined),
  type: z.string(),
  id: z.string().optional(),
  provider: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});
const resources = z.object({ resources: z.array(resource).nullish() });
/** As the engine prints a state, and as a folder keeps it; there some releases write capitals. */
const state = z.union([
  z.object({ deployment: resources.nullable() }).transform(({ deployment }) => deployment),
  z
    .object({ checkpoint: z.object({ latest: resources.nullish(), Latest: resources.nullish() }) })
    .transform(({ checkpoint: { latest, Latest } }) => latest ?? Latest),
]);

/** One resource of a state, whoever's. */
export type StateResource = z.output<typeof resource>;

/** All resources of a state, as `pulumi stack export` prints it or a folder keeps it. */
export function resourcesIn(text: string): StateResource[] {
  const parsed = state.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error("it has no form that a state is known to have");
  return parsed.data?.resources ?? [];
}

/** The objects of this package in a state, as `pulumi stack export` prints it or a folder keeps it. */
export function objectsIn(text: string): StateObject[] {
  return resourcesIn(text).flatMap(
    ({ urn, type, id, external = false, pendingReplacement, provider, outputs = {}, inputs = {} }) => {
      const identity = classOfType(type) !== undefined && id !== undefined ? identityOf(urn) : undefined;
      const pending = pendingReplacement ? { pendingReplacement } : {};
      const declared = declaredProvider(provider);
      const own = declared === undefined ? {} : { provider: declared };
      return identity
        ? [
            {
              urn,
              path: identity.path,
              class: identity.class,
              id: id!,
              external,
              outputs,
              inputs,
              ...pending,
              ...own,
            },
          ]
        : [];
    },
  );
}

/** The URN in a reference to a provider (URN and id); undefined for one that the engine made of the stack's configuration. */
function declaredProvider(reference: string | undefined): string | undefined {
  const urn = reference?.replace(/::[^:]*$/, "");
  return urn === undefined || isDefaultProvider(urn) ? undefined : urn;
}

/** Whether the engine made a provider of the stack's configuration. */
export function isDefaultProvider(urn: string): boolean {
  return /::pulumi:providers:[^:]+::default(_|$)/.test(urn);
}

/** The text of a state that lies in a folder as it is; undefined for any other, which only the engine can read. */
function stateInFolder(backend: string, project: string, stack: string): string | undefined {
  const [, folder] = /^file:\/\/(.*)$/s.exec(backend) ?? [];
  const path = folder && join(folder, ".pulumi", "stacks", project, `${stack}.json`);
  return path && existsSync(path) && !existsSync(`${path}.gz`) ? readFileSync(path, "utf8") : undefined;
}

/** What the engine is to tell of which stack. */
export interface Wanted extends Place {
  /** The stack's name; the selected one where it is left out. */
  readonly stack?: string;
  /** In clear text: nothing of it may be shown. */
  readonly secrets?: boolean;
}

/**
 * Asks the engine for a stack's state. That takes no lock, so that it can be done within a run of the same stack.
 *
 * @param read - takes from the text of `pulumi stack export` what is wanted of it
 * @throws Error with the engine's own words
 */
export async function askState<T>(
  { stack, secrets, ...place }: Wanted,
  read: (text: string) => T,
): Promise<T> {
  const chosen = stack === undefined ? [] : ["--stack", stack];
  const text = await askEngine(["stack", "export", ...(secrets ? ["--show-secrets"] : []), ...chosen], place);
  try {
    return read(text);
  } catch {
    throw new Error("what `pulumi stack export` prints is no state of a known form");
  }
}

/**
 * Reads a stack's state from the folder where it lies as it is, which takes no engine, and else asks the engine.
 *
 * @param read - takes from the text what is wanted of it
 */
export async function stateOf<T>(
  { backend, project, stack }: { backend: string; project: string; stack: string },
  wanted: Wanted,
  read: (text: string) => T,
): Promise<T> {
  const text = stateInFolder(backend, project, stack);
  return text === undefined ? askState(wanted, read) : read(text);
}

/** The objects of this package in a stack's state. */
export const readState = (wanted: Wanted): Promise<StateObject[]> => askState(wanted, objectsIn);
