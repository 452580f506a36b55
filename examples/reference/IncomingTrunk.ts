import * as telecom from "pulumi-telecom-center";

const birch = new telecom.Customer("birch", { name: "Birch and Sons" });

const trunk = new telecom.IncomingTrunk("birch-trunk", {
  customer: birch,
  name: "From the DID provider",
  transportProtocol: "TCP",
  codecs: ["PCMA", "PCMU", "telephone-event"],
});

/** What the DID provider forwards calls to. */
export const birchForwardsTo = trunk.domain.apply((domain) => `sip:{DID}@${domain}`);
