import type { FaultRule, Faults, RandomFault } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.close());

const always = (rule: FaultRule): RandomFault => ({ ...rule, probability: 1 });
const status = async (method: string, path: string) => (await api.call(method, path)).status;

test("a rule hits the methods and paths that it names, all of them with a probability of 1", async () => {
  api.sandbox.faults.random = [
    always({ match: { method: ["PATCH", "DELETE"] }, fault: "html403" }),
    always({ match: { method: "GET", path: "/termination_gateways" }, fault: "status404" }),
  ];
  for (const _ of [1, 2]) {
    expect(await status("DELETE", "/customers/1")).toBe(403);
    expect(await status("GET", "/termination_gateways")).toBe(404);
  }
  expect([await status("GET", "/customers"), await status("DELETE", "/nothing")]).toEqual([200, 403]);
});

test("rules at random come as often as asked, and the same for the same seed", async () => {
  const run = async () => {
    const one = await openApi({
      faults: { random: [{ match: { method: "GET" }, fault: "empty404", probability: 0.3 }], seed: 7 },
    });
    const statuses: number[] = [];
    for (let n = 0; n < 100; n += 1) statuses.push((await one.call("GET", "/customers")).status);
    await one.close();
    return statuses;
  };
  const [first, second] = [await run(), await run()];
  expect(second).toEqual(first);
  const share = first.filter((item) => item === 404).length / first.length;
  expect([share > 0.15, share < 0.45]).toEqual([true, true]);
});

test("rules are tried in order, after the queue and before the probabilities", async () => {
  Object.assign(api.sandbox.faults, {
    status500: 1,
    random: [always({ match: { path: "/customers" }, fault: "none" }), always({ fault: "status403" })],
    next: [{ fault: "kong404" }],
  } satisfies Partial<Faults>);
  expect([await status("GET", "/customers"), await status("GET", "/customers")]).toEqual([404, 200]);
  expect(await status("GET", "/incoming_trunks")).toBe(403);
  api.sandbox.faults.random = [];
  expect(await status("GET", "/customers")).toBe(500);
});

test.each([
  [{ fault: "html404x" as "html404" }, 'Unknown fault "html404x".'],
  [{ fault: "empty", carriedOut: false } as const, '"empty" is about the API\'s own answer'],
  [{ fault: "slow", carriedOutAfterMs: 1 } as const, '"slow" is about the API\'s own answer'],
])("a rule that makes no sense is told: %j", async (rule, words) => {
  await expect(openApi({ faults: { next: [rule] } })).rejects.toThrow(words);
  api.sandbox.faults.next.push(rule);
  const { status, document } = await api.call("GET", "/customers");
  expect([status, document.errors[0].detail]).toEqual([500, expect.stringContaining(words)]);
});

test("a mute server: every request hangs", async () => {
  api.sandbox.faults.random = [always({ fault: "hang" })];
  const mute = ["GET", "POST", "PATCH", "DELETE"].map((method) =>
    fetch(`${api.sandbox.url}/api/rest/public/operator/customers`, {
      method,
      signal: AbortSignal.timeout(100),
    }),
  );
  const ends = await Promise.allSettled(mute);
  expect(ends.map((end) => end.status)).toEqual(Array(4).fill("rejected"));
  expect(api.sandbox.requests.map(({ outcome }) => outcome)).toEqual(Array(4).fill("hung"));
});
