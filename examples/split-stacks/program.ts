import * as telecom from "pulumi-telecom-center";
import type { Listed } from "./customers";

/** What one stack makes of its share of the list. */
export function program(share: Listed[]): void {
  for (const { key, name, number } of share) {
    const customer = new telecom.Customer(key, { name, capacityLimit: 10 }, { protect: false });
    new telecom.IncomingTrunk(`${key}-trunk`, { customer, name: "Incoming" });
    new telecom.DidNumber(`${key}-${number}`, { customer, number });
  }
}
