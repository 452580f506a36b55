import * as telecom from "pulumi-telecom-center";

const trunks = telecom.getIncomingTrunksOutput({ filter: { customerId: "1000001" } });

export const trunkDomains = trunks.apply((all) => all.map(({ domain }) => domain));
