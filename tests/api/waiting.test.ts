import type { ApiSettings } from "../../provider/api";
import type { Fault } from "../../provider/api/answers/fault";
import { Patience } from "../../provider/api/pace/patience";
import { clientOf, customer, failureOf, type Log, type Reply, serve, type TestServer } from "./server";
import { fastClock } from "./time";

let server: TestServer;
afterEach(() => server.close());

const done: Reply = { body: customer() };
const busy = (status: number, retryAfter?: string): Reply => ({
  status,
  headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
});
const warnings = (log: Log) => log.filter(({ level }) => level === "warning").map(({ line }) => line);
const real = { baseMs: 500, floorMs: 100, maxMs: 20_000 };

describe("Retry-After", () => {
  test.each([
    [429, "GET", "waitTooLong", false],
    [503, "GET", "waitTooLong", false],
    [429, "POST", "waitTooLong", false],
    [503, "POST", "unclear", true],
    [503, "PATCH", "unclear", true],
  ])(
    "of more than five minutes fails at once and is named: %d to a %s",
    async (status, method, kind, ambiguous) => {
      server = await serve([busy(status, "3600"), done]);
      const client = clientOf(server);
      const start = performance.now();
      const error = await failureOf(
        method === "GET"
          ? client.get("customers", "1")
          : method === "POST"
            ? client.create("customers", {})
            : client.update("customers", "1", {}),
      );
      expect(error).toMatchObject({ kind, ambiguous, attempts: 1, status, retryAfterMs: 3_600_000 });
      expect(error.message).toMatch(
        /; it asks to wait 3600 s \(Retry-After\), and at most 300 s are waited for$/,
      );
      expect(performance.now() - start).toBeLessThan(3000);
      expect(server.requests).toHaveLength(1);
    },
  );

  test("of up to five minutes is waited for", async () => {
    server = await serve([busy(429, "299"), done]);
    const log: Log = [];
    await clientOf(server, { clock: fastClock() }, log).get("customers", "1");
    expect(server.requests[1]!.at - server.requests[0]!.at).toBeGreaterThanOrEqual(295);
  });

  test("of 0 is no reason to come back at once", async () => {
    server = await serve((_, index) => (index < 8 ? busy(429, "0") : done));
    await clientOf(server, { clock: fastClock(100), backoff: { ...real, floorMs: 500 } }).get(
      "customers",
      "1",
    );
    const times = server.requests.map(({ at }) => at);
    const waits = times.slice(1).map((at, index) => at - times[index]!);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(4);
  });

  test("of somebody else's call that is too long doesn't hold others up", async () => {
    server = await serve((_, index) => (index === 0 ? busy(429, "3600") : done));
    const client = clientOf(server);
    await failureOf(client.get("customers", "1"));
    await client.get("customers", "1");
    expect(server.requests[1]!.at - server.requests[0]!.at).toBeLessThan(2000);
  });
});

test("429 is bounded by five minutes and not by a number of attempts", async () => {
  server = await serve([busy(429)]);
  const client = clientOf(server, { maxRetries: 2, clock: fastClock(), backoff: real });
  const error = await failureOf(client.create("customers", {}));
  expect(error).toMatchObject({ kind: "throttled", transient: true, ambiguous: false });
  expect(error.attempts).toBeGreaterThan(10);
  expect(error.message).toMatch(
    /; gave up, as a call waits no longer than 300 s after the first of such answers$/,
  );
});

test.each([
  [0, 299_000, true],
  [0, 300_000, false],
  [1000, 300_500, true],
])("from a first 429 at %d ms, one at %d ms is repeated: %s", (first, later, isRepeated) => {
  const settings = { totalTimeoutMs: 300_000, backoff: { baseMs: 10, floorMs: 10, maxMs: 10 } };
  const patience = new Patience({ ...settings, timeoutMs: 1000, maxRetries: 0 } as ApiSettings);
  const fault: Fault = { kind: "throttled", words: "", transient: true, ambiguous: false };
  expect(patience.after(fault, "POST", 5000, first, undefined)).toEqual({ waitMs: 10 });
  expect("waitMs" in patience.after(fault, "POST", 5000, later, undefined)).toBe(isRepeated);
});

test("429 takes no attempts from other failures, nor they from it", async () => {
  const replies = [429, 503, 429, 429, 503, 429].map((status) => busy(status));
  server = await serve([...replies, done, busy(503)]);
  const log: Log = [];
  const client = clientOf(server, { maxRetries: 2, clock: fastClock() }, log);
  await client.get("customers", "1");
  expect(warnings(log).filter((line) => !line.includes("next attempt"))).toEqual([
    "GET /customers/1 needed 7 attempts (429, 503, 429 (2 times), 503, 429)",
  ]);
  expect(await failureOf(client.get("customers", "1"))).toMatchObject({ status: 503, attempts: 3 });
});

describe("a wait of more than five seconds is told with its reason", () => {
  test("once for all that wait at the same time", async () => {
    let refused = 0;
    server = await serve((_, index) => {
      if (index === 0) return done;
      if (refused >= 5) return done;
      refused += 1;
      return { ...busy(429, "60"), delayMs: 20 };
    });
    const log: Log = [];
    const client = clientOf(server, { clock: fastClock() }, log);
    await client.get("customers", "1");
    await Promise.all(Array.from({ length: 5 }, () => client.get("customers", "1")));
    const told = warnings(log).filter((line) => line.includes("next attempt"));
    expect(told).toEqual(["GET /customers/1 answered 429 Too Many Requests; next attempt in 60 s"]);
  });

  test("also where it was the attempt that lasted", async () => {
    server = await serve([{ hang: true }, done]);
    const log: Log = [];
    await clientOf(server, { clock: fastClock(), timeoutMs: 50 }, log).get("customers", "1");
    expect(warnings(log)[0]).toMatch(
      /^GET \/customers\/1: timed out: no complete answer from \S+ within 50 ms \(ETIMEDOUT\); next attempt in /,
    );
  });

  test("a short one isn't", async () => {
    server = await serve([busy(503, "0.1"), done]);
    const log: Log = [];
    await clientOf(server, {}, log).get("customers", "1");
    expect(warnings(log)).toEqual(["GET /customers/1 needed 2 attempts (503)"]);
  });
});

describe("a caller that waits by itself", () => {
  const failed = async (reply: Reply, log: Log = []) => {
    server = await serve([reply, done]);
    const client = clientOf(server, { clock: fastClock(100) }, log);
    return { client, error: await failureOf(client.create("customers", {})) };
  };
  const took = async (wait: Promise<void>): Promise<number> => {
    const start = performance.now();
    await wait;
    return performance.now() - start;
  };

  test("waits as long as the server asks, and that is told", async () => {
    const log: Log = [];
    const { client, error } = await failed(busy(503, "20"), log);
    expect(error).toMatchObject({ ambiguous: true, retryAfterMs: 20_000 });
    expect(await took(client.pause(1, error))).toBeGreaterThanOrEqual(195);
    expect(warnings(log)).toEqual(["POST /customers answered 503 Service Unavailable; next attempt in 20 s"]);
  });

  test("doesn't where nobody would, and the error stays as ambiguous as it was", async () => {
    const { client, error } = await failed(busy(503, "3600"));
    const refusal = await failureOf(client.pause(1, error));
    expect(refusal).toMatchObject({ kind: "waitTooLong", ambiguous: true, attempts: 1, status: 503 });
    expect(refusal.message).toContain("it asks to wait 3600 s");
  });
});
