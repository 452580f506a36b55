import { type Deployment, declare, deployed, ONE_OF_EACH, program, traffic, writes } from "./fixtures";

let life: Deployment;

// One stack, taken through its life: each test is the next chapter.
beforeAll(async () => {
  life = await deployed([...ONE_OF_EACH, "exports.id = acme.id;"]);
});

test("up makes each object once", () => {
  const made = Object.entries(life.sandbox.sizes()).filter(([, size]) => size > 0);
  expect(Object.fromEntries(made)).toEqual({
    customers: 1,
    incoming_trunks: 1,
    available_did_numbers: 1,
    termination_gateways: 1,
    termination_routes: 1,
    external_account_routes: 1,
  });
});

test("the state knows each object by its id, as the account does", () => {
  expect(life.stack.resource("acme").id).toBe(life.sandbox.objects("customers")[0]!.id);
  expect(life.stack.checkpoint.outputs()).toEqual({ id: life.stack.resource("acme").id });
});

test("what lies below the customer stands in the state as gone with it", () => {
  const below = life.stack.resources().filter(({ urn }) => !urn.endsWith("::acme"));
  expect(new Set(below.map(({ deletedWith }) => deletedWith))).toEqual(
    new Set([life.stack.resource("acme").urn]),
  );
});

test("a preview of what is deployed finds nothing to do, and asks nothing", async () => {
  await life.stack.preview({ expectNoChanges: true });
  expect(life.sandbox.requests).toEqual([]);
});

test("one change is one PATCH, with what changed alone, and what stays as it is costs no request", async () => {
  life.stack.setProgram(program(...ONE_OF_EACH.map((line) => line.replace("port: 5080", "port: 5090"))));
  const result = await life.stack.up();
  expect(result.changes).toEqual({ same: 5, update: 1 });
  expect(traffic(life.sandbox).PATCH).toBe(1);
  expect(traffic(life.sandbox).GET ?? 0).toBeLessThanOrEqual(1);
  expect(life.sandbox.requests.length).toBeLessThanOrEqual(2);
  const [patch] = life.sandbox.requests.filter(({ method }) => method === "PATCH");
  expect(patch!.requestBody).toEqual({
    data: { type: "termination_gateways", id: life.stack.resource("gateway").id, attributes: { port: 5090 } },
  });
});

test("a route's gateway and an external account's number are changed in place", async () => {
  life.stack.setProgram(
    program(
      ...ONE_OF_EACH.map((line) => line.replace("gateway, name", "gateway: other, name"))
        .map((line) => line.replace("didNumber: did", "didNumber: null"))
        .toSpliced(
          1,
          0,
          declare("Gateway", "other", '{ customer: acme, name: "Other", host: "other.example.com" }'),
        ),
    ),
  );
  life.sandbox.resetRequests();
  const result = await life.stack.up();
  expect(result.changes).toMatchObject({ create: 1, update: 3 });
  expect(writes(life.sandbox).filter((write) => write.startsWith("DELETE"))).toEqual([]);
  expect(life.sandbox.objects("termination_routes")[0]!.relationships.gateway).toBe(
    life.stack.resource("other").id,
  );
  expect(life.sandbox.objects("external_account_routes")[0]!.relationships.available_did_number).toBeNull();
});

test("what leaves the program is deleted from the account", async () => {
  life.stack.setProgram(program(...ONE_OF_EACH.filter((line) => !/route|sim/.test(line))));
  life.sandbox.resetRequests();
  expect((await life.stack.up()).changes).toMatchObject({ delete: 3 });
  expect(traffic(life.sandbox).DELETE).toBe(3);
  expect(life.sandbox.sizes()).toMatchObject({ termination_gateways: 1, termination_routes: 0 });
});

test("a child whose customer stays is deleted alone", async () => {
  const { sandbox, stack } = life;
  sandbox.resetRequests();
  await stack.destroy({ args: ["--target", stack.resource("trunk").urn] });
  expect(writes(sandbox)).toEqual([expect.stringMatching(/^DELETE \/incoming_trunks\/.* 204$/)]);
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 0 });
});

test("a destroyed customer takes everything along: one DELETE", async () => {
  life.sandbox.resetRequests();
  await life.stack.destroy();
  expect(writes(life.sandbox)).toEqual([expect.stringMatching(/^DELETE \/customers\/\d+ 204$/)]);
  expect(Object.values(life.sandbox.sizes()).every((size) => size === 0)).toBe(true);
  expect(life.stack.resources()).toEqual([]);
});
