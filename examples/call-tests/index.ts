import * as telecom from "pulumi-telecom-center";

const acme = new telecom.Customer("acme", { name: "Acme Ltd", terminationMode: "operator" });

const london = new telecom.Gateway("acme-london", {
  customer: acme,
  name: "London",
  host: "sip.london.example",
  dstRewriteRule: "^44",
  dstRewriteResult: "+44",
});
const vilnius = new telecom.Gateway("acme-vilnius", {
  customer: acme,
  name: "Vilnius",
  host: "sip.vilnius.example",
});

// Users dial 00 before a country code; the carriers want it without.
const international = { dstRewriteRule: "^00(.*)$", dstRewriteResult: "\\1" };

new telecom.Route("acme-uk", {
  customer: acme,
  gateway: london,
  name: "UK",
  dstPrefix: "0044",
  ...international,
});
new telecom.Route("acme-lt", {
  customer: acme,
  gateway: vilnius,
  name: "Lithuania",
  dstPrefix: "00370",
  ...international,
});
new telecom.Route("acme-112", { customer: acme, gateway: vilnius, name: "Emergency", dstPrefix: "112" });
