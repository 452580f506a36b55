import { complaints } from "./support/compile";

const head = `import * as pulumi from "@pulumi/pulumi";
import * as telecom from "pulumi-telecom-center";
const customer = new telecom.Customer("acme", { name: "Acme", language: "LT", terminationMode: "operator" });
const trunk = new telecom.IncomingTrunk("trunk", { customer, codecs: ["PCMA"] });
const gateway = new telecom.Gateway("gateway", { customer, name: "PBX", host: "pbx.example.net" });
const account = new telecom.SipAccount("phone", { customer, username: "reception" });
`;

/** Programs that compile, also under the strictest settings. */
const sound = {
  "an output fits the same argument of another": `
new telecom.Customer("a", { name: customer.name, language: customer.language, terminationMode: customer.terminationMode, capacityLimit: customer.capacityLimit });
new telecom.IncomingTrunk("b", { customer: trunk.customerId, name: trunk.name, codecs: trunk.codecs, transportProtocol: trunk.transportProtocol, destinationField: trunk.destinationField });
new telecom.Gateway("c", { ...gateway, networkProtocol: gateway.networkProtocol, port: gateway.port, codecs: trunk.codecs });
const did = new telecom.DidNumber("d", { customer, number: "1" });
new telecom.DidNumber("e", { customer: did.customer, number: did.number, externalId: did.externalId, enabled: did.enabled });
const external = new telecom.ExternalAccount("f", { customer, didNumber: did });
new telecom.ExternalAccount("g", { customer, didNumber: external.didNumberId });
new telecom.SipAccount("h", { customer, username: account.username, allowedIps: account.allowedIps });
const route = new telecom.Route("i", { customer, gateway, name: "World" });
new telecom.Route("j", { customer, gateway: route.gatewayId, name: route.name, srcPrefix: route.srcPrefix, dstRewriteRule: route.dstRewriteRule });`,
  "a function's answer fits": `
export = async () => {
  const { language, terminationMode } = await telecom.getCustomer("1");
  new telecom.Customer("a", { name: "A", language, terminationMode });
  const { customerId, gatewayId, name } = await telecom.getRoute("r");
  new telecom.Route("b", { customer: customerId, gateway: gatewayId, name });
  const [first] = await telecom.getGateways();
  new telecom.Gateway("c", { customer, name: "C", host: "c.example", codecs: first?.codecs, networkProtocol: first?.networkProtocol, authorizationPassword: first?.authorizationPassword });
  const found = telecom.getGatewayOutput(gateway.id);
  new telecom.Gateway("d", { customer: found.customerId, name: found.name, host: found.host, codecs: found.apply((g) => g.codecs) });
};`,
  "null stands only where the API gives it": `
const record: pulumi.Output<string> = pulumi.interpolate\`\${trunk.domain}\`;
const plain: pulumi.Output<string>[] = [trunk.domain, account.password, account.username, new telecom.CustomerSession("s", { customer }).uri];
const flags: pulumi.Output<boolean>[] = [gateway.operator, account.isOnline, account.onDemand];
export { record, plain, flags };`,
  "an optional argument takes undefined, now and later": `
const config = new pulumi.Config();
const later = pulumi.output(undefined as string | undefined);
new telecom.Gateway("a", { customer, name: "A", host: "a.example", port: config.getNumber("port"), srcRewriteRule: later, authorizationPassword: config.getSecret("secret"), codecs: undefined, adopt: later });
new telecom.IncomingTrunk("b", { customer, adoptDefault: undefined, name: config.get("name") });
telecom.getRoutesOutput({ filter: { customerId: customer.id, name: later }, limit: undefined });
telecom.getRoutes({ filter: undefined, sort: undefined, include: undefined, fields: undefined });`,
  "the closed sets have names": `
const sets: [telecom.Language, telecom.TerminationMode, telecom.Codec, telecom.TransportProtocol, telecom.NetworkProtocol, telecom.DestinationField] =
  ["EN", "system", "telephone-event", "TCP", "IPv4_only", "TO_USERPART"];
const read: { codecs: string[]; language: string } = JSON.parse("{}");
new telecom.Customer("a", { name: "A", language: read.language as telecom.Language });
new telecom.IncomingTrunk("b", { customer, codecs: read.codecs as telecom.Codec[] });
export { sets };`,
};

test("these programs compile, with exactOptionalPropertyTypes too", () => {
  const programs = Object.entries(sound).map(([name, text]) => [
    `${name.replaceAll(/\W+/g, "-")}.ts`,
    head + text,
  ]);
  expect(complaints(Object.fromEntries(programs), { exactOptionalPropertyTypes: true })).toEqual([]);
});

test("what no API takes does not compile", () => {
  const wrong = [
    'new telecom.Customer("a", { name: "A", language: "XX" });',
    'new telecom.Customer("a", { name: "A", language: null });',
    'new telecom.Customer("a", { name: undefined });',
    'new telecom.IncomingTrunk("a", { customer, codecs: ["G711"] });',
    'new telecom.Route("a", { customer, gateway: customer, name: "A" });',
    "telecom.getRoutes({ filters: {} });",
    "telecom.getRoutes({ filter: { customerId: null } });",
  ];
  const programs = Object.fromEntries(wrong.map((line, index) => [`${index}.ts`, head + line]));
  const refused = complaints(programs).map((line) => line.split(".ts:")[0]);
  expect([...new Set(refused)]).toEqual(wrong.map((_, index) => String(index)));
});
