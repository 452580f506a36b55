import type { Sandbox } from "../../../sandbox";
import type { Stack } from "../harness";

/** The types of the objects that a stack makes. */
export const MANAGED = [
  "customers",
  "incoming_trunks",
  "available_did_numbers",
  "termination_gateways",
  "termination_routes",
  "external_account_routes",
];

/** Objects of the account that no resource has, and resources whose object does not exist. */
export interface Balance {
  orphans: string[];
  ghosts: string[];
}

/** Compares the account with the state. */
export function balance(sandbox: Sandbox, stack: Stack): Balance {
  const objects = MANAGED.flatMap((type) =>
    sandbox.objects(type).map(({ id }) => ({ type, id: String(id) })),
  );
  const there = new Set(objects.map(({ id }) => id));
  const managed = new Set(stack.resources().flatMap(({ id }) => (id ? [String(id)] : [])));
  return {
    orphans: objects.filter(({ id }) => !managed.has(id)).map(({ type, id }) => `${type}/${id}`),
    ghosts: [...managed].filter((id) => !there.has(id)),
  };
}
