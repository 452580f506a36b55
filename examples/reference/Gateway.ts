import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";

const config = new pulumi.Config();
const dogwood = new telecom.Customer("dogwood", { name: "Dogwood Travel" });

const gateway = new telecom.Gateway("dogwood-carrier", {
  customer: dogwood,
  name: "Carrier",
  host: "sip.carrier.example",
  port: 5080,
  codecs: ["PCMA", "PCMU"],
  dstRewriteRule: "^00(.*)$",
  dstRewriteResult: "\\1",
  authorizationName: "dogwood",
  authorizationPassword: config.getSecret("carrierPassword"),
});

export const dogwoodGateway = gateway.id;
