import { adminSessions } from "./admin-sessions";
import { customers } from "./customers";
import { didNumbers } from "./did-numbers";
import type { Entity } from "./entity";
import { externalAccounts } from "./external-accounts";
import { gateways } from "./gateways";
import { incomingTrunkCdrs } from "./incoming-trunk-cdrs";
import { incomingTrunks } from "./incoming-trunks";
import { routes } from "./routes";
import { sessions } from "./sessions";
import { sipAccounts } from "./sip-accounts";
import { terminationCdrs } from "./termination-cdrs";

/** Every endpoint; an object comes after those that it refers to. */
export const ENTITIES: readonly Entity[] = [
  customers,
  incomingTrunks,
  didNumbers,
  gateways,
  routes,
  externalAccounts,
  sipAccounts,
  sessions,
  adminSessions,
  terminationCdrs,
  incomingTrunkCdrs,
];
