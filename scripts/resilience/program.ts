/** The phases of a stack of many customers: as created, every child changed, all children removed. */
export type Phase = "create" | "change" | "bare";

/** Objects of one customer. */
export const PER_CUSTOMER = 6;

/** A program of customers, each with a trunk, two DID numbers, a gateway and a route. */
export function manyCustomers(customers: number, phase: Phase = "create"): string {
  return `
const telecom = require("pulumi-telecom-center");
const [customers, phase] = [${customers}, "${phase}"];
const changed = phase === "change";
for (let i = 0; i < customers; i++) {
  const customer = new telecom.Customer("customer" + i, { name: "Customer " + i, capacityLimit: 10 }, { protect: false });
  if (phase === "bare") continue;
  const number = (n) => "1212" + String(1000000 + 2 * i + n);
  new telecom.IncomingTrunk("trunk" + i, { customer, name: "Office", transportProtocol: changed ? "TCP" : "UDP" });
  new telecom.DidNumber("main" + i, { customer, number: number(0), enabled: !changed });
  new telecom.DidNumber("fax" + i, { customer, number: number(1), enabled: !changed });
  const gateway = new telecom.Gateway("gateway" + i, { customer, name: "Carrier", host: "sip.example.com", port: changed ? 5080 : 5070 });
  new telecom.Route("route" + i, { customer, gateway, name: "World", dstPrefix: changed ? "011" : "00" });
}
`;
}
