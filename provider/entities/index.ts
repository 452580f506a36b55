import { incomingTrunkCdr, terminationCdr } from "./cdrs";
import { customer } from "./customer";
import { didNumber } from "./didNumber";
import type { Entity } from "./entity";
import { externalAccount } from "./externalAccount";
import { gateway } from "./gateway";
import { incomingTrunk } from "./incomingTrunk";
import { route } from "./route";
import { adminSession, customerSession } from "./sessions";
import { sipAccount } from "./sipAccount";

export * from "./entity";

/** Every entity that a stack file can declare, parents before their children. */
export const entities: readonly Entity[] = [
  customer,
  incomingTrunk,
  didNumber,
  gateway,
  route,
  externalAccount,
  sipAccount,
  customerSession,
  adminSession,
];

/** Every entity that the API lists. */
export const listed: readonly Entity[] = [
  ...entities.filter(({ origin }) => origin !== "action"),
  terminationCdr,
  incomingTrunkCdr,
];

/** The entity of a class name. */
export function entityNamed(name: string): Entity {
  const entity = [...entities, ...listed].find((candidate) => candidate.name === name);
  if (!entity) throw new Error(`pulumi-telecom-center has no entity ${JSON.stringify(name)}`);
  return entity;
}
