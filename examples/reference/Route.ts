import * as telecom from "pulumi-telecom-center";

const elm = new telecom.Customer("elm", { name: "Elm Logistics" });

const [london, world] = ["london", "world"].map(
  (name) => new telecom.Gateway(`elm-${name}`, { customer: elm, name, host: `${name}.carrier.example` }),
);

// The longest prefix wins: calls to the United Kingdom leave in London, all others over the second gateway.
new telecom.Route("elm-uk", { customer: elm, gateway: london!, name: "UK", dstPrefix: "44" });
new telecom.Route("elm-world", { customer: elm, gateway: world!, name: "World" });
