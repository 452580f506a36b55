import { entities } from "../../provider/entities";
import { actionOf } from "../reading/actions";
import type { Customers } from "../reading/customers";
import type { Contents, Resource } from "../reading/resource";
import { type Candidates, matchAutomatic, matchDeclared, matchIds } from "./matches";
import { Objects } from "./objects";
import type { Pair, Pairs } from "./pair";

/**
 * Finds each object that a resource leaves to another one of the same stack. The engine plans a deletion beside a creation, and
 * does not see that both mean one object; the provider does, and deletes nothing that another resource has.
 *
 * @param config - the stack's configuration, which says whether the provider takes over what equals a declaration
 */
export function pairsOf(
  contents: Contents,
  customers: Customers,
  config: Readonly<Record<string, unknown>>,
): Pairs {
  const pairs = new Map<string, Pair>();
  const objects = new Objects(contents, pairs);
  const checkBeforeCreate = config["telecom-center:checkBeforeCreate"];
  // What others point to comes first: routes are known to be alike by their gateways.
  for (const { name } of entities) {
    const all = [...contents.resources.values()].filter(({ entity }) => entity.name === name);
    const leaving = all.filter((resource) => leaves(resource, contents, customers));
    if (leaving.length === 0) continue;
    const candidates: Candidates = { pairs, all, leaving, customers, objects, checkBeforeCreate };
    matchIds(candidates);
    matchAutomatic(candidates);
    matchDeclared(candidates);
  }
  return pairs;
}

function leaves(resource: Resource, contents: Contents, customers: Customers): boolean {
  const { entity, ops, before } = resource;
  if (!ops.has("delete") || before?.id === undefined || before.external) return false;
  const action = actionOf(resource);
  if (entity.origin === "action" || (action !== "delete" && action !== "forget")) return false;
  if (entity.name === "Customer") return true;
  // What goes with its customer is lost, whoever declares it.
  const owner = contents.resources.get(customers.of(resource, before).key);
  const fate = owner && actionOf(owner);
  return fate !== "delete" && fate !== "replace";
}
