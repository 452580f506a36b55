import * as telecom from "pulumi-telecom-center";

const fir = new telecom.Customer("fir", { name: "Fir Taxi" });
const number = new telecom.DidNumber("fir-number", { customer: fir, number: "12120000201" });

const sim = new telecom.ExternalAccount("fir-sim", {
  customer: fir,
  externalAccountId: "8937204016180",
  didNumber: number,
});

export const firMayCallOut = sim.allowExternalCalls;
