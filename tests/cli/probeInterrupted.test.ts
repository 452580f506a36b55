import { inspect } from "node:util";
import { QUESTIONS } from "../../cli/probe/questions";
import type { Means } from "../../cli/probe/run";
import type { Sandbox } from "../../sandbox";
import { NAME, probe } from "./probed";
import { account } from "./support";

// What only reads leaves nothing behind, wherever it ends.
const WRITING: Partial<Means> = { questions: QUESTIONS.filter(({ reads }) => !reads) };
const ONCE = { TELECOM_CENTER_MAX_RETRIES: "0" };

/** Objects that a probe must never touch, although each has something of its own ones. */
function plantDecoys(sandbox: Sandbox): void {
  const customers = {
    "77": NAME,
    "999999999": NAME,
    "2000000000": NAME,
    "1000000005": `${NAME} Ltd`,
    "1500000000": "Acme",
  };
  for (const [id, name] of Object.entries(customers)) sandbox.put("customers", { id, attributes: { name } });
  const relationships = { customer: "1500000000" };
  sandbox.put("termination_gateways", { attributes: { name: NAME, host: "a.example" }, relationships });
  sandbox.put("termination_gateways", { attributes: { name: "loose", host: "b.example" } });
  sandbox.put("incoming_trunks", { attributes: { name: NAME }, relationships });
}

const contents = (sandbox: Sandbox) =>
  inspect(
    Object.keys(sandbox.sizes()).map((type) => sandbox.objects(type)),
    { depth: null, maxArrayLength: null },
  );

/** Does something when the request of that number arrives, before it is looked at. */
function whenArrives(sandbox: Sandbox, number: number, action: () => void): void {
  const { requests } = sandbox;
  requests.push = (...entries) => {
    const length = Array.prototype.push.apply(requests, entries);
    if (length === number) action();
    return length;
  };
}

async function opened(): Promise<Sandbox> {
  const sandbox = await account({ switches: { withoutCustomer: "accept", autoTrunk: { delayMs: 0 } } });
  plantDecoys(sandbox);
  return sandbox;
}

/** How many requests a whole probe makes. */
async function requestsOfAll(): Promise<number> {
  const sandbox = await opened();
  await probe(sandbox, {}, WRITING);
  return sandbox.requests.length;
}

describe("a probe", () => {
  test("touches nothing but its own objects", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    const { status } = await probe(sandbox);
    expect([status, contents(sandbox)]).toEqual([0, before]);
    const touched = sandbox.requests.filter(
      ({ method, path }) => method !== "GET" && /\/(77|2000000000|1500000000)$/.test(path),
    );
    expect(touched).toEqual([]);
  });

  test("takes away what an earlier one left: customers, also a renamed one, and a gateway of nobody", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    sandbox.put("customers", { id: "1000000001", attributes: { name: NAME } });
    sandbox.put("customers", { id: "1999999999", attributes: { name: `${NAME} renamed` } });
    sandbox.put("termination_gateways", { attributes: { name: NAME, host: "c.example" } });
    sandbox.put("incoming_trunks", { relationships: { customer: "1000000001" } });
    await probe(sandbox, {}, WRITING);
    expect(contents(sandbox)).toBe(before);
  });

  test("asks on after a question that fails", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    sandbox.faults.random.push({
      match: { method: "POST", path: "/termination_gateways" },
      fault: "status500",
      probability: 1,
    });
    const { answers, document, status } = await probe(sandbox, {}, WRITING, ONCE);
    expect([answers.passwordAnswer, answers.crossCustomer, answers.listOrder]).toEqual([
      null,
      null,
      "creation",
    ]);
    expect(document.findings.passwordAnswer.how).toBe(
      "POST /termination_gateways answered 500, which is no answer to it: Internal Server Error.",
    );
    expect([status, document.left]).toEqual([0, []]);
    expect(contents(sandbox)).toBe(before);
  });

  test("tells what it could not take away, and the next one takes it away", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    sandbox.faults.random.push({ match: { method: "DELETE" }, fault: "status403", probability: 1 });
    const { document, status } = await probe(sandbox, {}, WRITING);
    expect(status).toBe(1);
    expect(document.left).toEqual(expect.arrayContaining([expect.stringMatching(/^customers\/1\d{9}$/)]));
    sandbox.faults.random.length = 0;
    expect((await probe(sandbox, {}, WRITING)).status).toBe(0);
    expect(contents(sandbox)).toBe(before);
  });

  test("is not misled by reads, lists and references that lag", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    const answers = (await probe(sandbox, {}, WRITING)).answers;
    Object.assign(sandbox.faults, { readLagMs: 60, listLagMs: 60, referenceLagMs: 60 });
    const { status, answers: lagging } = await probe(sandbox, {}, WRITING);
    expect(lagging).toEqual({ ...answers, defaultTrunk: { made: true, afterMs: expect.any(Number) } });
    Object.assign(sandbox.faults, { readLagMs: 0, listLagMs: 0, referenceLagMs: 0 });
    expect([status, contents(sandbox)]).toEqual([0, before]);
  });

  test("makes no second customer for one whose POST had no answer", async () => {
    const sandbox = await opened();
    const before = contents(sandbox);
    const match = { method: "POST", path: "/customers" };
    sandbox.faults.next.push(
      { match, fault: "dropBefore", carriedOutAfterMs: 250 },
      { match, fault: "dropBefore" },
    );
    const { status } = await probe(sandbox, {}, WRITING, ONCE);
    const ids = sandbox.requests.filter(({ method, path }) => method === "POST" && path === "/customers");
    const made = new Set(ids.map(({ requestBody }) => (requestBody as { data: { id: string } }).data.id));
    expect([status, made.size]).toEqual([0, 2]);
    expect(contents(sandbox)).toBe(before);
  });

  test("waits as the API asks it to", async () => {
    const sandbox = await opened();
    Object.assign(sandbox.faults, { quota: { requests: 30, perSeconds: 1 }, retryAfterSeconds: null });
    const { answers, status } = await probe(
      sandbox,
      {},
      {
        questions: QUESTIONS.filter(({ key }) => /^(customerIds|patchAnswer|clearLimits|filters)$/.test(key)),
      },
    );
    expect([status, answers]).toEqual([
      0,
      { filters: {}, customerIds: "text", clearLimits: "applied", patchAnswer: "new" },
    ]);
  });
});

describe("a probe that is interrupted at any of its requests", () => {
  test("leaves nothing, and says that it was stopped", async () => {
    const count = await requestsOfAll();
    expect(count).toBeGreaterThan(40);
    for (let number = 1; number <= count; number++) {
      const sandbox = await opened();
      const before = contents(sandbox);
      whenArrives(sandbox, number, () => process.emit("SIGINT"));
      await expect(probe(sandbox, {}, WRITING)).rejects.toMatchObject({ status: 130 });
      expect([number, contents(sandbox)]).toEqual([number, before]);
      await sandbox.close();
    }
  }, 120_000);
});

describe("an API that dies at any of the requests", () => {
  test("has nothing left of the probe after the next one", async () => {
    const count = await requestsOfAll();
    for (let number = 1; number <= count; number++) {
      const sandbox = await opened();
      const before = contents(sandbox);
      // The request that is under way is carried out, and nobody hears of it.
      whenArrives(sandbox, number, () => {
        sandbox.faults.next.push({ fault: "dropAfter" });
        sandbox.faults.random.push({ fault: "dropBefore", probability: 1 });
      });
      const { status, document } = await probe(sandbox, {}, WRITING, ONCE);
      if (contents(sandbox) !== before) expect([status, document.left.length > 0]).toEqual([1, true]);
      Object.assign(sandbox.faults, { next: [], random: [] });
      // The next one is stopped as soon as it begins to make something: by then it has looked for what was left.
      sandbox.requests.push = Array.prototype.push;
      const isPost = () => sandbox.requests.at(-1)?.method === "POST";
      sandbox.requests.push = (...entries) => {
        const length = Array.prototype.push.apply(sandbox.requests, entries);
        if (isPost()) process.emit("SIGINT");
        return length;
      };
      await expect(probe(sandbox, {}, WRITING)).rejects.toMatchObject({ status: 130 });
      expect([number, contents(sandbox)]).toEqual([number, before]);
      await sandbox.close();
    }
  }, 120_000);
});
