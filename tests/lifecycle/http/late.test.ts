import { setTimeout as sleep } from "node:timers/promises";
import type { Faults, Sandbox } from "../../../sandbox";
import { account, newRun, Resource, Run } from "./account";
import { Stack } from "./stack";
import { CUSTOMER, furnish } from "./stories";

// A second of waiting lasts 20 ms here: reads may lag for 200, deletions take 600, and a lost write shows within 100.

const trunk = { customer: CUSTOMER, name: "Office" };
const number = { customer: CUSTOMER, number: "441174090316" };

let sandbox: Sandbox;
let stack: Stack;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

const failure = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "it did not fail",
    (error: Error) => error.message,
  );
const lag = (faults: Partial<Faults>) => void Object.assign(sandbox.faults, faults);
const of = (type: string) => sandbox.objects(type).map(({ id }) => id);

describe("a write whose answer is lost, and that is carried out later", () => {
  test.each(["html502", "html504", "dropBefore", "redirect302", "redirect303"] as const)(
    "%s: it is waited for, found, and not sent again",
    async (fault) => {
      sandbox.faults.next.push({ match: { method: "POST" }, fault, carriedOutAfterMs: 60 });
      const resource = stack.resource("IncomingTrunk");
      await resource.up(trunk);
      expect(sandbox.count("POST")).toBe(1);
      expect(of("incoming_trunks")).toEqual([resource.id]);
    },
  );

  test("one that takes longer than its time limit is looked for as long again", async () => {
    stack.configure({ "telecom-center:timeoutSeconds": "0.2" });
    stack.run();
    sandbox.faults.next.push({ match: { method: "POST" }, fault: "hang", carriedOutAfterMs: 50 });
    const resource = stack.resource("Gateway");
    await resource.up({ customer: CUSTOMER, name: "Carrier", host: "sip.example.com" });
    expect(sandbox.count("POST")).toBe(1);
  });

  test("one that comes after it was sent again is told with both ids, and the journal keeps the lost attempt", async () => {
    sandbox.faults.next.push({ match: { method: "POST" }, fault: "html502" });
    sandbox.faults.next.push({ match: { method: "POST" }, fault: "slow", answerAfterMs: 300 });
    const run = stack.run();
    const resource = stack.resource("IncomingTrunk");
    const making = resource.up(trunk);
    while (sandbox.count("POST") < 2) await sleep(2);
    sandbox.put("incoming_trunks", { attributes: { name: "Office" }, relationships: { customer: CUSTOMER } });
    await making;
    const [twin] = of("incoming_trunks").filter((id) => id !== resource.id);
    expect(run.told.join("\n")).toContain(`IncomingTrunk ${twin} is a second one of the same kind`);
    expect(run.told.join("\n")).toContain(`IncomingTrunk "it" (id ${resource.id})`);
    expect(stack.lines().filter(([word]) => word === "lost")).toHaveLength(1);
  });

  test("a number that is taken after a lost answer is found before that counts as a refusal", async () => {
    lag({ listLagMs: 60 });
    sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropAfter" });
    const resource = stack.resource("DidNumber");
    await resource.up(number);
    expect(of("available_did_numbers")).toContain(resource.id);
  });
});

describe("something that is being deleted", () => {
  test("keeps its number for a while: the one that replaces it waits, and takes nothing over", async () => {
    const resource = stack.resource("DidNumber");
    await resource.up(number);
    stack.run();
    const former = resource.id;
    lag({ lingerMs: 150 });
    await resource.destroy();
    await resource.up(number);
    expect(resource.id).not.toBe(former);
    await sleep(200);
    expect(of("available_did_numbers")).toContain(resource.id);
  });

  test("that does not go in time fails the create, and nothing advises to take it over", async () => {
    const resource = stack.resource("DidNumber");
    await resource.up(number);
    stack.run();
    const former = resource.id!;
    lag({ lingerMs: 5000 });
    await resource.destroy();
    const told = await failure(resource.up(number));
    expect(told).toContain(`still held by ${former}, which this stack has deleted`);
    expect(told).not.toMatch(/import|adopt/);
  });

  test("by an earlier run is not taken over either, by name or by likeness", async () => {
    const resource = stack.resource("IncomingTrunk");
    await resource.up(trunk);
    stack.run();
    const former = resource.id!;
    lag({ lingerMs: 5000 });
    await resource.destroy();
    stack.run(undefined, { seconds: 1 });
    const [named] = await stack.resource("IncomingTrunk", "named").failures({ ...trunk, adopt: former });
    expect(named).toContain("on its way out");
    await resource.up(trunk);
    expect(resource.id).not.toBe(former);
  });

  test.each([200, 202] as const)("and answered with %d is waited for", async (deleteStatus) => {
    const resource = stack.resource("IncomingTrunk");
    await resource.up(trunk);
    const former = resource.id!;
    sandbox.switches.deleteStatus = deleteStatus;
    lag({ lingerMs: 250 });
    const run = stack.run();
    await resource.destroy();
    expect(of("incoming_trunks")).toEqual([]);
    expect(run.told).toEqual([
      `warning: IncomingTrunk "it" (id ${former}) is still there, although its deletion was accepted; it is waited for, up to 30 s in all.`,
    ]);
  });

  test("and is still there in the end is an error", async () => {
    const resource = stack.resource("IncomingTrunk");
    await resource.up(trunk);
    stack.run();
    sandbox.switches.deleteStatus = 202;
    lag({ lingerMs: 5000 });
    expect(await failure(resource.destroy())).toContain("is still there after 30 s");
    expect(resource.id).toBeDefined();
  });
});

describe("reads that lag behind writes", () => {
  test("a child is tried again while its new customer is not known yet", async () => {
    lag({ referenceLagMs: 80 });
    const owner = stack.resource("Customer", "acme");
    await owner.up({ name: "Acme", customerId: "7" });
    const child = stack.resource("IncomingTrunk");
    await child.up({ customer: "7", name: "Office" });
    expect(of("incoming_trunks")).toEqual([child.id]);
  });

  test("a child of a customer that this run did not make is refused at once", async () => {
    const told = await failure(stack.resource("IncomingTrunk").up({ customer: "404404", name: "Office" }));
    expect(told).toContain("404404");
    expect(sandbox.count("POST")).toBe(1);
  });

  test.each(["after", "before"] as const)(
    "an update counts as applied once it shows (its answer is from %s it)",
    async (patchAnswer) => {
      const resource = stack.resource("Gateway");
      const gateway = { customer: CUSTOMER, name: "Carrier", host: "sip.example.com" };
      await resource.up(gateway);
      sandbox.switches.patchAnswer = patchAnswer;
      lag({ readLagMs: 100 });
      await resource.up({ ...gateway, port: 5080 });
      expect(resource.outputs.port).toBe(5080);
    },
  );

  test("an update that never shows was not applied", async () => {
    const resource = stack.resource("Gateway");
    const gateway = { customer: CUSTOMER, name: "Carrier", host: "sip.example.com" };
    await resource.up(gateway);
    sandbox.switches.patchAnswer = "before";
    lag({ readLagMs: 5000 });
    expect(await failure(resource.up({ ...gateway, port: 5080 }))).toContain(
      "did not apply what was declared",
    );
  });

  test("what a killed run made a moment ago is found although reads do not show it yet", async () => {
    const resource = stack.resource("IncomingTrunk");
    await stack.killed({ when: "after", write: "made" }, () => resource.up(trunk));
    const [made] = of("incoming_trunks");
    sandbox.faults.random.push({
      match: { method: "GET", path: `/incoming_trunks/${made}` },
      fault: "status404",
      probability: 1,
    });
    stack.run(undefined, { seconds: 6 });
    setTimeout(() => sandbox.faults.random.splice(0), 60);
    await resource.up(trunk);
    expect(of("incoming_trunks")).toEqual([resource.id]);
  });
});

test("an answer with another id: nothing of it enters the state, and the journal keeps the entry", async () => {
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "wrongId" });
  const resource = stack.resource("Customer", "acme");
  expect(await failure(resource.up({ name: "Acme", customerId: "7" }))).toContain("in place of");
  expect(resource.id).toBeUndefined();
  expect(stack.lines().map(([word]) => word)).toEqual(["post"]);
  stack.run();
  await resource.up({ name: "Acme", customerId: "7" });
  expect([resource.id, sandbox.count("POST")]).toEqual(["7", 1]);
});

test("the first write of a run says once where it goes, and a run that writes nothing does not", async () => {
  const told: string[] = [];
  const session = newRun(sandbox, {}, (line) => told.push(line));
  const run = Object.assign(new Run(sandbox), { session }) as Run;
  const [one, two] = ["one", "two"].map((name) => new Resource(run, "IncomingTrunk", name));
  await one!.up({ ...trunk, name: "One" });
  await two!.up({ ...trunk, name: "Two" });
  await one!.refresh();
  expect(told).toEqual([`Writing to ${sandbox.url} as ${sandbox.username}.`]);
});
