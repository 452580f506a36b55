import type { Held, MapCustomer } from "./data";
import type { Scene, Spot } from "./spots";

/** The picture of a customer as the account has it. */
export function sceneOf(customer: MapCustomer): Scene {
  const { trunks, numbers, routes, gateways } = customer;
  const present = new Set(gateways.filter(({ gone }) => !gone).map(({ id }) => id));
  const used = new Set(routes.filter(({ gone }) => !gone).map(({ gatewayId }) => gatewayId));
  return {
    customer: customer.name || customer.id,
    trunks: trunks.map((one) => ({
      key: `trunk ${one.id}`,
      label: one.name || one.id,
      ...(one.domain && { detail: one.domain }),
      ...heldOf(one),
    })),
    numbers: numbers.map((one) => ({
      key: numberKey(one.id),
      label: one.number,
      ...(!one.enabled && { idle: "disabled: calls to it are rejected" }),
      ...heldOf(one),
    })),
    routes: routes.map((one) => ({
      key: routeKey(one.id),
      label: one.name || one.id,
      to: one.to,
      from: one.from,
      gateway: gatewayKey(one.gatewayId),
      ...(!present.has(one.gatewayId) && { idle: "its gateway is not among the customer's" }),
      ...heldOf(one),
    })),
    gateways: gateways.map((one) => ({
      key: gatewayKey(one.id),
      label: one.name || one.id,
      ...(one.host && { detail: `${one.host}:${one.port}` }),
      ...(!used.has(one.id) && { idle: "no route leads to it" }),
      ...heldOf(one),
    })),
  };
}

export const numberKey = (id: string): string => `number ${id}`;
export const routeKey = (id: string): string => `route ${id}`;
export const gatewayKey = (id: string): string => `gateway ${id}`;

/** How an object is marked, and what is told of it. */
export function heldOf({ stacks, differs = [], gone }: Held): Pick<Spot, "mark" | "notes" | "idle"> {
  if (gone) return { mark: "gone", idle: "gone from the account", notes: [`${told(stacks)} still has it`] };
  if (!stacks) return {};
  if (stacks.length === 0) return { mark: "unmanaged", notes: ["no stack manages it"] };
  return differs.length > 0
    ? { mark: "differs", notes: [`managed by ${told(stacks)}`, ...differs] }
    : { notes: [`managed by ${told(stacks)}`] };
}

const told = (stacks: readonly string[] = []): string => stacks.join(" and ");
