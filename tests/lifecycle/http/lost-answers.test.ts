import type { Fault, Sandbox } from "../../../sandbox";
import { account, Resource, Run } from "./account";
import { tried } from "./adapters";
import { furnish, STORIES } from "./stories";

const made = STORIES.filter(({ entity }) => entity !== "SipAccount");
const once = (sandbox: Sandbox, fault: Fault, method: string, times = 1) =>
  sandbox.faults.next.push({ match: { method }, fault, times });
const impatient = { "telecom-center:timeoutSeconds": "0.5" };

describe.each(tried<Fault>(["dropAfter", "truncated", "nonJson", "empty", "hangAfter"]))(
  "the answer to a creation is lost (%s)",
  (fault) => {
    test.each(made)("$entity: the object is found and taken over", async ({ entity, type, first, next }) => {
      const sandbox = await account();
      furnish(sandbox);
      const before = sandbox.objects(type).length;
      once(sandbox, fault, "POST");
      const resource = new Resource(new Run(sandbox, impatient), entity);
      await resource.up(first);
      expect(sandbox.objects(type)).toHaveLength(before + 1);
      expect(sandbox.objects(type).map(({ id }) => id)).toContain(resource.id);
      expect(await resource.up({ ...first, ...next })).toBe("update");
    });
  },
);

describe.each(tried<Fault>(["dropBefore", "status503", "status429", "status500", "status502", "status504"]))(
  "a creation is not carried out (%s)",
  (fault) => {
    test.each(made)("$entity: it is sent again, and one object is made", async ({ entity, type, first }) => {
      const sandbox = await account({ faults: { retryAfterSeconds: 0 } });
      furnish(sandbox);
      const before = sandbox.objects(type).length;
      once(sandbox, fault, "POST");
      const resource = new Resource(new Run(sandbox), entity);
      await resource.up(first);
      expect(sandbox.objects(type)).toHaveLength(before + 1);
      expect(sandbox.count("POST")).toBe(2);
    });
  },
);

test("two trunks that look alike, both answers lost: each resource gets its own object", async () => {
  const sandbox = await account();
  furnish(sandbox);
  once(sandbox, "dropAfter", "POST", 2);
  const run = new Run(sandbox);
  const [left, right] = ["left", "right"].map((name) => new Resource(run, "IncomingTrunk", name)) as [
    Resource,
    Resource,
  ];
  const args = { customer: "500", name: "Twin" };
  await Promise.all([left.up(args), right.up(args)]);
  expect(new Set([left.id, right.id])).toEqual(
    new Set(sandbox.objects("incoming_trunks").map(({ id }) => id)),
  );
});

test("a look-alike that was there before is not taken for the object whose answer was lost", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const attributes = { name: "Office" };
  const old = sandbox.put("incoming_trunks", { attributes, relationships: { customer: "500" } });
  once(sandbox, "dropAfter", "POST");
  const resource = new Resource(
    new Run(sandbox, { "telecom-center:checkBeforeCreate": "false" }),
    "IncomingTrunk",
  );
  await resource.up({ customer: "500", name: "Office" });
  expect(resource.id).not.toBe(old.id);
  expect(sandbox.objects("incoming_trunks")).toHaveLength(2);
});

test("the answer to an update is lost: the update counts, and is not sent for nothing", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const resource = new Resource(new Run(sandbox), "Gateway");
  const first = { customer: "500", name: "Carrier", host: "sip.example.com" };
  await resource.up(first);
  once(sandbox, "dropAfter", "PATCH");
  await resource.up({ ...first, port: 5080 });
  expect(sandbox.find("termination_gateways", resource.id!)?.attributes.port).toBe(5080);
  expect(await resource.plan({ ...first, port: 5080 })).toBe("same");
});

test("the answer to a deletion is lost: the second attempt finds nothing, which is done", async () => {
  const sandbox = await account();
  const resource = new Resource(new Run(sandbox), "Customer");
  await resource.up({ name: "Acme" });
  once(sandbox, "dropAfter", "DELETE");
  await resource.in(new Run(sandbox)).destroy();
  expect(sandbox.objects("customers")).toHaveLength(0);
});

test("an API that fails for good: the error says what could not be made, and nothing is made", async () => {
  const sandbox = await account({ faults: { status503: 1, methods: ["POST"], retryAfter: "none" } });
  const resource = new Resource(new Run(sandbox, { "telecom-center:maxRetries": "1" }), "Customer");
  await expect(resource.up({ name: "Acme" })).rejects.toThrow(/Customer "it" could not be created: .*503/s);
  expect(sandbox.objects("customers")).toHaveLength(0);
});
