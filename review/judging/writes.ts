import type { Written } from "../../provider/lifecycle/approving/written";
import { declaredNames, isUnknown } from "../../provider/lifecycle/object/values";
import type { Action } from "../reading/actions";
import type { Announced } from "../reading/announcements";
import type { Resource, Side } from "../reading/resource";
import { SECRET } from "../reading/secret";
import type { ToldSecrets } from "../reading/toldSecrets";
import type { Change } from "./changes";

/** What a step writes, by argument, as a run is held to it. */
export type Writes = Readonly<Record<string, Written>>;

/**
 * What a step writes to the account; undefined where it writes nothing.
 *
 * @param changes - what the step is told to change
 */
export function writesOf(
  resource: Resource,
  action: Action,
  changes: readonly Change[],
  { told, secrets }: { told: Announced | undefined; secrets: ToldSecrets | undefined },
): Writes | undefined {
  const { entity, after } = resource;
  const all = () => (after ? allOf(entity, after, secrets) : {});
  switch (action) {
    case "create":
    case "replace":
      return all();
    case "update":
      return changes.length > 0 ? ofChanges(changes, after, secrets) : undefined;
    case "take-over":
    case "move":
      if (changes.length > 0) return ofChanges(changes, after, secrets);
      // What differs shows in the run alone: any of the declared values may be written, and no other.
      return !told && mayWrite(resource) ? all() : undefined;
    case "delete":
      return entity.origin === "created" ? {} : undefined;
    case "clash":
    case "forget":
      return undefined;
  }
}

// A default trunk and a SIP account are updated to match as an adopted object is, but no preview tells it.
export const mayWrite = ({ entity, after }: Resource): boolean =>
  entity.origin === "existing" || after?.inputs.adopt !== undefined || after?.inputs.adoptDefault === true;

function allOf(entity: Resource["entity"], after: Side, secrets: ToldSecrets | undefined): Writes {
  const names = declaredNames(entity, after.inputs);
  return Object.fromEntries(
    names.map((name) => [name, written(name, after.inputs[name], after, secrets)] as const),
  );
}

function ofChanges(
  changes: readonly Change[],
  after: Side | undefined,
  secrets: ToldSecrets | undefined,
): Writes {
  return Object.fromEntries(
    changes.map(({ property, raw, secret }) => {
      if (secret || !raw) return [property, sealed(property, secrets)] as const;
      const to = written(property, raw.to, after, secrets);
      return [property, "to" in to && raw.from !== SECRET ? { from: raw.from ?? null, ...to } : to] as const;
    }),
  );
}

function written(
  name: string,
  value: unknown,
  after: Side | undefined,
  secrets: ToldSecrets | undefined,
): Written {
  if (value === SECRET) return sealed(name, secrets);
  if (isUnknown(value)) return { open: after?.links[name] ?? null };
  return { to: value ?? null };
}

function sealed(name: string, secrets: ToldSecrets | undefined): Written {
  const told = secrets?.get(name);
  return { secret: told && told !== "kept" ? told.seal : null };
}
