import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account, Resource, Run } from "./account";
import { theForm } from "./adapters";
import { Stack } from "./stack";
import { CUSTOMER, furnish, NUMBER, SIP_ACCOUNT, STORIES } from "./stories";

const customer = CUSTOMER;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
});

const created = STORIES.filter(({ entity }) => entity !== "SipAccount");

describe("an object that leaves one resource and is had by another one of the run", () => {
  test.each(created)(
    "$entity, taken over by adopt: it is not deleted, and both are named",
    async ({ entity, type, first }) => {
      const former = new Resource(new Run(sandbox), entity, "former");
      await former.up(first);
      const { id } = former;
      const run = new Run(sandbox);
      await new Resource(run, entity, "present").up({ ...first, adopt: id });
      await former.in(run).destroy();
      expect(run.told.at(-1)?.split("\n")[0]).toBe(
        `warning: ${entity} "former" (id ${id}) leaves the stack, but its object is not deleted: the resource "present" has it.`,
      );
      expect(sandbox.find(type, id!)).toBeDefined();
      expect(sandbox.count("DELETE")).toBe(0);
    },
  );

  test.each(created)("$entity, found unchanged: it is not deleted", async ({ entity, type, first }) => {
    const former = new Resource(new Run(sandbox), entity, "former");
    await former.up(first);
    const { id } = former;
    const present = new Resource(new Run(sandbox), entity, "present");
    await present.up({ ...first, __import: id });
    const run = new Run(sandbox);
    expect(await present.in(run).plan(first)).toBe("same");
    await former.in(run).destroy();
    expect(run.told.join()).toContain('the resource "present" has it');
    expect(sandbox.find(type, id!)).toBeDefined();
  });

  test.each(created)("$entity, only read: it is not deleted either", async ({ entity, type, first }) => {
    const former = new Resource(new Run(sandbox), entity, "former");
    await former.up(first);
    const present = new Resource(new Run(sandbox), entity, "present");
    await present.up({ ...first, __import: former.id });
    const run = new Run(sandbox);
    await present.in(run).refresh();
    await former.in(run).destroy();
    expect(sandbox.objects(type).map(({ id }) => id)).toContain(present.id);
  });

  test("the automatic trunk, renamed without an alias: it stays", async () => {
    sandbox.put("incoming_trunks", { attributes: { name: "Default" }, relationships: { customer } });
    const trunk = { customer, adoptDefault: true };
    const stack = new Stack(sandbox);
    const former = stack.resource("IncomingTrunk", "former");
    await former.up(trunk);
    const run = stack.run();
    const present = stack.resource("IncomingTrunk", "present");
    await present.up(trunk);
    await former.destroy();
    expect(present.id).toBeDefined();
    expect(sandbox.find("incoming_trunks", present.id!)).toBeDefined();
    expect(run.told.join()).toContain('"former" (id');
    expect(run.told.join()).toContain('the resource "present" has it');
  }, 15_000);

  test("with checkBeforeCreate, renamed: it stays", async () => {
    const gateway = { customer, name: "Carrier", host: "a.example.com" };
    const former = new Resource(new Run(sandbox), "Gateway", "former");
    await former.up(gateway);
    const run = new Run(sandbox, { "telecom-center:checkBeforeCreate": "true" });
    const present = new Resource(run, "Gateway", "present");
    await present.up(gateway);
    expect(present.id).toBe(former.id);
    await former.in(run).destroy();
    expect(sandbox.find("termination_gateways", present.id!)).toBeDefined();
  }, 15_000);
});

test("a resource that was renamed by an alias is deleted by its own run without a word", async () => {
  const trunk = new Resource(new Run(sandbox), "IncomingTrunk", "former");
  await trunk.up({ customer, name: "Office" });
  const run = new Run(sandbox);
  const renamed = Object.assign(new Resource(run, "IncomingTrunk", "present"), {
    id: trunk.id,
    inputs: trunk.inputs,
    outputs: trunk.outputs,
  });
  expect(await renamed.plan({ customer, name: "Office" })).toBe("same");
  await renamed.destroy();
  expect([run.told, sandbox.objects("incoming_trunks")]).toEqual([[], []]);
});

const IMPORTED_AND_ADOPTED: [string, Values, Values, string] = [
  "DidNumber",
  { customer, number: "1", __import: NUMBER },
  { customer, number: "2", adopt: NUMBER },
  NUMBER,
];

// What two resources of one program declare that only one of them can have.
const TWICE: readonly (readonly [entity: string, left: Values, right: Values, what: string])[] = [
  ["Customer", { name: "Acme", customerId: "7" }, { name: "Rival", customerId: 7 }, 'customerId "7"'],
  [
    "ExternalAccount",
    { customer, externalAccountId: "sim1" },
    { customer, externalAccountId: "sim1" },
    '"sim1"',
  ],
  [
    "DidNumber",
    { customer, number: "441174090316" },
    { customer, number: 441174090316 },
    'number "441174090316"',
  ],
  [
    "DidNumber",
    { customer, number: "1", adopt: NUMBER },
    { customer, number: "2", adopt: NUMBER },
    `adopt "${NUMBER}"`,
  ],
  // Where the engine imports, it refuses the first of them already, for what differs.
  ...(theForm().importsItself ? [IMPORTED_AND_ADOPTED] : []),
  ["SipAccount", { customer, username: "desk" }, { customer, username: "desk" }, 'username "desk"'],
  [
    "SipAccount",
    { customer, sipAccountId: SIP_ACCOUNT },
    { customer, sipAccountId: SIP_ACCOUNT },
    SIP_ACCOUNT,
  ],
];

describe("an object that a program declares twice", () => {
  test.each(TWICE)(
    "%s %j and %j: the second is refused at preview, with both names",
    async (entity, left, right, what) => {
      const run = new Run(sandbox);
      const first = new Resource(run, entity, "left");
      const second = new Resource(run, entity, "right");
      const refused = await Promise.all([first.failures(left), second.failures(right)]);
      expect(refused[0]).not.toContainEqual(expect.stringContaining("Declare it once"));
      const [told = ""] = refused[1]!;
      expect(told).toContain(
        `${entity} "right" would have the same object as the resource "left" of this program`,
      );
      expect(told).toContain(what);
      expect(await second.failures(right)).toEqual(refused[1]);
    },
  );

  test("is not taken over a second time where only the account shows that it is the same", async () => {
    const run = new Run(sandbox);
    await new Resource(run, "SipAccount", "left").up({ customer, username: "desk" });
    const second = new Resource(run, "SipAccount", "right").up({ customer, sipAccountId: SIP_ACCOUNT });
    await expect(second).rejects.toThrow(/"left"/);
  });

  test("stops at preview where the state holds it twice, and says how one of them is let go", async () => {
    const gateway = { customer, name: "Carrier", host: "a.example.com" };
    const left = new Resource(new Run(sandbox), "Gateway", "left");
    await left.up(gateway);
    const right = new Resource(new Run(sandbox), "Gateway", "right");
    await right.up({ ...gateway, __import: left.id });
    const run = new Run(sandbox);
    expect(await left.in(run).plan(gateway)).toBe("same");
    await expect(right.in(run).plan(gateway)).rejects.toThrow(
      /Gateway "right" .*the resource "left" of this program has the same object.*`pulumi state delete`/s,
    );
  });
});

test("numbers and ids of different customers, classes and resources don't get in each other's way", async () => {
  const run = new Run(sandbox);
  const declared: [string, string, Values][] = [
    ["DidNumber", "a", { customer, number: "1" }],
    ["DidNumber", "b", { customer, number: "2" }],
    ["Customer", "a", { name: "Acme", customerId: "7" }],
    ["ExternalAccount", "a", { customer, externalAccountId: "7" }],
    ["CustomerSession", "a", { customer }],
    ["CustomerSession", "b", { customer }],
  ];
  for (const [entity, name, args] of declared)
    expect(await new Resource(run, entity, name).failures(args)).toEqual([]);
});
