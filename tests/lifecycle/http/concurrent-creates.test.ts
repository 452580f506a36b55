import { setTimeout as sleep } from "node:timers/promises";
import { account, PACE, Resource, Run } from "./account";
import { furnish, STORIES } from "./stories";

const FAULTS = { dropAfter: 0.2, dropBefore: 0.1, status503: 0.1, truncated: 0.1, retryAfterSeconds: 0 };
const customer = "500";

/** A customer that exists before the run, with a gateway. */
async function furnished(...[options]: Parameters<typeof account>) {
  const sandbox = await account(options);
  furnish(sandbox);
  return sandbox;
}

const lists = (sandbox: Awaited<ReturnType<typeof account>>, type: string) =>
  sandbox.requests.filter(({ method, path }) => method === "GET" && path === `/${type}`);

test.each([1, 2, 3])(
  "half of all requests go wrong (seed %d): each of many resources gets its own object",
  async (seed) => {
    const sandbox = await furnished();
    const before = sandbox.sizes();
    Object.assign(sandbox.faults, FAULTS, { seed });
    const run = new Run(sandbox, { "telecom-center:maxRetries": "20" });
    const declared = [1, 2, 3, 4].flatMap((n) => [
      ["IncomingTrunk", { customer, name: `Trunk ${n}` }] as const,
      ["Gateway", { customer, name: `Carrier ${n}`, host: "sip.example.com" }] as const,
      ["DidNumber", { customer, number: `1212000000${n}` }] as const,
      ["ExternalAccount", { customer, externalAccountId: `sim${n}` }] as const,
      ["Customer", { name: `Customer ${n}`, customerId: `90${n}` }] as const,
    ]);
    const made = await Promise.all(
      declared.map(async ([entity, args], index) => {
        const resource = new Resource(run, entity, `resource-${index}`);
        await resource.up(args);
        return resource;
      }),
    );
    expect(new Set(made.map(({ entity, id }) => `${entity}/${id}`)).size).toBe(declared.length);
    for (const { entity, type } of STORIES) {
      const wanted = declared.filter(([name]) => name === entity).length;
      expect([type, sandbox.objects(type).length]).toEqual([type, (before[type] ?? 0) + wanted]);
    }
  },
  60_000,
);

test("resources that are the same in all they declare get an object each, whatever is lost", async () => {
  const sandbox = await furnished({ faults: { ...FAULTS, seed: 7 } });
  const run = new Run(sandbox, { "telecom-center:maxRetries": "20" });
  const twins = [1, 2, 3, 4, 5].map((n) => new Resource(run, "IncomingTrunk", `twin-${n}`));
  await Promise.all(twins.map((twin) => twin.up({ customer, name: "Twin" })));
  expect(new Set(twins.map(({ id }) => id))).toEqual(
    new Set(sandbox.objects("incoming_trunks").map(({ id }) => id)),
  );
}, 60_000);

test("below a customer that exists, what was there is asked once for each type", async () => {
  const sandbox = await furnished();
  const run = new Run(sandbox);
  const names = [1, 2, 3, 4];
  await Promise.all(
    names.flatMap((n) => [
      new Resource(run, "IncomingTrunk", `trunk-${n}`).up({ customer, name: `Trunk ${n}` }),
      new Resource(run, "Gateway", `carrier-${n}`).up({
        customer,
        name: `Carrier ${n}`,
        host: "sip.example.com",
      }),
    ]),
  );
  expect(lists(sandbox, "incoming_trunks")).toHaveLength(1);
  expect(lists(sandbox, "termination_gateways")).toHaveLength(1);
  expect(sandbox.requests).toHaveLength(2 + 2 * names.length);
});

test("below a customer that the run has made, nothing was there, and nothing is asked", async () => {
  const sandbox = await account();
  const run = new Run(sandbox);
  const owner = new Resource(run, "Customer");
  await owner.up({ name: "Acme" });
  await new Resource(run, "IncomingTrunk").up({ customer: owner.id, name: "Office" });
  expect(sandbox.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

test("a trunk without a name never gets one that has a name, which is another resource's", async () => {
  const sandbox = await furnished();
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropBefore" });
  const resource = new Resource(new Run(sandbox), "IncomingTrunk");
  const making = resource.up({ customer });
  while (sandbox.count("POST") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const named = sandbox.put("incoming_trunks", {
    attributes: { name: "Office" },
    relationships: { customer },
  });
  await making;
  expect(resource.id).not.toBe(named.id);
  expect(sandbox.objects("incoming_trunks")).toHaveLength(2);
});

test("two new objects that equal what was sent: nothing is guessed, and both are named", async () => {
  const sandbox = await furnished();
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropAfter" });
  const resource = new Resource(new Run(sandbox), "IncomingTrunk");
  const making = resource.up({ customer, name: "Office" }).catch((error: Error) => error.message);
  while (sandbox.count("POST") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  sandbox.put("incoming_trunks", { attributes: { name: "Office" }, relationships: { customer } });
  const told = await making;
  for (const { id } of sandbox.objects("incoming_trunks")) expect(told).toContain(id);
  expect(told).toContain("import:");
});

test("neither an answer nor a search: the error says that the object may exist, and the next run names it", async () => {
  const sandbox = await furnished();
  const impatient = { "telecom-center:maxRetries": "1" };
  const args = { customer, name: "Carrier", host: "sip.example.com" };
  sandbox.faults.next.push(
    { match: { method: "POST" }, fault: "dropAfter" },
    // The list of what was there before.
    { match: { method: "GET" }, fault: "none" },
    { match: { method: "GET" }, fault: "status500", times: 99 },
  );
  const lost = new Resource(new Run(sandbox, impatient), "Gateway").up(args);
  await expect(lost).rejects.toThrow(
    /Gateway "it" could not be created: POST .*may have been created all the same.*GET .*500.*`pulumi up` again/s,
  );
  sandbox.faults.next.length = 0;
  const [made] = sandbox
    .objects("termination_gateways")
    .filter(({ attributes }) => attributes.name === "Carrier");
  const again = new Resource(new Run(sandbox), "Gateway").up(args);
  await expect(again).rejects.toThrow(`import: "${made!.id}"`);
});

test("a POST that had to be repeated keeps its object, also when no list can be read after it", async () => {
  const sandbox = await furnished();
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "dropBefore" });
  const resource = new Resource(new Run(sandbox, { "telecom-center:maxRetries": "1" }), "IncomingTrunk");
  const up = resource.up({ customer, name: "Office" });
  while (sandbox.count("POST") < 2) await sleep(1);
  sandbox.faults.next.push({ match: { method: "GET" }, fault: "status500", times: 20 });
  await up;
  expect(sandbox.objects("incoming_trunks").map(({ id }) => id)).toEqual([resource.id]);
});

test("a server that asks for time before a POST is repeated gets it", async () => {
  const sandbox = await furnished({ faults: { retryAfterSeconds: 50 } });
  sandbox.faults.next.push({ match: { method: "POST" }, fault: "status503" });
  const run = new Run(sandbox);
  await new Resource(run, "IncomingTrunk").up({ customer, name: "Office" });
  expect(run.told).toEqual([
    expect.stringContaining("answered 503 Service Unavailable: Service Unavailable.; next attempt in 50 s"),
    expect.stringMatching(/^warning: creating IncomingTrunk "it" .*2 attempts \(503\)$/),
  ]);
  const [first, second] = sandbox.requests.filter(({ method }) => method === "POST");
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(50_000 * PACE);
});
