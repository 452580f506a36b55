import {
  gatewayOf,
  limitOfMode,
  type Outbound,
  type OutboundGateway,
  routeOf,
  unseenGateway,
} from "../../outbound";
import { type Entity, entityNamed } from "../../provider/entities";
import { decode, type Remote, type Session } from "../../provider/lifecycle";
import { CommandError } from "../command";
import { pagesOf } from "../pages";
import { inParallel } from "../parallel";

/** Up to this many customers, their own lists are shorter than the account's. */
const FEW = 20;

const [CUSTOMER, GATEWAY, ROUTE] = ["Customer", "Gateway", "Route"].map(entityNamed) as [
  Entity,
  Entity,
  Entity,
];

/** All customers of the account. */
export const readCustomers = (session: Session): Promise<Remote[]> => list(session, CUSTOMER);

/** A customer, and what belongs to it of the classes that were asked for. */
export interface Household {
  readonly customer: Remote;
  readonly objects: ReadonlyMap<Entity, readonly Remote[]>;
}

/**
 * Reads customers with all that belongs to them of some classes, in the order of `customers`.
 *
 * @param customers - ids, or customers that were read already; all of the account where it is left out
 * @throws CommandError for an id that the account does not have
 */
export async function readHouseholds(
  session: Session,
  entities: readonly Entity[],
  customers?: readonly (string | Remote)[],
): Promise<Household[]> {
  const known = customers ? await found(session, customers) : await readCustomers(session);
  const households = new Map(
    known.map((customer) => [customer.id, { customer, objects: new Map<Entity, Remote[]>() }]),
  );
  for (const { objects } of households.values()) for (const entity of entities) objects.set(entity, []);
  const take = async (entity: Entity, customer?: string) => {
    for (const remote of await list(session, entity, customer)) {
      const whole = await withRelated(session, entity, remote, customer);
      households
        .get(String(customer ?? whole.values.customer))
        ?.objects.get(entity)
        ?.push(whole);
    }
  };
  if (known.length <= FEW)
    await inParallel(known, async ({ id }) => {
      for (const entity of entities) await take(entity, id);
    });
  else await Promise.all(entities.map((entity) => take(entity)));
  return known.map(({ id }) => households.get(id)!);
}

/** How customers' calls go out by what the account has now, in the order of `customers`. */
export async function readOutbound(
  session: Session,
  customers?: readonly (string | Remote)[],
): Promise<Outbound[]> {
  return (await readHouseholds(session, [GATEWAY, ROUTE], customers)).map(outboundOf);
}

async function found(session: Session, customers: readonly (string | Remote)[]): Promise<Remote[]> {
  const remotes = new Map<string, Remote>();
  const ids = customers.map((one) => (typeof one === "string" ? one : one.id));
  for (const one of customers) if (typeof one !== "string") remotes.set(one.id, one);
  await inParallel(
    ids.filter((id) => !remotes.has(id)),
    async (id) => {
      const remote = await session.reader.one(CUSTOMER, id);
      if (!remote) throw new CommandError(`The account has no Customer with the id ${JSON.stringify(id)}.`);
      remotes.set(id, remote);
    },
  );
  return ids.map((id) => remotes.get(id)!);
}

async function list(session: Session, entity: Entity, customer?: string): Promise<Remote[]> {
  const include = Object.values(entity.relationships).map(({ wire }) => wire);
  const query = {
    ...(include.length > 0 && { include }),
    ...(customer !== undefined && { filter: { [entity.filters.customerId!.wire]: customer } }),
  };
  const remotes = new Map<string, Remote>();
  for await (const page of pagesOf(session, entity.type, query))
    for (const object of page.data) remotes.set(object.id, decode(entity, object));
  return [...remotes.values()];
}

// Where a list does not say what an object refers to, the object itself does.
async function withRelated(
  session: Session,
  entity: Entity,
  remote: Remote,
  customer: string | undefined,
): Promise<Remote> {
  const open = Object.entries(entity.relationships).filter(
    ([name, { required }]) =>
      required && remote.values[name] === undefined && !(name === "customer" && customer !== undefined),
  );
  return open.length === 0 ? remote : ((await session.reader.one(entity, remote.id)) ?? remote);
}

/** How a customer's calls go out, where its gateways and routes were read. */
export function outboundOf({ customer: { id, values }, objects }: Household): Outbound {
  const [gateways, routes] = [objects.get(GATEWAY) ?? [], objects.get(ROUTE) ?? []];
  const mode = typeof values.terminationMode === "string" ? values.terminationMode : undefined;
  const byId = new Map<string, OutboundGateway>(
    gateways.map((one) => [one.id, gatewayOf(one.id, one.values, { id: one.id })]),
  );
  const limits = [limitOfMode(mode), ...(mode === "operator" ? [customersOwn(routes)] : [])];
  return {
    id,
    ...(typeof values.name === "string" && { name: values.name }),
    ...(mode !== undefined && { mode }),
    routes: routes.map((one) => {
      const gateway = String(one.values.gateway ?? "unknown");
      return routeOf(
        one.id,
        one.values,
        byId.get(gateway) ?? unseenGateway(gateway, gateway, gateway),
        one.id,
      );
    }),
    gateways: [...byId.values()],
    limits: limits.filter((limit) => limit !== undefined),
  };
}

function customersOwn(routes: readonly Remote[]): string | undefined {
  const own = routes
    .filter(({ values }) => values.operator === false)
    .map(({ values }) => String(values.name));
  if (own.length === 0) return undefined;
  return `the customer made ${own.sort().join(", ")} itself: whether such routes count while its termination mode is operator is not known`;
}
