import type { Sandbox } from "../../sandbox";
import { customer, declare, deployed, ONE_OF_EACH, program, writes } from "./fixtures";

const two = [customer("acme"), customer("globex")];
const owners = (sandbox: Sandbox, type: string) =>
  sandbox.objects(type).map(({ relationships }) => relationships.customer);
const order = (sandbox: Sandbox, type: string) =>
  writes(sandbox)
    .filter((write) => write.includes(`/${type}`))
    .map((write) => write.split(" ")[0]);

test("a DID number that moves to another customer is deleted first, because no two may have it", async () => {
  const { sandbox, stack } = await deployed([
    ...two,
    declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
  ]);
  stack.setProgram(
    program(...two, declare("DidNumber", "did", '{ customer: globex, number: "12120000001" }')),
  );
  await stack.up();
  expect(order(sandbox, "available_did_numbers")).toEqual(["DELETE", "POST"]);
  expect(owners(sandbox, "available_did_numbers")).toEqual([stack.resource("globex").id]);
});

test("a trunk that moves to another customer is made before the old one goes", async () => {
  const { sandbox, stack } = await deployed([
    ...two,
    declare("IncomingTrunk", "trunk", "{ customer: acme }"),
  ]);
  stack.setProgram(program(...two, declare("IncomingTrunk", "trunk", "{ customer: globex }")));
  await stack.up();
  expect(order(sandbox, "incoming_trunks")).toEqual(["POST", "DELETE"]);
  expect(owners(sandbox, "incoming_trunks")).toEqual([stack.resource("globex").id]);
});

test("an external account with an id of its own that moves is deleted first", async () => {
  const sim = (owner: string, args = '{ customer: OWNER, externalAccountId: "sim1" }') =>
    declare("ExternalAccount", "sim", args.replace("OWNER", owner));
  const { sandbox, stack } = await deployed([...two, sim("acme")]);
  stack.setProgram(program(...two, sim("globex")));
  await stack.up();
  expect(order(sandbox, "external_account_routes")).toEqual(["DELETE", "POST"]);
  expect(owners(sandbox, "external_account_routes")).toEqual([stack.resource("globex").id]);
});

test("a gateway that moves takes its route along", async () => {
  const below = (owner: string) => [
    declare("Gateway", "gateway", `{ customer: ${owner}, name: "Carrier", host: "sip.example.com" }`),
    declare("Route", "route", `{ customer: ${owner}, gateway, name: "World" }`),
  ];
  const { sandbox, stack } = await deployed([...two, ...below("acme")]);
  stack.setProgram(program(...two, ...below("globex")));
  await stack.up();
  const globex = stack.resource("globex").id;
  expect(owners(sandbox, "termination_gateways")).toEqual([globex]);
  expect(owners(sandbox, "termination_routes")).toEqual([globex]);
  expect(sandbox.objects("termination_routes")[0]!.id).toBe(stack.resource("route").id);
  await stack.preview({ refresh: true, expectNoChanges: true });
});

test("a gateway that moves below a route that stays: the route is not lost with the old gateway", async () => {
  const below = (owner: string) => [
    declare("Gateway", "gateway", `{ customer: ${owner}, name: "Carrier", host: "sip.example.com" }`),
    declare("Route", "route", '{ customer: acme, gateway, name: "World" }'),
  ];
  const { sandbox, stack } = await deployed([...two, ...below("acme")]);
  stack.setProgram(program(...two, ...below("globex")));
  await stack.up();
  const [route] = sandbox.objects("termination_routes");
  expect(route?.relationships.gateway).toBe(stack.resource("gateway").id);
  await stack.preview({ refresh: true, expectNoChanges: true });
});

test("a customer with another id is replaced with all that it has, and nothing else is left", async () => {
  const named = (id: string) =>
    ONE_OF_EACH.map((line) => line.replace('name: "Acme"', `name: "Acme", customerId: "${id}"`));
  const { sandbox, stack } = await deployed(named("7001"));
  stack.setProgram(program(...named("7002")));
  await stack.up();
  expect(sandbox.objects("customers").map(({ id }) => id)).toEqual(["7002"]);
  for (const type of [
    "incoming_trunks",
    "available_did_numbers",
    "termination_gateways",
    "termination_routes",
    "external_account_routes",
  ]) {
    expect([type, ...owners(sandbox, type)]).toEqual([type, "7002"]);
  }
  await stack.preview({ refresh: true, expectNoChanges: true });
});

test("a customer that is protected is not replaced", async () => {
  const acme = (id: string) => declare("Customer", "acme", `{ name: "Acme", customerId: "${id}" }`);
  const { sandbox, stack } = await deployed([acme("7001")]);
  stack.setProgram(program(acme("7002")));
  const result = await stack.up({ expectFailure: true });
  expect(result.output).toContain("protect");
  expect(sandbox.objects("customers").map(({ id }) => id)).toEqual(["7001"]);
});
