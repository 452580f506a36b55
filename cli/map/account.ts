import type { MapAccount, MapCustomer } from "../../map";
import type { Entity } from "../../provider/entities";
import type { Remote, Session } from "../../provider/lifecycle";
import { owned } from "../export/classes";
import { type Household, outboundOf, readHouseholds } from "../outbound/account";
import type { Stacks } from "./stacks";

/**
 * Reads the account as a page shows it.
 *
 * @param stacks - what stacks say of it, by which each object is marked
 * @throws CommandError for an id that the account does not have
 */
export async function readMap(
  session: Session,
  customers: readonly string[] | undefined,
  stacks: Stacks | undefined,
): Promise<MapCustomer[]> {
  const households = await readHouseholds(session, owned, customers);
  const read = households.map((one) => customerOf(one, stacks));
  return stacks ? stacks.withGone(read, customers === undefined) : read;
}

const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

function customerOf(household: Household, stacks: Stacks | undefined): MapCustomer {
  const { customer, objects } = household;
  const { routes, gateways, limits, mode } = outboundOf(household);
  const of = (name: string): readonly Remote[] =>
    [...objects].find(([entity]) => entity.name === name)?.[1] ?? [];
  const heldBy = (name: string) => new Map(of(name).map((one) => [one.id, stacks?.of(name, one)]));
  const [heldGateways, heldRoutes] = [heldBy("Gateway"), heldBy("Route")];
  return {
    id: customer.id,
    name: textOf(customer.values.name),
    ...(mode !== undefined && { mode }),
    ...stacks?.of("Customer", customer),
    trunks: of("IncomingTrunk").map((one) => ({
      ...{ id: one.id, name: textOf(one.values.name), domain: textOf(one.values.domain) },
      ...stacks?.of("IncomingTrunk", one),
    })),
    numbers: of("DidNumber").map((one) => ({
      ...{ id: one.id, number: textOf(one.values.number), enabled: one.values.enabled !== false },
      ...stacks?.of("DidNumber", one),
    })),
    gateways: gateways.map(({ settings: _, key: __, id, ...one }) => ({
      ...{ ...one, id: id! },
      ...heldGateways.get(id!),
    })),
    routes: routes.map(({ id, name, to, from, rewriting, gateway }) => ({
      ...{ id: id!, name, to, from, rewriting, gatewayId: gateway.id! },
      ...heldRoutes.get(id!),
    })),
    accounts: [...objects].flatMap(([entity, all]) =>
      isAccount(entity) ? all.map(accountOf(entity, stacks)) : [],
    ),
    limits,
  };
}

const DRAWN = new Set(["IncomingTrunk", "DidNumber", "Gateway", "Route"]);
const isAccount = ({ name }: Entity): boolean => !DRAWN.has(name);

const accountOf =
  (entity: Entity, stacks: Stacks | undefined) =>
  (one: Remote): MapAccount => ({
    ...{ class: entity.name, id: one.id, name: textOf(one.values[entity.label]) || one.id },
    ...stacks?.of(entity.name, one),
  });
