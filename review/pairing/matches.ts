import { put } from "../groups";
import { actionOf, takenOverId } from "../reading/actions";
import type { Customers } from "../reading/customers";
import { knownText, type Resource, type Side, valuesOf } from "../reading/resource";
import { isAlike, nameOfId } from "./alike";
import type { Objects } from "./objects";
import type { Pair } from "./pair";

/** The resources of one class, among which pairs are looked for; found ones are added to `pairs`. */
export interface Candidates {
  readonly pairs: Map<string, Pair>;
  readonly all: readonly Resource[];
  readonly leaving: readonly Resource[];
  readonly customers: Customers;
  readonly objects: Objects;
  readonly checkBeforeCreate: unknown;
}

/** By the id that another resource takes over, or has already. */
export function matchIds(among: Candidates): void {
  const { pairs, all, leaving, objects } = among;
  const holders = new Map<string, Resource>();
  const hold = (resource: Resource, side: Side | undefined, id: string | undefined) => {
    if (!side || side.external) return;
    for (const key of keysOf(among, resource, side, id)) if (!holders.has(key)) holders.set(key, resource);
  };
  const takers = new Set(all.filter((resource) => actionOf(resource) === "take-over"));
  for (const taker of takers) hold(taker, taker.after, taker.after && takenOverId(taker.after));
  for (const resource of all) {
    const action = actionOf(resource);
    const side = resource.before ?? resource.after;
    if (action === undefined || action === "update" || (action === "replace" && objects.isOnlyOpen(resource)))
      hold(resource, side, side?.id);
  }
  for (const from of leaving) {
    const found = keysOf(among, from, from.before!, from.before!.id).map((key) => holders.get(key));
    const to = found.find((holder) => holder !== undefined);
    if (!to) continue;
    if (takers.has(to) && !pairs.has(to.urn)) add(pairs, { kind: "move", from, to });
    else pairs.set(from.urn, { kind: "stays", from, to });
  }
}

function keysOf({ customers }: Candidates, resource: Resource, side: Side, id: string | undefined): string[] {
  const { idArgument, relationships, lookup = [] } = resource.entity;
  const owner = customers.of(resource, side).key;
  const values: Readonly<Record<string, unknown>> = { ...valuesOf(side), id };
  return ["id", ...lookup].flatMap((name) => {
    const text = knownText(values[name]);
    // An id of the operator's choice, or a user name, is known to be one object's within a customer alone.
    const within = name !== "id" || (idArgument !== undefined && relationships.customer !== undefined);
    if (text === undefined || (within && owner === "")) return [];
    return [`${within ? owner : ""} ${name} ${text}`];
  });
}

/** The trunk that the account made by itself, which is known only when it is taken over. */
export function matchAutomatic({ pairs, all, leaving, customers }: Candidates): void {
  const open = all.filter(
    (resource) =>
      actionOf(resource) === "take-over" &&
      resource.after!.inputs.adoptDefault === true &&
      takenOverId(resource.after!) === undefined,
  );
  const left = leaving.filter(({ urn }) => !pairs.has(urn));
  const leftBy = grouped(left, (resource) => customers.of(resource, resource.before!).key);
  const takersBy = grouped(open, (resource) => customers.of(resource, resource.after!).key);
  for (const [owner, [to, ...others]] of takersBy) {
    const candidates = leftBy.get(owner) ?? [];
    const fitting = candidates.length > 1 ? candidates.filter(isAutomatic) : candidates;
    if (owner === "" || others.length > 0 || fitting.length !== 1) continue;
    add(pairs, { kind: "move", from: fitting[0]!, to: to!, likely: true });
  }
}

/** Whether a trunk is known to be the one that the account made by itself: so it was taken over, and so it is called. */
export const isAutomatic = ({ before }: Resource): boolean =>
  before?.inputs.adoptDefault === true || before?.outputs.name === "Default";

/** By what is declared: an id or a number that is taken, or an object that equals the declaration. */
export function matchDeclared(among: Candidates): void {
  const { pairs, all, leaving, objects, checkBeforeCreate } = among;
  const groups = grouped(leaving, (resource) => declaredKey(among, resource, resource.before!));
  for (const to of all) {
    const { entity, after } = to;
    if (actionOf(to) !== "create" || entity.origin !== "created" || !after) continue;
    const told = nameOfId(entity) !== undefined;
    // Without a look at the account a second one is made.
    if (checkBeforeCreate === "false" && !told) continue;
    const candidates = (groups.get(declaredKey(among, to, after)) ?? []).filter(
      ({ urn }) => !pairs.has(urn) || pairs.get(urn)!.kind === "clash",
    );
    const alike = candidates.find(({ before }) => isAlike(entity, before!, after, objects));
    const from = alike ?? (told ? candidates[0] : undefined);
    if (!from) continue;
    const taken = checkBeforeCreate === "true" && alike && !pairs.has(from.urn);
    add(pairs, { kind: taken ? "move" : "clash", from, to });
  }
}

function declaredKey({ customers }: Candidates, resource: Resource, side: Side): string | undefined {
  const { entity } = resource;
  const name = nameOfId(entity);
  const owner = entity.relationships.customer ? customers.of(resource, side).key : "none";
  const values = { ...side.inputs, ...side.outputs };
  // What has no id of the operator's choice is compared as a whole, among those of one name.
  const told = name === undefined ? (knownText(values[entity.label]) ?? "") : knownText(values[name]);
  return owner === "" || told === undefined ? undefined : `${owner} ${told}`;
}

function grouped<K>(resources: readonly Resource[], keyOf: (resource: Resource) => K): Map<K, Resource[]> {
  const groups = new Map<K, Resource[]>();
  for (const resource of resources) put(groups, keyOf(resource), resource);
  return groups;
}

function add(pairs: Map<string, Pair>, pair: Pair): void {
  if (!pairs.has(pair.from.urn)) pairs.set(pair.from.urn, pair);
  pairs.set(pair.to.urn, pair);
}
