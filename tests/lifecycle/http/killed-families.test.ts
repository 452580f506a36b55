import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account, type Resource } from "./account";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish, storyOf } from "./stories";

const customer = CUSTOMER;
const UNANSWERED: Kill = { when: "after", write: "POST" };
const UNSENT: Kill = { when: "before", write: "POST" };
const UNSAVED: Kill = { when: "after", write: "made" };
let sandbox: Sandbox;
let stack: Stack;

beforeEach(async () => {
  sandbox = await account();
  furnish(sandbox);
  stack = new Stack(sandbox);
});

const ids = (type: string) => sandbox.objects(type).map(({ id }) => id);
const idsOf = (resources: readonly Resource[]) => resources.map(({ id }) => id!);
describe("a customer with what belongs to it", () => {
  const declared: readonly (readonly [entity: string, args: Values])[] = [
    ["IncomingTrunk", { name: "Office" }],
    ["DidNumber", { number: "441174090316" }],
    ["ExternalAccount", { externalAccountId: "sim1" }],
    ["Gateway", { name: "Carrier", host: "a.example.com" }],
  ];

  /** `pulumi up` of all that has no object yet. */
  async function up(): Promise<void> {
    const [owner, ...children] = stack.resources;
    await owner!.up({ name: "Acme" });
    await Promise.all(
      children.map(async (child, index) => child.up({ customer: owner!.id, ...declared[index]![1] })),
    );
  }

  describe.each([true, false])("whose state is saved after each step: %s", (savesEachStep) => {
    test.each(
      [1, 2, 3, 4, 5].flatMap((nth) => [UNSENT, UNANSWERED, UNSAVED].map((kill) => ({ ...kill, nth }))),
    )("killed $when the $write number $nth: the next run ends with one of each", async (kill) => {
      stack.savesEachStep = savesEachStep;
      stack.resource("Customer", "acme");
      for (const [entity] of declared) stack.resource(entity, "of-acme");
      const before = sandbox.sizes();
      expect(await stack.killed(kill, up)).toBe("killed");
      stack.run();
      await up();
      for (const entity of ["Customer", ...declared.map(([name]) => name)]) {
        const { type } = storyOf(entity);
        expect([type, sandbox.objects(type).length - (before[type] ?? 0)]).toEqual([type, 1]);
      }
      expect(sandbox.count("POST")).toBe(5);
    });
  });
});

describe("resources that are the same in all they declare", () => {
  const twin = { customer, name: "Twin" };

  test.each([1, 2, 3])(
    "killed after POST number %i of three: each has an object of its own in the end",
    async (nth) => {
      const twins = ["a", "b", "c"].map((name) => stack.resource("IncomingTrunk", name));
      const up = () => Promise.all(twins.map((one) => one.up(twin)));
      await stack.killed({ ...UNANSWERED, nth }, up);
      stack.run();
      await up();
      expect(idsOf(twins).sort()).toEqual(ids("incoming_trunks").sort());
      expect(new Set(idsOf(twins)).size).toBe(3);
    },
  );

  test("killed twice, before either was answered: each has an object of its own in the end", async () => {
    const twins = ["a", "b"].map((name) => stack.resource("IncomingTrunk", name)) as [Resource, Resource];
    for (const one of twins) await stack.killed(UNANSWERED, () => one.up(twin));
    stack.run();
    await Promise.all(twins.map((one) => one.up(twin)));
    expect(idsOf(twins).sort()).toEqual(ids("incoming_trunks").sort());
    expect(sandbox.count("POST")).toBe(2);
  });

  test("one of them is new: the object that the other one's killed run made is not taken for it", async () => {
    const [old, fresh] = ["old", "fresh"].map((name) => stack.resource("IncomingTrunk", name)) as [
      Resource,
      Resource,
    ];
    await stack.killed(UNANSWERED, () => old.up(twin));
    const [made] = ids("incoming_trunks");
    stack.run();
    await fresh.up(twin);
    await old.up(twin);
    expect(old.id).toBe(made);
    expect(fresh.id).not.toBe(made);
  });
});
