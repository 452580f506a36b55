import type { Sandbox } from "../../sandbox";
import { account, customer, declare, program, traffic, writes } from "./fixtures";
import { Stack } from "./harness";
import { pluginProject } from "./support/pluginProject";

const files = (...lines: string[]) => ({ ...pluginProject(), "index.js": program(...lines) });

const provider = (
  name: string,
  { url, username, password }: { url: string; username: string; password: string },
) =>
  `const ${name} = new telecom.Provider("${name}", ${JSON.stringify({ baseUrl: url, username, password, maxRetries: 2 })});`;

test("two accounts in one program, also through a component and in functions", async () => {
  const [north, south] = [await account(), await account({ username: "south", password: "quiet" })];
  south.put("customers", { id: "900001", attributes: { name: "Here before" } });
  const lines = [
    provider("south", south),
    customer("acme", '{ customerId: "700011", name: "Acme" }'),
    declare("Gateway", "carrier", '{ customer: acme, name: "Carrier", host: "sip.example.com" }'),
    'class Pbx extends pulumi.ComponentResource { constructor(name, opts) { super("my:Pbx", name, {}, opts);',
    '  const own = new telecom.Customer("birch", { name: "Birch" }, { parent: this, protect: false });',
    '  new telecom.Gateway("birch-gw", { customer: own, name: "Carrier", host: "h", authorizationName: "b", authorizationPassword: "hush" }, { parent: this });',
    "  this.ownId = own.id; } }",
    'const pbx = new Pbx("pbx", { providers: [south] });',
    "exports.id = pbx.ownId;",
    "exports.names = telecom.getCustomersOutput({ sort: ['name'] }, { provider: south }).apply((all) => all.map(({ name }) => name));",
    'exports.one = telecom.getCustomerOutput("900001", { provider: south }).name;',
  ];
  const stack = new Stack({ program: files(...lines), sandbox: north });

  const preview = await stack.preview();
  expect(preview.changes).toMatchObject({ create: 5 });
  expect([...writes(north), ...writes(south)]).toEqual([]);

  await stack.up();
  expect(north.sizes()).toMatchObject({ customers: 1, termination_gateways: 1 });
  expect(south.sizes()).toMatchObject({ customers: 2, termination_gateways: 1 });
  expect(stack.checkpoint.outputs()).toMatchObject({
    id: expect.stringMatching(/^1\d{9}$/),
    one: "Here before",
  });
  expect(JSON.stringify(stack.resources())).not.toContain("hush");
  expect(JSON.stringify(stack.resources())).not.toContain("quiet");

  for (const each of [north, south]) each.resetRequests();
  await stack.preview({ refresh: true, expectNoChanges: true });
  expect([...writes(north), ...writes(south)]).toEqual([]);

  await stack.destroy();
  expect(north.sizes()).toMatchObject({ customers: 0 });
  expect(south.sizes()).toMatchObject({ customers: 1, termination_gateways: 0 });
});

describe("a stack that has the package in both forms", () => {
  let sandbox: Sandbox;
  let stack: Stack;
  const lines = (form: string) => [
    provider("own", sandbox),
    `const acme = new telecom.Customer("acme", { name: "Acme" }, { protect: false${form} });`,
    `const number = new telecom.DidNumber("did", { customer: acme, number: "12120000001" }, { parent: acme${form} });`,
    `new telecom.ExternalAccount("sim", { customer: acme, didNumber: number }, { a: 1${form} });`,
  ];
  const imported = (id: string, args: string) =>
    `new telecom.Customer("imported-${id}", ${args}, { provider: own, import: "${id}", protect: false });`;
  // The engine keeps the first of them in the state when it was refused; the other one is new to it.
  const RIGHT = ["700011", "700012"].map((id) => imported(id, '{ name: "Imported" }'));

  beforeAll(async () => {
    sandbox = await account();
    stack = new Stack({ program: files(...lines("")), sandbox });
    await stack.up();
    const attributes = { name: "Imported", language: "LT", capacity_limit: 5 };
    for (const id of ["700011", "700012"]) sandbox.put("customers", { id, attributes });
  });
  beforeEach(() => sandbox.resetRequests());

  test("the option `import` of what is there otherwise: the preview fails with the table and nothing is written", async () => {
    stack.setProgram(files(...lines(""), imported("700011", '{ name: "Imported", language: "EN" }')));
    const { output } = await stack.preview({ expectFailure: true });
    expect(output).toMatch(/language\s+"LT"\s+"EN"/);
    await stack.up({ expectFailure: true });
    expect(writes(sandbox)).toEqual([]);
  });

  test("a resource goes from one form to the other without a request; the option `import` of what is there as declared", async () => {
    stack.setProgram(files(...lines(", provider: own"), ...RIGHT));
    const { steps } = await stack.up();
    expect(steps.filter(({ op }) => /create|delete/.test(op))).toEqual([]);
    const asked = new Set(sandbox.requests.map(({ method, path }) => `${method} ${path}`));
    // None about what goes from one form to the other.
    expect([...asked].sort()).toEqual(["GET /customers", "GET /customers/700012"]);
    for (const id of ["700011", "700012"]) {
      expect(stack.resource(`imported-${id}`).id).toBe(id);
      expect(sandbox.find("customers", id)!.attributes).toMatchObject({ language: "LT" });
    }
  });

  test("and back, and nothing is left to do", async () => {
    stack.setProgram(files(...lines(""), ...RIGHT));
    const { changes } = await stack.up();
    expect(changes).not.toHaveProperty("create");
    expect(changes).not.toHaveProperty("delete");
    expect(traffic(sandbox)).toEqual({});
    await stack.preview({ refresh: true, expectNoChanges: true });
  });
});
