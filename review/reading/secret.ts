import type { Entity } from "../../provider/entities";
import type { RawState } from "./document";

/** What stands for every secret value, as the engine prints it. */
export const SECRET = "[secret]";

/** The key by which Pulumi marks special values, and what it holds for a secret one. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

function holdsSecret(value: unknown): boolean {
  if (value === SECRET) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  if (typeof value !== "object" || value === null) return false;
  const marked = value as Record<string, unknown>;
  return marked[SIGNATURE] === SECRET_SIGNATURE || Object.values(marked).some(holdsSecret);
}

/**
 * A resource's values with every secret taken out: by the entity's rows, by what the program declared as secret, and by Pulumi's
 * own marks. It is the first thing that is done to a document, so that nothing behind it can show one.
 */
export function withoutSecrets(
  entity: Entity,
  state: RawState,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const declared = new Set(state.additionalSecretOutputs ?? []);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const hide = entity.attributes[name]?.secret || declared.has(name);
      return [name, (hide && value !== null) || holdsSecret(value) ? SECRET : value];
    }),
  );
}
