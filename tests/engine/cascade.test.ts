import { customer, type Deployment, declare, planned, program, traffic, writes } from "./fixtures";

const PROTECTED = declare("Customer", "acme", '{ customerId: "7001", name: "Acme" }');
const TRUNK = declare("IncomingTrunk", "trunk", "{ customer: acme }");

/** A customer that is not deleted, and its trunk. */
const STAYING = {
  kept: declare("Customer", "kept", '{ name: "Kept" }', "{ protect: false, retainOnDelete: true }"),
  read: 'const read = telecom.Customer.get("read", "500"); exports.name = read.name; exports.limit = read.capacityLimit;',
  byId: 'const byId = "501";',
};
const trunkOf = (name: string) => `new telecom.IncomingTrunk("${name}-trunk", { customer: ${name} });`;

let life: Deployment;

// One stack: each test is the next chapter.
beforeAll(async () => {
  life = await planned([]);
});
beforeEach(() => life.sandbox.resetRequests());

test("a customer to read that does not exist is told by its id", async () => {
  life.stack.setProgram(program('telecom.Customer.get("acme", "500");'));
  const { output } = await life.stack.up({ expectFailure: true });
  expect(output).toContain("500");
  expect(output).not.toMatch(/^\s+at /m);
});

describe("a customer is protected", () => {
  beforeAll(async () => {
    life.stack.setProgram(program(PROTECTED, TRUNK));
    await life.stack.up();
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

describe("what a destroy deletes", () => {
  const trunks: Record<string, string> = {};
  let sent: string[];

  beforeAll(async () => {
    const { sandbox, stack } = life;
    for (const id of ["500", "501"]) sandbox.put("customers", { id, attributes: { name: `Customer ${id}` } });
    const unprotected = customer("acme", '{ customerId: "7001", name: "Acme" }');
    const names = Object.keys(STAYING);
    stack.setProgram(program(unprotected, TRUNK, ...Object.values(STAYING), ...names.map(trunkOf)));
    expect((await stack.up()).changes).toMatchObject({ read: 1 });
    expect(sandbox.sizes()).toMatchObject({ customers: 4, incoming_trunks: 4 });
    expect(stack.checkpoint.outputs()).toEqual({ name: "Customer 500", limit: null });
    for (const name of names) trunks[name] = stack.resource(`${name}-trunk`).id!;
    expect(stack.resource("byId-trunk").deletedWith ?? "").toBe("");
    sandbox.resetRequests();
    await stack.destroy();
    sent = writes(sandbox);
  });

  const isDeletedOnItsOwn = (name: string) =>
    expect(sent).toContain(`DELETE /incoming_trunks/${trunks[name]} 204`);
  const areLeft = () => life.sandbox.objects("customers").map(({ id, attributes }) => [id, attributes.name]);

  test("a customer of which the program says protect: false", () => {
    expect(sent).toContain("DELETE /customers/7001 204");
    expect(life.sandbox.sizes()).toMatchObject({ customers: 3, incoming_trunks: 0 });
  });

  test("a customer that the program keeps in the account keeps nothing else: its trunk is deleted on its own", () => {
    isDeletedOnItsOwn("kept");
    expect(areLeft()).toContainEqual([expect.any(String), "Kept"]);
  });

  test("a customer that is only read (Customer.get) stays, and its trunk is deleted on its own", () => {
    isDeletedOnItsOwn("read");
    expect(areLeft()).toContainEqual(["500", "Customer 500"]);
  });

  test("a customer given by its id is not the stack's: its trunk is deleted on its own", () => {
    isDeletedOnItsOwn("byId");
    expect(areLeft()).toContainEqual(["501", "Customer 501"]);
  });
});
