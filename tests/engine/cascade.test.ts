import { account, customer, type Deployment, declare, deployed, program, traffic, writes } from "./fixtures";
import { Stack } from "./harness";

const PROTECTED = declare("Customer", "acme", '{ customerId: "7001", name: "Acme" }');
const TRUNK = declare("IncomingTrunk", "trunk", "{ customer: acme }");
const BY_ID = declare("IncomingTrunk", "trunk", '{ customer: "500" }');

describe("a customer is protected", () => {
  let life: Deployment;

  beforeAll(async () => {
    life = await deployed([PROTECTED, TRUNK]);
  });
  afterEach(() => expect(traffic(life.sandbox)).toEqual({}));

  test("by default: destroy refuses", async () => {
    expect((await life.stack.destroy({ expectFailure: true })).output).toContain("protected");
  });

  test("also when it gets another id", async () => {
    life.stack.setProgram(program(PROTECTED.replace("7001", "7002"), TRUNK));
    expect((await life.stack.up({ expectFailure: true })).output).toContain("protect");
  });

  test("also when its line leaves the program", async () => {
    life.stack.setProgram(program(""));
    expect((await life.stack.up({ expectFailure: true })).output).toContain("protect");
  });
});

test("a customer of which the program says protect: false can be deleted", async () => {
  const { sandbox, stack } = await deployed([PROTECTED]);
  stack.setProgram(program(customer("acme", '{ customerId: "7001", name: "Acme" }')));
  await stack.up();
  await stack.destroy();
  expect(sandbox.sizes()).toMatchObject({ customers: 0 });
});

test("a customer that the program keeps in the account keeps nothing else: its trunk is deleted on its own", async () => {
  const kept = declare("Customer", "acme", '{ name: "Acme" }', "{ protect: false, retainOnDelete: true }");
  const { sandbox, stack } = await deployed([kept, TRUNK]);
  await stack.destroy();
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 0 });
});

test("a customer given by its id is not the stack's: its trunk is deleted on its own", async () => {
  const sandbox = await account({ seed: { customers: [{ id: "500", attributes: { name: "Acme" } }] } });
  const stack = new Stack({ program: program(BY_ID), sandbox });
  await stack.up();
  expect(stack.resource("trunk").deletedWith ?? "").toBe("");
  await stack.destroy();
  expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 0 });
});

test("a customer that is only read (Customer.get) stays, and its trunk is deleted on its own", async () => {
  const sandbox = await account({ seed: { customers: [{ id: "500", attributes: { name: "Acme" } }] } });
  const stack = new Stack({
    program: program(
      'const acme = telecom.Customer.get("acme", "500");',
      TRUNK,
      "exports.name = acme.name; exports.limit = acme.capacityLimit;",
    ),
    sandbox,
  });
  const { changes } = await stack.up();
  expect(changes).toEqual({ read: 1, create: 1 });
  expect(await stack.outputs()).toEqual({ name: "Acme", limit: null });
  sandbox.resetRequests();
  await stack.destroy();
  expect(writes(sandbox)).toEqual([expect.stringMatching(/^DELETE \/incoming_trunks\/.* 204$/)]);
});

test("a customer to read that does not exist is told by its id", async () => {
  const sandbox = await account();
  const stack = new Stack({ program: program('telecom.Customer.get("acme", "500");'), sandbox });
  const { output } = await stack.up({ expectFailure: true });
  expect(output).toContain("500");
  expect(output).not.toMatch(/^\s+at /m);
});
