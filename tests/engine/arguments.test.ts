import { customer, type Deployment, declare, planned, program } from "./fixtures";

const GATEWAY = '{ customer: acme, name: "Carrier", host: "sip.example.com" }';
const gateway = (extra: string) => declare("Gateway", "gateway", GATEWAY.replace(" }", `, ${extra} }`));

/** Values that the engine knows after `up` only. */
const UNKNOWN = [
  customer("birch"),
  declare("DidNumber", "did", '{ customer: birch, number: birch.id.apply((id) => "1212" + id) }'),
  declare(
    "Gateway",
    "named",
    "{ customer: birch, name: birch.language, host: pulumi.concat(birch.id, '.example.com') }",
  ),
  declare(
    "Route",
    "route",
    '{ customer: birch, gateway: named, name: "World", dstPrefix: named.host.apply((h) => h.slice(0, 2)) }',
  ),
];

describe("one stack, whose program changes and whose account is changed", () => {
  const limits = (value: string) =>
    customer("acme", `{ name: "Acme", capacityLimit: ${value}, sipAccountLimit: 4 }`);
  const FULL = gateway('port: 5080, networkProtocol: "IPv6_only", codecs: ["PCMA"], srcRewriteRule: "^0"');
  const BARE = declare("Gateway", "gateway", GATEWAY);
  const OUTPUTS =
    "exports.id = acme.customerId; exports.codecs = gateway.codecs; exports.protocol = gateway.networkProtocol;";
  let walked: Deployment;
  const there = (type: string, name: string) => walked.sandbox.find(type, walked.stack.resource(name).id!)!;
  const acme = () => there("customers", "acme");
  const ofGateway = () => there("termination_gateways", "gateway");
  const declared = (...lines: string[]) => walked.stack.setProgram(program(...lines, ...UNKNOWN, OUTPUTS));

  beforeAll(async () => {
    walked = await planned([limits("10"), FULL, ...UNKNOWN, OUTPUTS]);
  });

  test("a preview of a new stack passes values that are not known yet, asks the API nothing, and shows the derived id that up takes", async () => {
    const { sandbox, stack } = walked;
    const preview = await stack.preview({ diff: true });
    expect(preview.changes).toEqual({ create: 6 });
    expect(sandbox.requests).toHaveLength(0);
    const shown = /^ +id *: "(\d+)"/m.exec(preview.output)?.[1];
    await stack.up();
    expect(stack.checkpoint.outputs()).toMatchObject({ id: shown });
    expect(stack.resource("acme").id).toBe(shown);
    expect(there("termination_routes", "route").attributes.dst_prefix).toMatch(/^1\d$/);
  });

  test("null clears what was set, and an argument that left the program goes back to its default", async () => {
    declared(limits("null"), BARE);
    expect((await walked.stack.up()).changes).toEqual({ update: 2, same: 4 });
    expect(acme().attributes).toMatchObject({ capacity_limit: null, sip_account_limit: 4 });
    const { attributes } = ofGateway();
    expect(attributes).toMatchObject({
      network_protocol: "IPv4_only",
      src_rewrite_rule: null,
      codecs: ["PCMA"],
    });
    expect(attributes.port ?? 5060).toBe(5060);
  });

  test("null is a value that drift is measured against; what is not declared is the server's, and shows among the outputs", async () => {
    const { sandbox, stack } = walked;
    sandbox.change("customers", acme().id, { capacity_limit: 3 });
    sandbox.change("termination_gateways", ofGateway().id, {
      port: 5090,
      codecs: ["PCMU"],
    });
    sandbox.resetRequests();
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1, same: 5 });
    // What was cleared or left to its default before differs in nothing.
    const [patch, ...further] = sandbox.requests.filter(({ method }) => method !== "GET");
    expect(patch!.requestBody).toEqual({
      data: { type: "customers", id: acme().id, attributes: { capacity_limit: null } },
    });
    expect(further).toEqual([]);
    expect(acme().attributes.capacity_limit).toBeNull();
    expect(ofGateway().attributes).toMatchObject({
      port: 5090,
      codecs: ["PCMU"],
    });
    expect(stack.checkpoint.outputs()).toMatchObject({ codecs: ["PCMU"], protocol: "IPv4_only" });
  });
});
