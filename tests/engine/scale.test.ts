import { type Deployment, planned, program, traffic } from "./fixtures";

const CUSTOMERS = 20;
const OBJECTS = CUSTOMERS * 6;

const lines = (firstPort: number) => [
  `for (let n = 0; n < ${CUSTOMERS}; n += 1) {
    const customer = new telecom.Customer("customer-" + n, { name: "Customer " + n, capacityLimit: 10 }, { protect: false });
    new telecom.IncomingTrunk("trunk-" + n, { customer, name: "Office" });
    for (const did of [1, 2]) {
      const number = String(12120000000 + n * 10 + did);
      new telecom.DidNumber("did-" + n + "-" + did, { customer, number });
    }
    const port = n === 0 ? ${firstPort} : 5060;
    const gateway = new telecom.Gateway("gateway-" + n, { customer, name: "Carrier", host: "sip.example.com", port });
    new telecom.Route("route-" + n, { customer, gateway, name: "World", dstPrefix: "00" });
  }`,
];

describe(`${CUSTOMERS} customers, each with a trunk, two DIDs, a gateway and a route`, () => {
  let life: Deployment;

  beforeAll(async () => {
    life = await planned(lines(5060));
  });
  beforeEach(() => life.sandbox.resetRequests());

  test(`are made by ${OBJECTS} POSTs and nothing else`, async () => {
    expect((await life.stack.up()).changes).toEqual({ create: OBJECTS });
    expect(traffic(life.sandbox)).toEqual({ POST: OBJECTS });
  });

  test("take at most 2.9 KB of state each", () => {
    const bytes = Buffer.byteLength(life.stack.checkpoint.text()) / OBJECTS;
    expect(bytes).toBeLessThanOrEqual(2.9 * 1024);
  });

  test("are read by a refresh with one request each at most, and nothing differs", async () => {
    await life.stack.preview({ refresh: true, expectNoChanges: true });
    expect(Object.keys(traffic(life.sandbox))).toEqual(["GET"]);
    expect(traffic(life.sandbox).GET).toBeLessThanOrEqual(OBJECTS);
  });

  test("take one PATCH, and at most one GET, for one change, and none for what stays as it is", async () => {
    life.stack.setProgram(program(...lines(5080)));
    expect((await life.stack.up()).changes).toEqual({ same: OBJECTS - 1, update: 1 });
    expect(traffic(life.sandbox).PATCH).toBe(1);
    expect(traffic(life.sandbox).GET ?? 0).toBeLessThanOrEqual(1);
    expect(life.sandbox.requests.length).toBeLessThanOrEqual(2);
  });

  test(`are destroyed by ${CUSTOMERS} DELETEs`, async () => {
    await life.stack.destroy();
    expect(traffic(life.sandbox)).toEqual({ DELETE: CUSTOMERS });
    expect(Object.values(life.sandbox.sizes()).every((size) => size === 0)).toBe(true);
  });
});
