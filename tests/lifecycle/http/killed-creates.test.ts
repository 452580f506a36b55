import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account } from "./account";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish, GATEWAY, NUMBER, OTHER_GATEWAY, STORIES, storyOf } from "./stories";

const made = STORIES.filter(({ entity }) => entity !== "SipAccount");
const customer = CUSTOMER;

// Where a create can be cut off, from the first word of it to the last before the engine saves its state.
const MOMENTS: readonly (readonly [name: string, kill: Kill])[] = [
  ["before its intent is written down", { when: "before", write: "begin" }],
  ["before it is sent", { when: "before", write: "POST" }],
  ["before it is answered", { when: "after", write: "POST" }],
  ["before its object is written down", { when: "before", write: "made" }],
  ["before the state is saved", { when: "after", write: "made" }],
];

let sandbox: Sandbox;
let stack: Stack;
let before: Record<string, number>;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  before = sandbox.sizes();
  stack = new Stack(sandbox);
});

/** How many objects of a type there are more than at first. */
const added = (type: string) => sandbox.objects(type).length - (before[type] ?? 0);

describe.each(MOMENTS)("a create that is killed %s", (_name, kill) => {
  test.each(made)("$entity: the next run ends with one object", async ({ entity, type, first }) => {
    const resource = stack.resource(entity);
    expect(await stack.killed(kill, () => resource.up(first))).toBe("killed");
    stack.run();
    await resource.up(first);
    expect(sandbox.objects(type).map(({ id }) => id)).toContain(resource.id);
    expect(added(type)).toBe(1);
    expect(sandbox.count("POST")).toBe(1);
    expect(await resource.plan(first)).toBe("same");
  });

  test.each(MOMENTS)(
    "and whose healing is killed %s, is healed by the run after that",
    async (_name, again) => {
      stack.savesEachStep = false;
      for (const { entity, first } of [storyOf("IncomingTrunk"), storyOf("Customer")]) {
        const resource = stack.resource(entity);
        await stack.killed(kill, () => resource.up(first));
        // What is found is not sent again, so that some kills come too late; the state is lost all the same.
        const end = await stack.killed(again, () => resource.up(first));
        expect(["killed", "done"]).toContain(end);
        stack.run();
        await resource.up(first);
        expect(await resource.plan(first)).toBe("same");
      }
      expect([added("incoming_trunks"), added("customers")]).toEqual([1, 1]);
      expect(sandbox.count("POST")).toBe(2);
    },
  );
});

const gateway = { customer, name: "Carrier", host: "a.example.com" };
const route = { customer, gateway: GATEWAY, name: "World" };

// What is declared when the run is killed, what in the next one, and what the account has in the end.
const CHANGED: readonly (readonly [entity: string, then: Values, now: Values, end: Values])[] = [
  [
    "Customer",
    { name: "Acme", language: "LT", capacityLimit: 5 },
    { name: "Acme Ltd", capacityLimit: 7 },
    { name: "Acme Ltd", language: "EN", capacity_limit: 7 },
  ],
  [
    "IncomingTrunk",
    { customer, name: "Office", transportProtocol: "TCP" },
    { customer, name: "Front desk" },
    { name: "Front desk", transport_protocol: "UDP" },
  ],
  ["IncomingTrunk", { customer, name: "Office" }, { customer }, { name: null }],
  [
    "DidNumber",
    { customer, number: "441174090316", enabled: false },
    { customer, number: "441174090316" },
    { enabled: true },
  ],
  [
    "Gateway",
    { ...gateway, port: 5080, srcRewriteRule: "^0", srcRewriteResult: "44" },
    { ...gateway, host: "b.example.com" },
    { host: "b.example.com", port: 5060, src_rewrite_rule: null, src_rewrite_result: null },
  ],
  ["Gateway", gateway, { ...gateway, authorizationPassword: "hush" }, { authorization_password: "hush" }],
  ["Route", { ...route, dstPrefix: "0044" }, { ...route, gateway: OTHER_GATEWAY }, { dst_prefix: null }],
  [
    "ExternalAccount",
    { customer, externalAccountId: "sim1", didNumber: NUMBER },
    { customer, externalAccountId: "sim1" },
    {},
  ],
];

describe.each(MOMENTS.slice(2))(
  "a create killed %s, whose declaration changes before the next run",
  (_n, kill) => {
    test.each(CHANGED)(
      "%s: what was sent finds it, what is declared is what it becomes",
      async (entity, then, now, end) => {
        const { type } = storyOf(entity);
        const resource = stack.resource(entity);
        await stack.killed(kill, () => resource.up(then));
        stack.run();
        await resource.up(now);
        expect(added(type)).toBe(1);
        expect([sandbox.count("POST"), sandbox.count("PATCH")]).toEqual([1, 1]);
        expect(sandbox.find(type, resource.id!)!.attributes).toMatchObject(end);
        expect(await resource.plan(now)).toBe("same");
        await resource.refresh();
        expect(await resource.plan(now)).toBe("same");
      },
    );
  },
);

test("a route that pointed elsewhere, and an account that had a number, are as declared in the end", async () => {
  const [way, sim] = [stack.resource("Route"), stack.resource("ExternalAccount")];
  const account = { customer, externalAccountId: "sim1" };
  const kill = { when: "after", write: "POST" } as const;
  await stack.killed(kill, () => way.up(route));
  await stack.killed(kill, () => sim.up({ ...account, didNumber: NUMBER }));
  stack.run();
  await way.up({ ...route, gateway: OTHER_GATEWAY });
  await sim.up(account);
  expect(sandbox.find("termination_routes", way.id!)!.relationships).toMatchObject({
    gateway: OTHER_GATEWAY,
  });
  expect(sandbox.find("external_account_routes", sim.id!)!.relationships).toMatchObject({
    available_did_number: null,
  });
});
