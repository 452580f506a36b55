import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

const config = new pulumi.Config();
const gatewayHost = config.get("gatewayHost") ?? "pbx.example.net";

const acme = new telecom.Customer("acme", { name: "Acme Ltd", capacityLimit: 10, sipAccountLimit: 25 });

const trunk = new telecom.IncomingTrunk("acme-trunk", {
  customer: acme,
  name: "From DIDWW",
  codecs: ["PCMU", "PCMA", "telephone-event"],
});

const numbers = ["12120000001", "12120000002"].map(
  (number) => new telecom.DidNumber(`acme-${number}`, { customer: acme, number }),
);

const gateway = new telecom.Gateway("acme-pbx", {
  customer: acme,
  name: "Acme PBX",
  host: gatewayHost,
  networkProtocol: "IPv4_only",
});

new telecom.Route("acme-uk", { customer: acme, gateway, name: "UK", dstPrefix: "44" });
new telecom.ExternalAccount("acme-mobile", { customer: acme, didNumber: numbers[0] });

/** Where the DID provider delivers calls: the host part of the SIP URI. */
export const trunkDomain = trunk.domain;
export const customerId = acme.customerId;
