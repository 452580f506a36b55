import type { Sandbox } from "../../../sandbox";
import { account } from "./account";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish, STORIES, storyOf } from "./stories";

const deleted = STORIES.filter(({ entity }) => entity !== "SipAccount");

// Where a deletion can be cut off; the state knows of it in none of them.
const STILL_THERE: Kill[] = [
  { when: "before", write: "deleting" },
  { when: "before", write: "DELETE" },
];
const GONE: Kill[] = [
  { when: "after", write: "DELETE" },
  { when: "after", write: "gone" },
];

let sandbox: Sandbox;
let stack: Stack;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

describe.each([...STILL_THERE, ...GONE])("a deletion that is killed $when $write", (kill) => {
  test.each(deleted)("$entity: the next destroy carries it through", async ({ entity, type, first }) => {
    const resource = stack.resource(entity);
    await resource.up(first);
    const { id } = resource;
    await stack.killed(kill, () => resource.destroy());
    const run = stack.run();
    await resource.destroy();
    expect(sandbox.find(type, id!)).toBeUndefined();
    stack.run();
    await resource.up(first);
    expect(run.told).toEqual([]);
    expect(sandbox.find(type, resource.id!)).toBeDefined();
  });
});

describe.each(STILL_THERE)("a deletion that is killed $when $write", (kill) => {
  test.each(deleted)("$entity: what is declared after all goes on", async ({ entity, type, first, next }) => {
    const resource = stack.resource(entity);
    await resource.up(first);
    const { id } = resource;
    await stack.killed(kill, () => resource.destroy());
    stack.run();
    expect(await resource.up(first)).toBe("same");
    stack.run();
    sandbox.resetRequests();
    expect(await resource.up({ ...first, ...next })).toBe("update");
    expect(resource.id).toBe(id);
    expect(sandbox.find(type, id!)).toBeDefined();
    expect(sandbox.requests.filter(({ method }) => method !== "GET")).toHaveLength(1);
  });
});

describe.each(GONE)("a deletion that is killed $when $write", (kill) => {
  test.each(deleted)(
    "$entity: what is declared after all stops, and a refresh heals it",
    async ({ entity, type, first }) => {
      const before = sandbox.objects(type).length;
      const resource = stack.resource(entity);
      await resource.up(first);
      await stack.killed(kill, () => resource.destroy());
      stack.run();
      await expect(resource.up(first)).rejects.toThrow(
        new RegExp(`^${entity} "it" \\(id .*\\) was deleted by an earlier run.*\`pulumi up --refresh\``, "s"),
      );
      stack.run();
      expect(await resource.refresh()).toBe(false);
      await resource.up(first);
      expect(sandbox.objects(type)).toHaveLength(before + 1);
      stack.run();
      expect(await resource.plan(first)).toBe("same");
    },
  );

  test("a customer's children are gone with it: a refresh heals them too", async () => {
    const [owner, trunk] = [stack.resource("Customer"), stack.resource("IncomingTrunk")];
    await owner.up({ name: "Acme" });
    await trunk.up({ customer: owner.id, name: "Office" });
    // The engine asks nobody to delete what goes with its customer.
    await stack.killed(kill, () => owner.destroy());
    stack.run();
    await expect(owner.up({ name: "Acme" })).rejects.toThrow("pulumi up --refresh");
    stack.run();
    expect([await owner.refresh(), await trunk.refresh()]).toEqual([false, false]);
    await owner.up({ name: "Acme" });
    await trunk.up({ customer: owner.id, name: "Office" });
    expect(sandbox.objects("incoming_trunks").map(({ id }) => id)).toEqual([trunk.id]);
    stack.run();
    expect([
      await owner.plan({ name: "Acme" }),
      await trunk.plan({ customer: owner.id, name: "Office" }),
    ]).toEqual(["same", "same"]);
  });
});

test("a deletion that fails leaves what is looked at once, and then counts as it did", async () => {
  stack = new Stack(sandbox, { "telecom-center:maxRetries": "0" });
  const trunk = stack.resource("IncomingTrunk");
  const { first } = storyOf("IncomingTrunk");
  await trunk.up(first);
  stack.run();
  sandbox.faults.next.push({ match: { method: "DELETE" }, fault: "status500" });
  await expect(trunk.destroy()).rejects.toThrow("500");
  const asked: number[] = [];
  for (let run = 0; run < 2; run++) {
    stack.run();
    sandbox.resetRequests();
    expect(await trunk.plan(first)).toBe("same");
    asked.push(sandbox.count());
  }
  expect(asked).toEqual([1, 0]);
});

test("what goes with a deleted customer is asked for by nobody, and makes no further run ask for the state", async () => {
  const [owner, trunk] = [stack.resource("Customer"), stack.resource("IncomingTrunk")];
  await owner.up({ name: "Acme" });
  await trunk.up({ customer: owner.id, name: "Office" });
  stack.run();
  await owner.destroy();
  stack.resources.length = 0;
  const asked = stack.asked;
  const run = stack.run();
  await stack.resource("IncomingTrunk", "other").up({ customer: CUSTOMER, name: "Office" });
  expect(run.told).toEqual([]);
  expect(stack.asked).toBe(asked);
});
