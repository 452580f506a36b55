import { customer, type Deployment, declare, planned, program } from "./fixtures";

const GATEWAY = '{ customer: acme, name: "Carrier", host: "sip.example.com" }';
const gateway = (extra: string) => declare("Gateway", "gateway", GATEWAY.replace(" }", `, ${extra} }`));

test("a preview of a new stack passes values that are not known yet, and asks the API nothing", async () => {
  const { sandbox, stack } = await planned([
    customer("acme"),
    declare("DidNumber", "did", '{ customer: acme, number: acme.id.apply((id) => "1212" + id) }'),
    declare(
      "Gateway",
      "gateway",
      "{ customer: acme, name: acme.language, host: pulumi.concat(acme.id, '.example.com') }",
    ),
    declare(
      "Route",
      "route",
      '{ customer: acme, gateway, name: "World", dstPrefix: gateway.host.apply((h) => h.slice(0, 2)) }',
    ),
  ]);
  const preview = await stack.preview();
  expect(preview.changes).toEqual({ create: 4 });
  expect(sandbox.requests).toHaveLength(0);
  await stack.up();
  expect(sandbox.objects("termination_routes")[0]!.attributes.dst_prefix).toMatch(/^1\d$/);
});

describe("one stack, whose program changes and whose account is changed", () => {
  const limits = (value: string) =>
    customer("acme", `{ name: "Acme", capacityLimit: ${value}, sipAccountLimit: 4 }`);
  const FULL = gateway('port: 5080, networkProtocol: "IPv6_only", codecs: ["PCMA"], srcRewriteRule: "^0"');
  const BARE = declare("Gateway", "gateway", GATEWAY);
  const OUTPUTS =
    "exports.id = acme.customerId; exports.codecs = gateway.codecs; exports.protocol = gateway.networkProtocol;";
  let walked: Deployment;
  const there = (type: string) => walked.sandbox.objects(type)[0]!;
  const declared = (...lines: string[]) => walked.stack.setProgram(program(...lines, OUTPUTS));

  beforeAll(async () => {
    walked = await planned([limits("10"), FULL, OUTPUTS]);
  });

  test("preview and up show the same derived id", async () => {
    const { stack } = walked;
    const shown = /id *: "(\d+)"/.exec((await stack.preview({ diff: true })).output)?.[1];
    await stack.up();
    expect(await stack.outputs()).toMatchObject({ id: shown });
    expect(stack.resource("acme").id).toBe(shown);
  });

  test("null clears what was set, and an argument that left the program goes back to its default", async () => {
    declared(limits("null"), BARE);
    expect((await walked.stack.up()).changes).toEqual({ update: 2 });
    expect(there("customers").attributes).toMatchObject({ capacity_limit: null, sip_account_limit: 4 });
    const { attributes } = there("termination_gateways");
    expect(attributes).toMatchObject({
      network_protocol: "IPv4_only",
      src_rewrite_rule: null,
      codecs: ["PCMA"],
    });
    expect(attributes.port ?? 5060).toBe(5060);
    await walked.stack.preview({ refresh: true, expectNoChanges: true });
  });

  test("null is a value that drift is measured against; what is not declared is the server's, and shows among the outputs", async () => {
    const { sandbox, stack } = walked;
    sandbox.change("customers", there("customers").id, { capacity_limit: 3 });
    sandbox.change("termination_gateways", there("termination_gateways").id, {
      port: 5090,
      codecs: ["PCMU"],
    });
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1, same: 1 });
    expect(there("customers").attributes.capacity_limit).toBeNull();
    expect(there("termination_gateways").attributes).toMatchObject({
      port: 5090,
      codecs: ["PCMU"],
    });
    expect(await stack.outputs()).toMatchObject({ codecs: ["PCMU"], protocol: "IPv4_only" });
  });
});
