import * as telecom from "pulumi-telecom-center";

const cedar = new telecom.Customer("cedar", { name: "Cedar Clinic" });

const numbers = ["12120000101", "12120000102"].map(
  (number) => new telecom.DidNumber(`cedar-${number}`, { customer: cedar, number, externalId: number }),
);

export const cedarNumbers = numbers.map(({ number }) => number);
