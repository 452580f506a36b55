import type { Sandbox } from "../../../sandbox";
import { account, type Resource } from "./account";
import { tried } from "./adapters";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish, STORIES, storyOf } from "./stories";

let sandbox: Sandbox;
let stack: Stack;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

// Where an update can be cut off; the state knows of it in none of them.
const MOMENTS: readonly (readonly [name: string, kill: Kill])[] = [
  ["before it is answered", { when: "after", write: "PATCH" }],
  ["before it is sent", { when: "before", write: "PATCH" }],
  ["before it is written down", { when: "before", write: "patching" }],
];

const wire = (resource: Resource) => {
  const { attributes, relationships } = sandbox.find(storyOf(resource.entity).type, resource.id!)!;
  return { ...attributes, ...relationships };
};

/** The account is as declared, the state knows it, and no further run finds anything to do. */
async function expectSettled(resource: Resource, args: object, as: object): Promise<void> {
  expect(wire(resource)).toEqual(as);
  stack.run();
  sandbox.resetRequests();
  expect(await resource.plan({ ...args })).toBe("same");
  expect(sandbox.count()).toBe(0);
  await resource.refresh();
  expect(await resource.plan({ ...args })).toBe("same");
}

describe.each(tried(MOMENTS))("an update that is killed %s", (_name, kill) => {
  test.each(STORIES)("$entity: the next run carries it through", async ({ entity, first, next }) => {
    const resource = stack.resource(entity);
    await resource.up(first);
    await stack.killed(kill, () => resource.up({ ...first, ...next }));
    stack.run();
    await resource.up({ ...first, ...next });
    await expectSettled(resource, { ...first, ...next }, wire(resource));

    sandbox = await account();
    furnish(sandbox);
    const other = new Stack(sandbox).resource(entity);
    await other.up(first);
    await other.up({ ...first, ...next });
    expect(resource.outputs).toEqual({
      ...other.outputs,
      ...idsOf(resource),
      __version: expect.any(Number),
      __account: expect.any(String),
    });
  });

  test.each(STORIES)("$entity: set back, the next run sets it right", async ({ entity, first, next }) => {
    const resource = stack.resource(entity);
    await resource.up(first);
    const as = wire(resource);
    await stack.killed(kill, () => resource.up({ ...first, ...next }));
    stack.run();
    await resource.up(first);
    await expectSettled(resource, first, as);
  });

  test.each(STORIES)(
    "$entity: carried through and then set back, it is set right as well",
    async ({ entity, first, next }) => {
      const resource = stack.resource(entity);
      await resource.up(first);
      const as = wire(resource);
      await stack.killed(kill, () => resource.up({ ...first, ...next }));
      for (const args of [{ ...first, ...next }, first]) {
        stack.run();
        await resource.up(args);
      }
      await expectSettled(resource, first, as);
    },
  );

  test.each(STORIES)(
    "$entity: previewed and then set back, it is set right as well",
    async ({ entity, first, next }) => {
      const resource = stack.resource(entity);
      await resource.up(first);
      const as = wire(resource);
      await stack.killed(kill, () => resource.up({ ...first, ...next }));
      stack.run();
      await resource.plan({ ...first, ...next });
      stack.run();
      await resource.up(first);
      await expectSettled(resource, first, as);
    },
  );

  test.each(STORIES)(
    "$entity: after a refresh, the next run sets it right",
    async ({ entity, first, next }) => {
      const resource = stack.resource(entity);
      await resource.up(first);
      const as = wire(resource);
      await stack.killed(kill, () => resource.up({ ...first, ...next }));
      stack.run();
      await resource.refresh();
      await resource.up(first);
      await expectSettled(resource, first, as);
    },
  );
});

const idsOf = ({ outputs }: Resource) =>
  Object.fromEntries(Object.entries(outputs).filter(([name]) => /^(domain|sipAccountId)$/.test(name)));

describe.each(MOMENTS)("what no program declares, when an update is killed %s", (_name, kill) => {
  const { type } = storyOf("Gateway");
  const gateway = { customer: CUSTOMER, name: "Carrier", host: "a.example.com" };

  test.each([
    ["the update", { ...gateway, host: "b.example.com" }],
    ["what was before", gateway],
  ])("stays as it is, if the next run declares %s", async (_what, args) => {
    const resource = stack.resource("Gateway");
    await resource.up(gateway);
    sandbox.change(type, resource.id!, { port: 5080, network_protocol: "Dualstack" });
    await stack.killed(kill, () => resource.up({ ...gateway, host: "b.example.com" }));
    stack.run();
    await resource.up(args);
    expect(wire(resource)).toMatchObject({ host: args.host, port: 5080, network_protocol: "Dualstack" });
  });
});

test.each(["up", "refresh"] as const)(
  "what only the update declared that was cut off goes back to its default, by %s",
  async (how) => {
    const first = { name: "Acme" };
    const resource = stack.resource("Customer");
    await resource.up(first);
    await stack.killed({ when: "after", write: "PATCH" }, () => resource.up({ ...first, capacityLimit: 7 }));
    stack.run();
    if (how === "refresh") await resource.refresh();
    await resource.up(first);
    await expectSettled(resource, first, { ...wire(resource), capacity_limit: null });
  },
);

describe.each(["plain", "masked", "null"] as const)("a secret that is answered as %s", (passwordEcho) => {
  const { first } = storyOf("Gateway");
  const next = { ...first, authorizationPassword: "hush now" };

  test.each(MOMENTS)("and whose update is killed %s, is what is declared in the end", async (_name, kill) => {
    sandbox = await account({ switches: { passwordEcho } });
    furnish(sandbox);
    stack = new Stack(sandbox);
    const gateway = stack.resource("Gateway");
    await gateway.up(first);
    for (const args of [next, first]) {
      await stack.killed(kill, () => gateway.up(next));
      stack.run();
      await gateway.up(args);
      expect(wire(gateway).authorization_password).toBe(args.authorizationPassword);
    }
    stack.run();
    expect(await gateway.plan(first)).toBe("same");
  });
});
