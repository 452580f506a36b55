import type { Sandbox } from "../../sandbox";
import { customer, type Deployment, declare, deployed, ONE_OF_EACH, planned, program } from "./fixtures";
import { balance, MANAGED } from "./support/balance";
import { type Cut, cutOff, heal } from "./support/cut";

const LATENCY = { faults: { latencyMs: 40 } };
const WITHOUT_CHILDREN = ONE_OF_EACH.slice(0, 1);
const MODES = [{ skipCheckpoints: false }, { skipCheckpoints: true }];
const CHANGED = ONE_OF_EACH.map((line) =>
  line
    .replace("capacityLimit: 10", "capacityLimit: 20")
    .replace('"Office"', '"Home"')
    .replace("5080", "5090")
    .replace('"00"', '"44"')
    .replace('"12120000001"', '"12120000001", enabled: false'),
);

/** What an account holds, but for ids and what the API makes up. */
const contents = (sandbox: Sandbox): string[] =>
  MANAGED.flatMap((type) =>
    sandbox.objects(type).map(({ attributes, relationships }) => {
      const { created_at, domain, external_account_id, ...own } = attributes;
      return JSON.stringify([type, Object.keys(relationships).sort(), own]);
    }),
  ).sort();

let undisturbed: string[];
beforeAll(async () => {
  undisturbed = contents((await deployed(ONE_OF_EACH)).sandbox);
});

/** Each object with its resource, and none twice. */
function expectBalance({ sandbox, stack }: Deployment, objects: number): void {
  expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  expect(stack.resources()).toHaveLength(objects);
}

/** What is asked for after a cut: the account as a run leaves it that nothing ended. */
function expectWhole(deployment: Deployment): void {
  expect(contents(deployment.sandbox)).toEqual(undisturbed);
  expectBalance(deployment, ONE_OF_EACH.length);
}

/** The same of any program: its next run has nothing to do. */
async function expectExact(deployment: Deployment, objects: number): Promise<void> {
  expectBalance(deployment, objects);
  await deployment.stack.preview({ refresh: true, expectNoChanges: true });
}

const CREATES: readonly (Cut & { name: string })[] = [
  { name: "all processes, while the customer is made", after: 1 },
  { name: "all processes, after the customer was made", after: 2 },
  { name: "all processes, in the middle", after: 4, delayMs: 20 },
  { name: "the provider alone", after: 4, part: "provider" },
  { name: "the engine alone", after: 4, part: "engine" },
  { name: "the terminal is closed", after: 4, part: "engine", signal: "SIGHUP" },
  { name: "all processes, without checkpoints", after: 6, delayMs: 60, skipCheckpoints: true },
];

test.each(CREATES)("a create is cut: $name; the next up makes it whole", async (cut) => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  await cutOff(deployment, cut);
  expect((await heal(deployment)).refreshed).toBe(false);
  expectWhole(deployment);
  if (cut.part === "provider" || cut.skipCheckpoints) await expectExact(deployment, 6);
});

test("a healing run is cut as well", async () => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  await cutOff(deployment, { after: 5, skipCheckpoints: true });
  await cutOff(deployment, { after: 3, skipCheckpoints: true });
  await heal(deployment);
  expectWhole(deployment);
  await expectExact(deployment, 6);
});

test("what was declared changes between the cut and the next up: the object is found by what was sent", async () => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  await cutOff(deployment, { after: 6, delayMs: 60, skipCheckpoints: true });
  deployment.stack.setProgram(program(...CHANGED));
  await heal(deployment);
  await expectExact(deployment, 6);
});

test("a resource leaves the program after the cut: the next up tells of its object", async () => {
  const deployment = await planned(ONE_OF_EACH, LATENCY);
  await cutOff(deployment, { after: 6, skipCheckpoints: true });
  deployment.stack.setProgram(program(...ONE_OF_EACH.filter((line) => !line.includes('"trunk"'))));
  const { output } = await heal(deployment);
  expect(output).toContain('IncomingTrunk "trunk"');
  expect(output).toContain("npx telecom-center journal");
  expect(balance(deployment.sandbox, deployment.stack).orphans).toHaveLength(1);
});

describe("a deployed stack, cut again and again, whose program then wants all of it", () => {
  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await deployed(ONE_OF_EACH, LATENCY);
  });

  async function wantedAgain() {
    deployment.sandbox.faults.next.splice(0);
    deployment.stack.setProgram(program(...ONE_OF_EACH));
    const healed = await heal(deployment);
    expectWhole(deployment);
    return healed;
  }

  test.each(MODES)("updates (%j): the account follows", async (mode) => {
    deployment.stack.setProgram(program(...CHANGED));
    await cutOff(deployment, { after: 3, delayMs: 50, ...mode });
    await wantedAgain();
  });

  test.each(MODES)("deletions (%j): what is gone is made again", async (mode) => {
    deployment.stack.setProgram(program(...WITHOUT_CHILDREN));
    await cutOff(deployment, { after: 2, delayMs: 50, ...mode });
    await wantedAgain();
  });

  test("a destroy without checkpoints", async () => {
    deployment.sandbox.faults.next.push({ match: { method: "DELETE" }, fault: "hangAfter" });
    await cutOff(deployment, { command: "destroy", after: 1, delayMs: 60, skipCheckpoints: true });
    expect((await wantedAgain()).refreshed).toBe(true);
  });

  test("a destroy that can't delete the customer: its children, which the state forgot, are found again", async () => {
    deployment.sandbox.faults.next.push({
      match: { method: "DELETE", path: "/customers" },
      fault: "status500",
      times: 20,
    });
    await deployment.stack.destroy({ expectFailure: true, env: { TELECOM_CENTER_MAX_RETRIES: "0" } });
    await wantedAgain();
  });

  test("nothing is left to do after all of it", async () => {
    await deployment.stack.preview({ refresh: true, expectNoChanges: true });
  });
});

test.each(["hang", "hangAfter"] as const)(
  "a forced replacement is cut after the old number went, its POST %s: the next up makes it whole",
  async (fault) => {
    const deployment = await deployed([
      customer("acme"),
      declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
    ]);
    deployment.sandbox.faults.next.push({ match: { method: "POST" }, fault, times: 3 });
    await cutOff(deployment, {
      args: ["--replace", deployment.stack.resource("did").urn],
      after: 2,
      delayMs: 60,
    });
    deployment.sandbox.faults.next.splice(0);
    expect((await heal(deployment)).refreshed).toBe(false);
    await expectExact(deployment, 2);
  },
);

test("a replaced customer's run is cut while its numbers are between old and new", async () => {
  const lines = (id: string) => [
    customer("acme", `{ customerId: "${id}", name: "Acme" }`),
    declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }'),
    declare("DidNumber", "did", '{ customer: acme, number: "12120000001" }'),
  ];
  const deployment = await deployed(lines("700011"));
  deployment.sandbox.faults.next.push({
    match: { method: "POST", path: "/available_did_numbers" },
    fault: "hang",
    times: 3,
  });
  deployment.stack.setProgram(program(...lines("700012")));
  await cutOff(deployment, { after: 4, delayMs: 300 });
  deployment.sandbox.faults.next.splice(0);
  await heal(deployment);
  await expectExact(deployment, 3);
});

test("a protected customer's children are forgotten by destroy --skip-preview, and found again", async () => {
  const [acme, ...below] = ONE_OF_EACH;
  const deployment = await deployed([acme!.replace(", { protect: false }", ""), ...below]);
  await deployment.stack.destroy({ expectFailure: true });
  await heal(deployment);
  await expectExact(deployment, 6);
});

test("a component keeps its customer on delete: what was outside is found again", async () => {
  const lines = [
    `class Pbx extends pulumi.ComponentResource { constructor(name, opts) { super("my:Pbx", name, {}, opts);
      this.customer = new telecom.Customer("acme", { name: "Acme" }, { parent: this, protect: false }); this.registerOutputs({}); } }`,
    'const { customer: acme } = new Pbx("pbx", { retainOnDelete: true });',
    declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }'),
  ];
  const deployment = await deployed(lines);
  await deployment.stack.destroy();
  await deployment.stack.up();
  expect(balance(deployment.sandbox, deployment.stack)).toEqual({ orphans: [], ghosts: [] });
});

test("a killed run's customer gets another name before the next one: it is the same customer", async () => {
  const deployment = await planned([customer("acme", '{ name: "Acme" }')], LATENCY);
  await cutOff(deployment, { after: 1, delayMs: 60 });
  deployment.stack.setProgram(program(customer("acme", '{ name: "Acme Ltd" }')));
  await heal(deployment);
  await expectExact(deployment, 1);
});
