import * as telecom from "pulumi-telecom-center";

// `import`: taken over as it is. What is declared has to be what the account has, or the preview fails and says what differs.
const oak = new telecom.Customer(
  "oak",
  { customerId: "1000001", name: "Oak Ltd", capacityLimit: 12 },
  { import: "1000001" },
);

// `adopt`: taken over and changed to match. The trunk had no name.
const trunk = new telecom.IncomingTrunk("oak-trunk", {
  customer: oak,
  name: "Incoming",
  adopt: "0b3f5a52-4f89-41d3-9a0c-0305e82c3301",
});

// By what people know of it: the id of the number is looked up.
const number = telecom
  .getDidNumbers({ filter: { customerId: "1000001", number: "12125550100" } })
  .then(([found]) => found ?? Promise.reject(new Error("Oak has no number 12125550100.")));
new telecom.DidNumber("oak-number", {
  customer: oak,
  number: "12125550100",
  enabled: true,
  adopt: number.then(({ id }) => id),
});

// Read only: the customer's staff keeps this gateway, and this stack must not touch it. A route may use it all the same.
const gateway = telecom.Gateway.get("oak-pbx", "9f2504e0-4f89-41d3-9a0c-0305e82c3309");
new telecom.Route("oak-uk", { customer: oak, gateway, name: "UK", dstPrefix: "44" });

export const trunkDomain = trunk.domain;
export const gatewayHost = gateway.host;
