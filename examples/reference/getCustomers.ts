import * as telecom from "pulumi-telecom-center";

const largest = telecom.getCustomersOutput({
  sort: ["-capacityLimit"],
  fields: ["name", "capacityLimit"],
  limit: 10,
});

export const largestCustomers = largest.apply((customers) =>
  customers.map(({ id, name, capacityLimit }) => `${name} (${id}): ${capacityLimit ?? "no limit"}`),
);
export const oneCustomer = telecom.getCustomerOutput("1000001").name;
