import { customer, declare, deployed, planned, program } from "./fixtures";

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

test("preview and up show the same derived id", async () => {
  const { stack } = await planned([customer("acme"), "exports.id = acme.customerId;"]);
  const shown = /id *: "(\d+)"/.exec((await stack.preview({ diff: true })).output)?.[1];
  await stack.up();
  expect(await stack.outputs()).toEqual({ id: shown });
  expect(stack.resource("acme").id).toBe(shown);
});

describe("null", () => {
  test("clears what was set, and stays cleared", async () => {
    const limits = (value: string) =>
      customer("acme", `{ name: "Acme", capacityLimit: ${value}, sipAccountLimit: 4 }`);
    const { sandbox, stack } = await deployed([limits("10")]);
    stack.setProgram(program(limits("null")));
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(sandbox.objects("customers")[0]!.attributes).toMatchObject({
      capacity_limit: null,
      sip_account_limit: 4,
    });
    await stack.preview({ refresh: true, expectNoChanges: true });
  });

  test("is a value that drift is measured against", async () => {
    const { sandbox, stack } = await deployed([customer("acme", '{ name: "Acme", capacityLimit: null }')]);
    sandbox.change("customers", stack.resource("acme").id!, { capacity_limit: 3 });
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1 });
    expect(sandbox.objects("customers")[0]!.attributes.capacity_limit).toBeNull();
  });
});

test("an argument removed from the program goes back to its default, and is then not managed", async () => {
  const { sandbox, stack } = await deployed([
    customer("acme"),
    gateway('port: 5080, networkProtocol: "IPv6_only", codecs: ["PCMA"], srcRewriteRule: "^0"'),
  ]);
  const id = stack.resource("gateway").id!;
  const there = () => sandbox.find("termination_gateways", id)!.attributes;
  stack.setProgram(program(customer("acme"), declare("Gateway", "gateway", GATEWAY)));
  expect((await stack.up()).changes).toEqual({ same: 1, update: 1 });
  expect(there()).toMatchObject({ network_protocol: "IPv4_only", src_rewrite_rule: null, codecs: ["PCMA"] });
  expect(there().port ?? 5060).toBe(5060);

  await stack.preview({ expectNoChanges: true });
  sandbox.change("termination_gateways", id, { port: 5090, codecs: ["PCMU"] });
  await stack.up({ refresh: true });
  expect(there()).toMatchObject({ port: 5090, codecs: ["PCMU"] });
});

test("what was never declared is the server's, shows among the outputs and makes no difference", async () => {
  const { sandbox, stack } = await deployed([
    customer("acme"),
    declare("Gateway", "gateway", GATEWAY),
    "exports.codecs = gateway.codecs; exports.protocol = gateway.networkProtocol;",
  ]);
  sandbox.change("termination_gateways", stack.resource("gateway").id!, { codecs: ["PCMU"] });
  expect((await stack.up({ refresh: true })).changes.update).toBeUndefined();
  expect(await stack.outputs()).toEqual({ codecs: ["PCMU"], protocol: "IPv4_only" });
});
