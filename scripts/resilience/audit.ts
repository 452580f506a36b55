import type { Sandbox } from "../../sandbox";
import type { Stack } from "../../tests/engine/harness/stack";

/** The account compared with the state. */
export interface Audit {
  objects: number;
  resources: number;
  /** Objects beyond the first with the same customer and name or number. */
  duplicates: string[];
  /** Objects that no resource has. */
  orphans: string[];
  /** Resources whose object does not exist. */
  ghosts: string[];
}

const TYPES = [
  "customers",
  "incoming_trunks",
  "available_did_numbers",
  "termination_gateways",
  "termination_routes",
  "external_account_routes",
];

export function audit(sandbox: Sandbox, stack: Stack): Audit {
  const objects = TYPES.flatMap((type) => sandbox.objects(type).map((object) => ({ ...object, type })));
  const managed = new Set(stack.resources().flatMap(({ id }) => (id ? [String(id)] : [])));
  const seen = new Set<string>();
  // Where a resource has one of several, the others are those that are too many.
  const heldFirst = [
    ...objects.filter(({ id }) => managed.has(String(id))),
    ...objects.filter(({ id }) => !managed.has(String(id))),
  ];
  const duplicates = heldFirst.filter(({ type, attributes, relationships }) => {
    const what = attributes.number ?? attributes.name;
    const key = JSON.stringify([type, relationships?.customer ?? null, what]);
    const twice = seen.has(key);
    seen.add(key);
    return twice;
  });
  const there = new Set(objects.map(({ id }) => String(id)));
  const show = ({ type, id }: { type: string; id: string }) => `${type}/${id}`;
  return {
    objects: objects.length,
    resources: managed.size,
    duplicates: duplicates.map(show),
    orphans: objects.filter(({ id }) => !managed.has(String(id))).map(show),
    ghosts: [...managed].filter((id) => !there.has(id)),
  };
}

/** Exactly so many objects, each with its resource, none twice. */
export function isExact(
  { objects, resources, duplicates, orphans, ghosts }: Audit,
  expected: number,
): boolean {
  const odd = duplicates.length + orphans.length + ghosts.length;
  return objects === expected && resources === expected && odd === 0;
}
