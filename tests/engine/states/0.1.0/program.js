const pulumi = require("@pulumi/pulumi");
const telecom = require("pulumi-telecom-center");
const acme = new telecom.Customer("acme", { name: "Acme", capacityLimit: 10 }, { protect: false });
const trunk = new telecom.IncomingTrunk("trunk", {
  customer: acme,
  name: "Office",
  codecs: ["PCMA", "telephone-event"],
});
const did = new telecom.DidNumber("did", { customer: acme, number: "12120000001" });
const gateway = new telecom.Gateway("gateway", {
  customer: acme,
  name: "Carrier",
  host: "sip.example.com",
  port: 5080,
});
const route = new telecom.Route("route", { customer: acme, gateway, name: "World", dstPrefix: "00" });
const sim = new telecom.ExternalAccount("sim", { customer: acme, externalAccountId: "sim1", didNumber: did });
const birch = new telecom.Customer(
  "birch",
  { name: "Birch", customerId: "500001", language: "LT" },
  { protect: false },
);
const secured = new telecom.Gateway(
  "secured",
  {
    customer: birch,
    name: "Secured",
    host: "10.0.0.1",
    authorizationName: "birch",
    authorizationPassword: "birch-secret",
  },
  { deleteBeforeReplace: true },
);
const abroad = new telecom.Route("abroad", {
  customer: birch,
  gateway: secured,
  name: "Abroad",
  dstPrefix: "37",
  srcPrefix: "1",
});
