import * as telecom from "pulumi-telecom-center";

const gateways = telecom.getGatewaysOutput({ filter: { customerId: "1000001" }, sort: ["name"] });

export const gatewayHosts = gateways.apply((all) => all.map(({ name, host }) => `${name}: ${host}`));
