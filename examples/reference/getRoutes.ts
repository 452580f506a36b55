import * as telecom from "pulumi-telecom-center";

const routes = telecom.getRoutesOutput({ filter: { customerId: "1000001" }, include: ["gateway"] });

export const routing = routes.apply((all) =>
  all.map(({ dstPrefix, gateway }) => `${dstPrefix || "anywhere"} leaves over ${gateway?.host}`),
);
