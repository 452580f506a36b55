import { adminSession } from "./adminSession";
import { customer } from "./customer";
import { customerSession } from "./customerSession";
import { didNumber } from "./didNumber";
import { externalAccount } from "./externalAccount";
import { gateway } from "./gateway";
import { incomingTrunk } from "./incomingTrunk";
import { route } from "./route";
import { sipAccount } from "./sipAccount";
import type { Table } from "./table";

/** The bad arguments of every class. */
export const tables: readonly Table[] = [
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
