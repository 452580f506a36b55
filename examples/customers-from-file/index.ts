import * as telecom from "pulumi-telecom-center";
import { readCustomers } from "./read";

for (const [key, listed] of Object.entries(readCustomers("customers.yaml"))) {
  const { name, language, capacityLimit } = listed;
  const customer = new telecom.Customer(key, { name, language, capacityLimit });
  for (const number of listed.numbers) new telecom.DidNumber(`${key}-${number}`, { customer, number });
  if (!listed.gateway) continue;
  const gateway = new telecom.Gateway(`${key}-pbx`, { customer, name: "PBX", host: listed.gateway });
  for (const dstPrefix of listed.prefixes) {
    new telecom.Route(`${key}-to-${dstPrefix}`, { customer, gateway, name: `To ${dstPrefix}`, dstPrefix });
  }
}
