import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

const config = new pulumi.Config("ops");

const acme = new telecom.Customer("acme", { name: "Acme Ltd", capacityLimit: 10, sipAccountLimit: 25 });

new telecom.IncomingTrunk("acme-trunk", { customer: acme, name: "Incoming" });

for (const number of ["12125550100", "12125550101"]) {
  new telecom.DidNumber(`acme-${number}`, { customer: acme, number });
}

const gateway = new telecom.Gateway("acme-carrier", {
  customer: acme,
  name: "Carrier",
  host: config.require("carrier"),
});

new telecom.Route("acme-world", { customer: acme, gateway, name: "World" });
