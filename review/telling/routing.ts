import { asOne, becomes, timesOf } from "../calling/times";
import type { Step } from "../judging/steps";
import type { Pairs } from "../pairing/pair";
import type { Action } from "../reading/actions";
import type { Customer, Customers } from "../reading/customers";
import { type Contents, knownText, labelOf, type Resource, type Side, valuesOf } from "../reading/resource";

export type Mark = "same" | "added" | "removed" | "changed";

/** One object of a picture. */
export interface Spot {
  readonly key: string;
  readonly label: string;
  readonly mark: Mark;
}

/** A route: what it matches, and to which gateway it leads. */
export interface RouteSpot extends Spot {
  readonly prefix: string;
  readonly source: string;
  readonly gateway?: string;
}

/** How a customer's calls come in and go out, at one time. */
export interface Routing {
  readonly trunks: Spot[];
  readonly numbers: Spot[];
  readonly routes: RouteSpot[];
  readonly gateways: Spot[];
}

/** A customer's routing before and after the change; a time at which there is nothing is left out. */
export interface Picture {
  readonly customer: Customer;
  readonly before?: Routing;
  readonly after?: Routing;
}

const DRAWN = new Set(["IncomingTrunk", "DidNumber", "Route", "Gateway"]);

/** Draws the customers of a document whose routing changes. */
export function pictureOf(
  contents: Contents,
  steps: readonly Step[],
  customers: Customers,
  pairs: Pairs,
): (customer: Customer) => Picture | undefined {
  const byUrn = new Map(steps.map((step) => [step.urn, step]));
  const gatewayById = new Map<string, string>();
  // One object has one place, whichever resource has it.
  const keyOf = (urn: string) => pairs.get(urn)?.to.urn ?? urn;
  const sides = new Map<string, { before: Routing; after: Routing }>();
  const changed = new Set<string>();
  const drawn = [...contents.resources.values()].filter(({ entity }) => DRAWN.has(entity.name));
  for (const { urn, entity, before, after } of drawn) {
    if (entity.name !== "Gateway") continue;
    for (const side of [before, after]) if (side?.id !== undefined) gatewayById.set(side.id, keyOf(urn));
  }
  for (const resource of drawn) {
    const one = asOne(resource, pairs);
    if (!one) continue;
    const action = becomes(byUrn.get(resource.urn));
    const times = timesOf(one, action);
    for (const time of ["before", "after"] as const) {
      const side = times[time];
      if (!side) continue;
      const { key } = customers.of(resource, side);
      const routing = sides.get(key) ?? { before: nothing(), after: nothing() };
      sides.set(key, routing);
      const mark = markOf(action, time, one, customers);
      place(routing[time], one, side, mark, { gatewayById, keyOf });
      if (action && action !== "forget") changed.add(key);
    }
  }
  return (customer) => {
    const both = changed.has(customer.key) ? sides.get(customer.key) : undefined;
    if (!both) return undefined;
    return {
      customer,
      ...(!isEmpty(both.before) && { before: both.before }),
      ...(!isEmpty(both.after) && { after: both.after }),
    };
  };
}

const nothing = (): Routing => ({ trunks: [], numbers: [], routes: [], gateways: [] });
const isEmpty = (routing: Routing): boolean => Object.values(routing).every((spots) => spots.length === 0);

function markOf(
  action: Action | undefined,
  time: "before" | "after",
  resource: Resource,
  customers: Customers,
): Mark {
  if (action === "create") return "added";
  if (action === "delete") return "removed";
  if (action === "update") return "changed";
  if (action !== "replace") return "same";
  const { before, after } = resource;
  const moves = before && after && customers.of(resource, before).key !== customers.of(resource, after).key;
  if (!moves) return "changed";
  return time === "before" ? "removed" : "added";
}

function place(
  routing: Routing,
  resource: Resource,
  side: Side,
  mark: Mark,
  { gatewayById, keyOf }: { gatewayById: ReadonlyMap<string, string>; keyOf: (urn: string) => string },
): void {
  const values = valuesOf(side);
  const label = labelOf({ ...resource, before: undefined, after: side });
  const spot = { key: keyOf(resource.urn), label, mark };
  switch (resource.entity.name) {
    case "IncomingTrunk":
      routing.trunks.push(spot);
      return;
    case "DidNumber":
      routing.numbers.push(values.enabled === false ? { ...spot, label: `${label} (disabled)` } : spot);
      return;
    case "Gateway": {
      const host = knownText(values.host);
      routing.gateways.push(host === undefined ? spot : { ...spot, label: `${label} (${host})` });
      return;
    }
    default: {
      const id = knownText(values.gateway);
      const link = side.links.gateway;
      const gateway =
        link !== undefined ? keyOf(link) : id === undefined ? undefined : (gatewayById.get(id) ?? id);
      const [prefix, source] = [knownText(values.dstPrefix) ?? "", knownText(values.srcPrefix) ?? ""];
      routing.routes.push({ ...spot, prefix, source, ...(gateway !== undefined && { gateway }) });
    }
  }
}
