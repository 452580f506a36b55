import type { Sandbox } from "../../../sandbox";
import { account, type Resource } from "./account";
import type { Kill } from "./mortal";
import { Stack } from "./stack";
import { CUSTOMER, furnish } from "./stories";

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

describe("a replacement", () => {
  const first = { customer, name: "Office" };
  const moved = { customer: "501", name: "Office" };
  let trunk: Resource;
  let old: string;

  beforeEach(async () => {
    sandbox.put("customers", { id: "501", attributes: { name: "Other" } });
    stack.savesEachStep = false;
    trunk = stack.resource("IncomingTrunk");
    await trunk.up(first);
    old = trunk.id!;
  });

  const moments: Kill[] = [UNSENT, UNANSWERED, UNSAVED, { when: "before", write: "DELETE" }];
  describe.each([
    ["by force", () => trunk.replace(first, { forced: true })],
    ["for another customer", () => trunk.replace(moved)],
  ])("%s", (_name, replace) => {
    test.each(moments)("killed $when $write: the next run ends with the new object alone", async (kill) => {
      // No look-alike, which would be waited for.
      sandbox.change("incoming_trunks", old, { transport_protocol: "TCP" });
      expect(await stack.killed(kill, replace)).toBe("killed");
      stack.run();
      await replace();
      expect(trunk.id).not.toBe(old);
      expect(ids("incoming_trunks")).toEqual([trunk.id]);
      expect(sandbox.count("POST")).toBe(2);
    });

    test("takes nothing that the state has: the new object is another one", async () => {
      stack.run();
      await replace();
      expect(ids("incoming_trunks")).toEqual([trunk.id]);
      expect(trunk.id).not.toBe(old);
    });
  });

  test.each([
    { when: "after", write: "DELETE" },
    { when: "after", write: "gone" },
  ] as Kill[])(
    "killed $when $write: the old object is gone, and the next run, which replaces it anyway, goes on",
    async (kill) => {
      await stack.killed(kill, () => trunk.replace(moved));
      stack.run();
      await trunk.replace(moved);
      expect(ids("incoming_trunks")).toEqual([trunk.id]);
      expect(sandbox.count("POST")).toBe(2);
    },
  );

  test("by force, where the state can't be read: it stops before anything is written", async () => {
    stack.unreadable = "`pulumi stack export` failed: passphrase must be set";
    stack.run();
    sandbox.resetRequests();
    await expect(trunk.replace(first, { forced: true })).rejects.toThrow("passphrase must be set");
    expect(sandbox.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});
