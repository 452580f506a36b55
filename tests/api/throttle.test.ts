import { Throttle } from "../../provider/api/throttle";
import { clientOf, customer, type Log, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server?.close());

test("after one 429 every other request waits too", async () => {
  server = await serve(({ url }) => {
    if (url.endsWith("/slow") && server.requests.length === 1)
      return { status: 429, headers: { "retry-after": "0.4" } };
    return { body: customer() };
  });
  const log: Log = [];
  const client = clientOf(server, {}, log);
  const first = client.get("customers", "slow");
  while (log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([first, client.get("customers", "a"), client.get("customers", "b")]);
  const [start = 0, ...others] = server.requests.map(({ at }) => at);
  expect(others).toHaveLength(3);
  expect(Math.min(...others) - start).toBeGreaterThanOrEqual(395);
});

test("a server with a rate limit is served to the end with few refusals", async () => {
  const perSecond = 40;
  let refused = 0;
  server = await serve(({ at }) => {
    const recent = server.requests.filter((request) => request.at > at - 1000 && request.at < at);
    if (recent.length < perSecond) return { status: 201, body: customer() };
    refused += 1;
    return { status: 429, headers: { "retry-after": "1" } };
  });
  const client = clientOf(server, { maxRetries: 5 });
  await Promise.all(Array.from({ length: 120 }, () => client.create("customers", {})));
  expect(server.requests).toHaveLength(120 + refused);
  expect(refused).toBeLessThanOrEqual(24);
}, 20_000);

describe("the rate", () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const burst = async (throttle: Throttle, count: number): Promise<number> => {
    let at = 0;
    for (let index = 0; index < count; index += 1) at = await throttle.turn();
    return at;
  };

  test("is unlimited until it must be lower, falls below what was refused, and recovers", async () => {
    const throttle = new Throttle();
    expect(throttle.rate()).toBe(Number.POSITIVE_INFINITY);
    throttle.brake(await burst(throttle, 100), 1000);
    expect(throttle.rate()).toBeCloseTo(70);
    jest.advanceTimersByTime(1000);
    expect(throttle.rate()).toBeCloseTo(70);
    jest.advanceTimersByTime(10_000);
    expect(throttle.rate()).toBeCloseTo(100);
    jest.advanceTimersByTime(60_000);
    expect(throttle.rate()).toBe(Number.POSITIVE_INFINITY);
  });

  test("isn't lowered once more for requests that were under way already", async () => {
    const throttle = new Throttle();
    const startedAt = await burst(throttle, 100);
    for (let index = 0; index < 8; index += 1) throttle.brake(startedAt, 1000);
    expect(throttle.rate()).toBeCloseTo(70);
  });

  test("never recovers beyond the configured ceiling", async () => {
    const throttle = new Throttle(50);
    throttle.brake(await burst(throttle, 1), 0);
    expect(throttle.rate()).toBeLessThan(50);
    jest.advanceTimersByTime(3_600_000);
    expect(throttle.rate()).toBe(50);
  });
});
