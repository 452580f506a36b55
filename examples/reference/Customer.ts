import * as telecom from "pulumi-telecom-center";

const acme = new telecom.Customer("acme", {
  customerId: "200100",
  name: "Acme Ltd",
  language: "EN",
  capacityLimit: 30,
  sipAccountLimit: null,
  terminationMode: "operator",
});

export const acmeId = acme.customerId;
