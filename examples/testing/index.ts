import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

const config = new pulumi.Config();
const seats = config.getNumber("seats") ?? 5;

// Two calls at once for three seats, which is what we sell.
export const acme = new telecom.Customer("acme", {
  name: "Acme Ltd",
  sipAccountLimit: seats,
  capacityLimit: Math.ceil((seats * 2) / 3),
});

export const gateway = new telecom.Gateway("acme-pbx", {
  customer: acme,
  name: "PBX",
  host: config.get("pbx") ?? "pbx.acme.example",
});

new telecom.Route("acme-uk", { customer: acme, gateway, name: "UK", dstPrefix: "44" });

export const customerId = acme.customerId;
