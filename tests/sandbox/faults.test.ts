import type { Fault, FrontAnswer, NextFault } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.close());

const next = (...faults: NextFault[]) => api.sandbox.faults.next.push(...faults);
const create = (id = "1") => api.create("customers", { name: "N" }, undefined, id);
const made = () => api.sandbox.sizes().customers;
const lastRequest = () => api.sandbox.requests.at(-1)!;

const status = (code: number) => async () => {
  expect((await create()).status).toBe(code);
  expect([made(), lastRequest().outcome, lastRequest().status]).toEqual([0, "answered", code]);
};

/** The request fails, and was processed or not. */
const lost = (processed: number, outcome: string) => async () => {
  await expect(create()).rejects.toThrow();
  expect([made(), lastRequest().outcome]).toEqual([processed, outcome]);
};

const hanging = (processed: number) => async () => {
  const late = fetch(`${api.sandbox.url}/api/rest/public/operator/customers`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from("operator:sandbox").toString("base64")}`,
      "content-type": "application/vnd.api+json",
    },
    body: JSON.stringify({ data: { type: "customers", id: "1", attributes: { name: "N" } } }),
    signal: AbortSignal.timeout(1000),
  });
  await expect(late).rejects.toThrow();
  expect([made(), lastRequest().outcome]).toEqual([processed, "hung"]);
};

// One entry per fault: a fault without a test does not compile. Those of a front have a file of their own.
const effects: Record<Exclude<Fault, FrontAnswer>, () => Promise<void>> = {
  status403: status(403),
  status404: status(404),
  status408: status(408),
  status425: status(425),
  status429: status(429),
  status500: status(500),
  status502: status(502),
  status503: status(503),
  status504: status(504),
  dropBefore: lost(0, "dropped before"),
  dropAfter: lost(1, "dropped after"),
  truncated: lost(1, "truncated"),
  nonJson: async () => {
    const answer = await create();
    expect([answer.status, answer.headers.get("content-type"), made()]).toEqual([201, "text/html", 1]);
    expect(answer.text).toContain("<html>");
  },
  empty: async () => {
    const answer = await create();
    expect([answer.status, answer.text, made()]).toEqual([201, "", 1]);
  },
  slow: async () => {
    const started = performance.now();
    expect([(await create()).status, made()]).toEqual([201, 1]);
    expect(performance.now() - started).toBeLessThan(1000);
  },
  wrongId: async () => {
    const { document } = await create();
    expect([document.data.id, api.sandbox.find("customers", "1")?.id]).toEqual(["10", "1"]);
  },
  wrongType: async () => {
    const { document } = await create();
    expect([document.data.type, made()]).toEqual(["incoming_trunks", 1]);
  },
  hang: hanging(0),
  hangAfter: hanging(1),
};

test.each(Object.entries(effects))("%s", async (fault, effect) => {
  next({ fault: fault as Fault });
  await effect();
  expect(lastRequest().fault).toBe(fault);
});

test("a queue of faults hits what it names, in its order and as often as it says", async () => {
  next(
    { match: { method: "POST", path: "/customers" }, fault: "none" },
    { match: { method: "POST", path: "/customers" }, fault: "status503", times: 2 },
    { match: { path: "/incoming_trunks" }, fault: "status500" },
  );
  const statuses = [];
  for (const id of ["1", "2", "2", "2"]) statuses.push((await create(id)).status);
  expect(statuses).toEqual([201, 503, 503, 201]);
  expect((await api.call("GET", "/customers")).status).toBe(200);
  expect((await api.call("GET", "/incoming_trunks")).status).toBe(500);
  expect(api.sandbox.faults.next).toEqual([]);
});

test.each(["seconds", "date", "none"] as const)("Retry-After as %s", async (retryAfter) => {
  Object.assign(api.sandbox.faults, { retryAfter, retryAfterSeconds: 7 });
  next({ fault: "status429" });
  const sent = (await create()).headers.get("retry-after");
  if (retryAfter === "none") expect(sent).toBeNull();
  else if (retryAfter === "seconds") expect(sent).toBe("7");
  else expect(Math.abs(Date.parse(sent!) - Date.now() - 7000)).toBeLessThan(2000);
});

test("a rate limit answers 429 to what comes above it", async () => {
  api.sandbox.faults.rateLimitPerSecond = 5;
  const answers = await Promise.all(Array.from({ length: 12 }, () => api.call("GET", "/customers")));
  const limited = answers.filter((answer) => answer.status === 429);
  expect(limited.length).toBeGreaterThanOrEqual(6);
  expect(limited[0]!.headers.get("retry-after")).toBe("1");
  expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(5);
});

test("random faults come as often as asked, the same for the same seed, and only for the methods named", async () => {
  const run = async () => {
    Object.assign(api.sandbox.faults, { status503: 0.2, status500: 0.1 });
    const statuses: number[] = [];
    for (let n = 0; n < 200; n += 1) statuses.push((await api.call("GET", "/customers")).status);
    return statuses;
  };
  const first = await run();
  const share = (code: number) => first.filter((item) => item === code).length / first.length;
  expect(share(503)).toBeGreaterThan(0.1);
  expect(share(503)).toBeLessThan(0.3);
  expect(share(500)).toBeGreaterThan(0.03);
  const again = await openApi();
  Object.assign(again.sandbox.faults, { status503: 0.2, status500: 0.1 });
  const second: number[] = [];
  for (let n = 0; n < 200; n += 1) second.push((await again.call("GET", "/customers")).status);
  await again.close();
  expect(second).toEqual(first);
  api.sandbox.faults.methods = ["POST"];
  expect(new Set(await run())).toEqual(new Set([200]));
});

test("latency delays each request, not the ones beside it", async () => {
  Object.assign(api.sandbox.faults, { latencyMs: 100, jitterMs: 20 });
  const started = performance.now();
  await Promise.all(Array.from({ length: 10 }, () => api.call("GET", "/customers")));
  const passed = performance.now() - started;
  expect(passed).toBeGreaterThanOrEqual(95);
  expect(passed).toBeLessThan(600);
});

test("the log tells what was asked and answered, without passwords", async () => {
  await create();
  const gateway = { name: "G", host: "h", authorization_password: "s3cret" };
  await api.create("termination_gateways", gateway, { customer: "1" });
  await api.call("GET", "/customers?filter%5Bid%5D=1");
  const { requests } = api.sandbox;
  expect(requests.map(({ n, method, path, status }) => [n, method, path, status])).toEqual([
    [1, "POST", "/customers", 201],
    [2, "POST", "/termination_gateways", 201],
    [3, "GET", "/customers", 200],
  ]);
  expect(JSON.stringify(requests)).not.toContain("s3cret");
  expect(requests[1]!.requestBody).toMatchObject({
    data: { attributes: { name: "G", authorization_password: "[redacted]" } },
  });
  expect(requests[2]!.query).toEqual({ "filter[id]": "1" });
  expect([api.sandbox.count(), api.sandbox.count("GET"), api.sandbox.count("POST", "/cust")]).toEqual([
    3, 1, 1,
  ]);
  api.sandbox.resetRequests();
  expect(api.sandbox.count()).toBe(0);
});
