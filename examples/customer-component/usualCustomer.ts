import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

export interface UsualCustomerArgs {
  name: string;
  /** Calls at once. */
  capacityLimit: number;
  numbers: string[];
  /** Hosts by the gateway's name. */
  gateways: Record<string, string>;
  /** The gateway for each prefix of a destination number; "" is all the rest. */
  routes: Record<string, string>;
  /** While one gateway is down, its routes leave through another one. */
  failover?: { from: string; to: string };
}

/** The customer as most are: a trunk, its numbers, gateways, and a route for each prefix. */
export class UsualCustomer extends pulumi.ComponentResource {
  readonly customerId: pulumi.Output<string>;
  /** Where the DID provider delivers calls. */
  readonly trunkDomain: pulumi.Output<string | null>;

  constructor(name: string, args: UsualCustomerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("example:telecom:UsualCustomer", name, {}, opts);
    const parent = { parent: this };
    const { capacityLimit, failover } = args;

    const customer = new telecom.Customer(name, { name: args.name, capacityLimit }, parent);
    const trunk = new telecom.IncomingTrunk(`${name}-trunk`, { customer, name: "Incoming" }, parent);
    for (const number of args.numbers) {
      new telecom.DidNumber(`${name}-${number}`, { customer, number }, parent);
    }

    const gateways = new Map<string, telecom.Gateway>();
    for (const [key, host] of Object.entries(args.gateways)) {
      gateways.set(key, new telecom.Gateway(`${name}-${key}`, { customer, name: key, host }, parent));
    }
    for (const [dstPrefix, wanted] of Object.entries(args.routes)) {
      const used = failover?.from === wanted ? failover.to : wanted;
      const gateway = gateways.get(used);
      if (!gateway)
        throw new Error(`${name}: the route "${dstPrefix}" names no gateway of its own: "${used}".`);
      const route = dstPrefix ? `To ${dstPrefix}` : "All the rest";
      const suffix = dstPrefix || "rest";
      new telecom.Route(`${name}-to-${suffix}`, { customer, gateway, name: route, dstPrefix }, parent);
    }

    this.customerId = customer.customerId;
    this.trunkDomain = trunk.domain;
    this.registerOutputs({ customerId: this.customerId, trunkDomain: this.trunkDomain });
  }
}
