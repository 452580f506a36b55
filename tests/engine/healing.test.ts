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

/** The lines in a scope of their own, each resource's name with the block's, each number its own. */
const block = (name: string, lines: readonly string[]) =>
  `{\n${lines.join("\n").replace(/(new telecom\.\w+\(")/g, `$1${name}-`)}\n}`;
const numbered = (n: number, lines: readonly string[]) =>
  lines.map((line) => line.replace("12120000001", `1212000000${n}`).replace("sim1", `sim${n}`));

/** Each object with its resource, and none twice. */
function expectBalance({ sandbox, stack }: Deployment, objects: number): void {
  expect(balance(sandbox, stack)).toEqual({ orphans: [], ghosts: [] });
  expect(stack.resources()).toHaveLength(objects);
}

/** What is asked for after a cut: the account as a run leaves it that nothing ended. */
function expectWhole(deployment: Deployment, times = 1): void {
  const all = Array.from({ length: times }, (_, n) => numbered(n + 1, undisturbed)).flat();
  expect(contents(deployment.sandbox)).toEqual(all.sort());
  expectBalance(deployment, all.length);
}

const nothingIsLeftToDo = ({ stack }: Deployment) => stack.preview({ refresh: true, expectNoChanges: true });

describe("a create that is cut again and again, each run taking up what the one before left", () => {
  const CUSTOMERS = 5;
  let deployment: Deployment;
  beforeAll(async () => {
    const each = Array.from({ length: CUSTOMERS }, (_, n) => block(`c${n}`, numbered(n + 1, ONE_OF_EACH)));
    deployment = await planned(each, LATENCY);
  });

  const CUTS: readonly (Cut & { name: string })[] = [
    { name: "all processes, while the first is made", after: 1 },
    { name: "all processes, after the first was made", after: 2, delayMs: 20 },
    { name: "the provider alone", after: 4, part: "provider" },
    { name: "the engine alone", after: 4, part: "engine" },
    { name: "the terminal is closed", after: 4, part: "engine", signal: "SIGHUP" },
    { name: "all processes, without checkpoints", after: 5, delayMs: 60, skipCheckpoints: true },
    { name: "and again, before it was healed", after: 3, delayMs: 60, skipCheckpoints: true },
  ];
  test.each(CUTS)("$name", async (cut) => {
    expect((await cutOff(deployment, cut)).finished).toBe(false);
  });

  test("the next plain up makes it whole, nothing twice, and leaves nothing to do", async () => {
    expect((await heal(deployment)).refreshed).toBe(false);
    expectWhole(deployment, CUSTOMERS);
    await nothingIsLeftToDo(deployment);
  });
});

test("what is declared changes between the cut and the next up: objects are found by what was sent", async () => {
  const birch = numbered(2, ONE_OF_EACH);
  const renamed = (name: string) => block("renamed", [customer("cedar", `{ name: "${name}" }`)]);
  const deployment = await planned([...ONE_OF_EACH, block("birch", birch), renamed("Cedar")], LATENCY);
  const { sandbox, stack } = deployment;
  // So that the run is under way when it is cut.
  const last = { method: "POST", path: "/external_account_routes" };
  sandbox.faults.next.push({ match: last, fault: "hangAfter", times: 2 });
  const sent = () => sandbox.count("POST") >= 2 * ONE_OF_EACH.length + 1;
  const cut = { after: sent, delayMs: 60, skipCheckpoints: true };
  expect((await cutOff(deployment, cut)).finished).toBe(false);
  expect(stack.resources()).toEqual([]);

  const withoutTrunk = birch.filter((line) => !line.includes('"trunk"'));
  stack.setProgram(program(...CHANGED, block("birch", withoutTrunk), renamed("Cedar Ltd")));
  const { output } = await heal(deployment);
  expect(output).toContain('IncomingTrunk "birch-trunk"');
  expect(output).toContain("npx telecom-center journal");
  const { orphans, ghosts } = balance(sandbox, stack);
  expect([orphans.length, ghosts]).toEqual([1, []]);
  expect(sandbox.sizes()).toMatchObject({ customers: 3, incoming_trunks: 2, available_did_numbers: 2 });
  await nothingIsLeftToDo(deployment);
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

  test.each(MODES)("updates (%j), then deletions the other way: all is made again", async (mode) => {
    deployment.stack.setProgram(program(...CHANGED));
    await cutOff(deployment, { after: 3, delayMs: 50, ...mode });
    deployment.stack.setProgram(program(...WITHOUT_CHILDREN));
    await cutOff(deployment, { after: 2, delayMs: 50, skipCheckpoints: !mode.skipCheckpoints });
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

  test("a destroy --skip-preview of a protected customer: its children, which the state forgot, are found again", async () => {
    deployment.stack.checkpoint.protect(deployment.stack.resource("acme").urn);
    await deployment.stack.destroy({ expectFailure: true });
    expect(deployment.stack.resources()).toHaveLength(1);
    await wantedAgain();
  });

  test("nothing is left to do after all of it", () => nothingIsLeftToDo(deployment));
});

test("replacements are cut while numbers are between old and new: the next up makes them whole", async () => {
  const lines = (id: string) => [
    customer("acme"),
    declare("DidNumber", "lost", '{ customer: acme, number: "12120000001" }'),
    declare("DidNumber", "late", '{ customer: acme, number: "12120000002" }'),
    customer("birch", `{ customerId: "${id}", name: "Birch" }`),
    declare("IncomingTrunk", "trunk", '{ customer: birch, name: "Office" }'),
    declare("DidNumber", "did", '{ customer: birch, number: "12120000003" }'),
  ];
  const deployment = await deployed(lines("700011"));
  const { sandbox, stack } = deployment;
  const posts = { method: "POST", path: "/available_did_numbers" };
  sandbox.faults.next.push({ match: posts, fault: "hangAfter" }, { match: posts, fault: "hang", times: 9 });
  stack.setProgram(program(...lines("700012")));
  const forced = ["lost", "late"].flatMap((name) => ["--replace", stack.resource(name).urn]);
  const between = () => sandbox.count("POST", posts.path) >= 3;
  expect((await cutOff(deployment, { args: forced, after: between, delayMs: 60 })).finished).toBe(false);
  sandbox.faults.next.splice(0);
  expect((await heal(deployment)).refreshed).toBe(false);
  expectBalance(deployment, 6);
  await nothingIsLeftToDo(deployment);
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
