import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

interface Plan {
  capacityLimit: number;
  carrier: string;
}

const config = new pulumi.Config();
const plan = config.requireObject<Plan>("plan");
const production = pulumi.getStack() === "production";

// Outside of production a customer is a test that may go, and says so in the user interface.
const acme = new telecom.Customer(
  "acme",
  { name: production ? "Acme Ltd" : `Acme Ltd (${pulumi.getStack()})`, capacityLimit: plan.capacityLimit },
  { protect: production },
);

new telecom.IncomingTrunk("acme-trunk", { customer: acme, name: "Incoming" });

for (const number of config.requireObject<string[]>("numbers")) {
  new telecom.DidNumber(`acme-${number}`, { customer: acme, number });
}

const gateway = new telecom.Gateway("acme-carrier", {
  customer: acme,
  name: "Carrier",
  host: plan.carrier,
  authorizationName: "acme",
  authorizationPassword: config.getSecret("carrierPassword"),
});

new telecom.Route("acme-world", { customer: acme, gateway, name: "World" });

export const customerId = acme.customerId;
