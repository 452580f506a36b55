import * as pulumi from "@pulumi/pulumi";
import { UsualCustomer } from "./usualCustomer";

// `pulumi config set failover carrier-a:carrier-b` moves all routes of a carrier that is down, for every customer.
const [from, to] = new pulumi.Config().get("failover")?.split(":") ?? [];
const failover = from && to ? { from, to } : undefined;

const gateways = { "carrier-a": "sip.carrier-a.example", "carrier-b": "sip.carrier-b.example" };
const routes = { "": "carrier-a", "44": "carrier-b", "4420": "carrier-a" };

const acme = new UsualCustomer("acme", {
  name: "Acme Ltd",
  capacityLimit: 10,
  numbers: ["12125550100", "12125550101"],
  gateways,
  routes,
  failover,
});

const birch = new UsualCustomer("birch", {
  name: "Birch & Sons",
  capacityLimit: 4,
  numbers: ["442079460000"],
  gateways,
  routes: { "": "carrier-b" },
  failover,
});

export const trunks = { acme: acme.trunkDomain, birch: birch.trunkDomain };
