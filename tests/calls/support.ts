import type { Call, Gateway, Route } from "../../calls";
import { NO_REWRITING } from "../../calls";

export const gateway = (name: string, more: Partial<Gateway> = {}): Gateway => ({
  key: `id-of-${name}`,
  name,
  settings: "",
  rewriting: NO_REWRITING,
  ...more,
});

export const route = (
  name: string,
  to: string,
  leadsTo: string | Gateway,
  more: Partial<Omit<Route, "gateway">> = {},
): Route => ({
  key: `id-of-${name}`,
  name,
  to,
  from: "",
  gateway: typeof leadsTo === "string" ? gateway(leadsTo) : leadsTo,
  rewriting: NO_REWRITING,
  ...more,
});

/** The rule as it is written down, without any of the model's shortcuts. */
export function candidatesByForce(routes: readonly Route[], { to, from }: Call): Route[] {
  const matching = routes.filter((one) => to.startsWith(one.to) && from.startsWith(one.from));
  const beaten = (one: Route) =>
    matching.some(
      (other) =>
        other.to.length >= one.to.length &&
        other.from.length >= one.from.length &&
        (other.to.length > one.to.length || other.from.length > one.from.length),
    );
  return matching.filter((one) => !beaten(one));
}

const sortedKeys = (keys: readonly string[]) => [...new Set(keys)].sort().join();

/** The gateways that a call can take, and the ways over them. */
export function fateByForce(routes: readonly Route[], call: Call) {
  const candidates = candidatesByForce(routes, call);
  return {
    candidates,
    gateways: sortedKeys(candidates.map((one) => one.gateway.key)),
    count: new Set(candidates.map((one) => one.gateway.key)).size,
    ways: sortedKeys(
      candidates.map(({ gateway, rewriting }) => JSON.stringify([gateway.key, gateway.settings, rewriting])),
    ),
  };
}

/** Every number of some digits, up to a length, the empty one first. */
export function numbersOf(digits: string, longest: number): string[] {
  const all = [""];
  for (const number of all) {
    if (number.length < longest) all.push(...[...digits].map((digit) => number + digit));
  }
  return all;
}
