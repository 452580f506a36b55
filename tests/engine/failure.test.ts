import { customer, type Deployment, declare, planned, program, writes } from "./fixtures";
import { balance } from "./support/balance";

const ACME = customer("acme", '{ name: "Acme" }');
const RENAMED = ACME.replace('"Acme"', '"Acme Ltd"');
const TRUNKS = [1, 2, 3].map((n) =>
  declare("IncomingTrunk", `trunk${n}`, `{ customer: acme, name: "Trunk ${n}" }`),
);
const FURTHER = [
  declare("IncomingTrunk", "late", '{ customer: acme, name: "Late" }'),
  declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
];

// One stack, in which one thing after the other goes wrong.
let life: Deployment;
/** Has the number that the program declares. */
let taken: string;
/** What the run after the killed one printed. */
let output: string;

beforeAll(async () => {
  life = await planned([ACME, ...TRUNKS], {
    env: { TELECOM_CENTER_JOURNAL: "off" },
    faults: { next: [{ match: { method: "POST", path: "/incoming_trunks" }, fault: "hangAfter", times: 3 }] },
  });
  const { sandbox, stack } = life;
  const run = stack.start("up");
  await run.until(() => sandbox.objects("incoming_trunks").length >= 3);
  run.kill();
  await run.finished.catch(() => undefined);
  await stack.cancel();

  sandbox.put("customers", { id: "77", attributes: { name: "Rival" } });
  ({ id: taken } = sandbox.put("available_did_numbers", {
    attributes: { number: "12120000001" },
    relationships: { customer: "77" },
  }));
  stack.setProgram(program(ACME, ...TRUNKS, ...FURTHER));
  ({ output } = await stack.up({ expectFailure: true, args: ["--continue-on-error"] }));
});

const idOf = (n: number) =>
  life.sandbox.objects("incoming_trunks").find(({ attributes }) => attributes.name === `Trunk ${n}`)!.id;

test("what a killed run left behind without a journal is not made twice: the next run names it", () => {
  for (const n of [1, 2, 3]) expect(output).toContain(`import: "${idOf(n)}"`);
  expect(life.sandbox.sizes()).toMatchObject({ customers: 2, incoming_trunks: 4 });
});

test("what another one has is told with its id", () => {
  expect(output).toContain('DidNumber "did" could not be created');
  expect(output).toContain(`with the id ${taken}`);
  expect(output).toContain("It belongs to another customer");
  expect(output).not.toMatch(/^\s+at /m);
});

test("a run that fails half-way keeps what it made, and the next one makes the rest; an import takes over what was left behind", async () => {
  const { sandbox, stack } = life;
  expect(stack.resource("late").id).toBeDefined();
  sandbox.remove("available_did_numbers", taken);
  const imported = TRUNKS.map((line, n) => line.replace(/\);$/, `, { import: "${idOf(n + 1)}" });`));
  stack.setProgram(program(ACME, ...imported, ...FURTHER));
  sandbox.resetRequests();
  await stack.up();
  expect(writes(sandbox)).toEqual(["POST /available_did_numbers 201"]);
  expect(sandbox.sizes()).toMatchObject({ customers: 2, incoming_trunks: 4, available_did_numbers: 1 });
  expect(balance(sandbox, stack)).toEqual({ orphans: ["customers/77"], ghosts: [] });
});

test("an update that the API silently ignores fails, and is planned again; the old value is no change", async () => {
  const { sandbox, stack } = life;
  sandbox.switches.customerPatch = "ignore";
  const renamed = program(RENAMED, ...TRUNKS, ...FURTHER);
  stack.setProgram(renamed);
  const failed = await stack.up({ expectFailure: true });
  expect(failed.output).toContain("did not apply");
  expect(failed.output).toContain("pulumi refresh");
  expect((await stack.preview()).changes).toEqual({ same: 5, update: 1 });
  stack.setProgram(program(ACME, ...TRUNKS, ...FURTHER));
  await stack.preview({ expectNoChanges: true });
  // Somebody does it in the operator's user interface, as the message says.
  sandbox.change("customers", stack.resource("acme").id!, { name: "Acme Ltd" });
  stack.setProgram(renamed);
  const patches = sandbox.count("PATCH");
  const { changes } = await stack.up({ refresh: true });
  expect(changes).toMatchObject({ same: 6 });
  // Neither the customer nor what was imported.
  expect(changes).not.toHaveProperty("update");
  expect(sandbox.count("PATCH")).toBe(patches);
});
