import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../../sandbox";
import { account } from "./account";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish, storyOf } from "./stories";

const customer = CUSTOMER;
const UNANSWERED: Kill = { when: "after", write: "POST" };
const UNSENT: Kill = { when: "before", write: "POST" };
const UNSAVED: Kill = { when: "after", write: "made" };
// A look-alike is given some seconds to turn out to be somebody's.
jest.setTimeout(20_000);

let sandbox: Sandbox;
let stack: Stack;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

const ids = (type: string) => sandbox.objects(type).map(({ id }) => id);

test("what a killed run made is not taken where the state can't be read, and nothing is written", async () => {
  const trunk = stack.resource("IncomingTrunk");
  await stack.killed(UNANSWERED, () => trunk.up({ customer, name: "Office" }));
  stack.unreadable = "`pulumi stack export` failed: no route to host";
  stack.run();
  const [made] = ids("incoming_trunks");
  await expect(trunk.up({ customer, name: "Office" })).rejects.toThrow(`import: "${made}"`);
  expect(sandbox.requests.filter(({ method }) => method !== "GET")).toHaveLength(1);
});

test("a state that can't be read stops no create of which nothing is remembered", async () => {
  stack.unreadable = "`pulumi stack export` failed: no route to host";
  await stack.resource("IncomingTrunk").up({ customer, name: "Office" });
  expect(ids("incoming_trunks")).toHaveLength(1);
});

test("a POST that is carried out some seconds after its run was killed is waited for", async () => {
  const trunk = stack.resource("IncomingTrunk");
  await stack.killed(UNSENT, () => trunk.up({ customer, name: "Office" }));
  stack.run(undefined, { seconds: 3 });
  const making = trunk.up({ customer, name: "Office" });
  setTimeout(() => {
    sandbox.put("incoming_trunks", { attributes: { name: "Office" }, relationships: { customer } });
  }, 600);
  await making;
  expect(ids("incoming_trunks")).toEqual([trunk.id]);
  expect(sandbox.count("POST")).toBe(0);
});

test("more objects than were begun equal what was sent: nothing is guessed, and all are named", async () => {
  const trunk = stack.resource("IncomingTrunk");
  await stack.killed(UNANSWERED, () => trunk.up({ customer, name: "Office" }));
  sandbox.put("incoming_trunks", { attributes: { name: "Office" }, relationships: { customer } });
  stack.run();
  const told = await trunk.up({ customer, name: "Office" }).catch((error: Error) => error.message);
  for (const id of ids("incoming_trunks")) expect(told).toContain(id);
  expect(ids("incoming_trunks")).toHaveLength(2);
});

test("without a journal nothing is proven: the killed run's object stops the create, with the ways out", async () => {
  stack.journal = "off";
  const owner = stack.resource("Customer", "acme");
  await stack.killed(UNANSWERED, () => owner.up({ name: "Acme" }));
  stack.run();
  await expect(owner.up({ name: "Acme" })).rejects.toThrow(/it exists already.*import: "\d+".*adopt: "\d+"/s);
  expect(sandbox.count("POST")).toBe(2);
  expect(stack.asked).toBe(0);
});

test("a run tells once what an earlier one left that the state has not, and that it takes it up", async () => {
  const trunk = stack.resource("IncomingTrunk", "main");
  await stack.killed(UNSAVED, () => trunk.up({ customer, name: "Office" }));
  const run = stack.run();
  await trunk.up({ customer, name: "Office" });
  const warnings = run.told.filter((line) => line.startsWith("warning: "));
  expect(warnings).toEqual([
    expect.stringMatching(
      /an object that is not in the state: IncomingTrunk "main" \(id .*telecom-center journal/s,
    ),
    expect.stringMatching(
      /IncomingTrunk "main" takes over .*an earlier run made for it and the state has lost/,
    ),
  ]);
  const later = stack.run();
  expect(await trunk.plan({ customer, name: "Office" })).toBe("same");
  expect(later.told).toEqual([]);
});

test("an object whose resource left the program is nobody's: it is told, and never taken for another resource", async () => {
  const former = stack.resource("IncomingTrunk", "former");
  await stack.killed(UNSAVED, () => former.up({ customer, name: "Office" }));
  stack.resources.pop();
  const run = stack.run();
  const trunk = stack.resource("IncomingTrunk", "now");
  await expect(trunk.up({ customer, name: "Office" })).rejects.toThrow(
    /The journal says that "former" of this stack once made it/,
  );
  expect(run.told.join()).toContain('IncomingTrunk "former"');
  expect(ids("incoming_trunks")).toHaveLength(1);
});

describe("an intent that can't be the resource's any more", () => {
  test.each([
    ["IncomingTrunk", { customer, name: "Office" }, { customer: "501", name: "Office" }],
    ["Customer", { name: "Acme", customerId: "7" }, { name: "Acme", customerId: "8" }],
    [
      "ExternalAccount",
      { customer, externalAccountId: "sim1" },
      { customer: "501", externalAccountId: "sim2" },
    ],
  ])("of a %s: its object stays known as one that the state has not", async (entity, then, now) => {
    sandbox.put("customers", { id: "501", attributes: { name: "Other" } });
    const { type } = storyOf(entity);
    const resource = stack.resource(entity, "main");
    await stack.killed(UNANSWERED, () => resource.up(then));
    const left = ids(type).at(-1)!;
    stack.run();
    await resource.up(now);
    expect(resource.id).not.toBe(left);
    const run = stack.run();
    await resource.plan(now);
    for (let tries = 0; run.told.length === 0 && tries < 100; tries++) await sleep(5);
    expect(run.told).toEqual([expect.stringContaining(`${entity} "main" (id ${left})`)]);
  });
});
