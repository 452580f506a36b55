import { Slots } from "../../provider/api/pace/slots";
import { type Start, Throttle } from "../../provider/api/pace/throttle";
import type { Stop } from "../../provider/api/pace/waits";
import { clientOf, customer, type Log, serve, type TestServer } from "./server";
import { fastClock, manualTime } from "./time";

let server: TestServer;
afterEach(() => server?.close());

test("after one 429 every other request waits too", async () => {
  server = await serve(({ url }) => {
    if (url.endsWith("/slow") && server.requests.length === 1)
      return { status: 429, headers: { "retry-after": "0.4" } };
    return { body: customer(url.split("/").at(-1)) };
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
  const { waits, pass } = manualTime();

  const burst = async (throttle: Throttle, count: number): Promise<Start> => {
    let start: Start | Stop = { at: 0, refused: false };
    for (let index = 0; index < count; index += 1) start = await throttle.turn();
    return start as Start;
  };

  test("is unlimited until it must be lower, falls below what was let through, and climbs without an end", async () => {
    const throttle = new Throttle(waits);
    expect(throttle.rate()).toBe(Number.POSITIVE_INFINITY);
    throttle.brake(await burst(throttle, 101), 1000);
    expect(throttle.rate()).toBeCloseTo(70);
    pass(1000);
    expect(throttle.rate()).toBeCloseTo(70);
    pass(10_000);
    expect(throttle.rate()).toBeCloseTo(100);
    pass(20_000);
    expect(throttle.rate()).toBeCloseTo(160);
    pass(30_000);
    expect(throttle.rate()).toBeCloseTo(640);
  });

  test("isn't lowered once more for requests that were under way already, but measured by what passed", async () => {
    const throttle = new Throttle(waits);
    const starts = await Promise.all(Array.from({ length: 50 }, () => throttle.turn()));
    for (const start of starts.slice(4)) throttle.brake(start as Start, 1000);
    expect(throttle.rate()).toBeCloseTo(4 * 0.7);
  });

  test("falls with each further refusal, to a least one", async () => {
    const throttle = new Throttle(waits);
    const rates: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      pass(5000);
      throttle.brake(await burst(throttle, 1), 0);
      rates.push(throttle.rate());
    }
    expect(rates[0]).toBeCloseTo(2.1);
    expect(rates.at(-1)).toBeCloseTo(0.7);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
  });

  test("never recovers beyond the configured ceiling", async () => {
    const throttle = new Throttle(waits, 50);
    throttle.brake(await burst(throttle, 1), 0);
    expect(throttle.rate()).toBeLessThan(50);
    pass(3_600_000);
    expect(throttle.rate()).toBe(50);
  });
});

test.each([
  { answersAfter: 3000, refusesAfter: 3000, slots: 50 },
  { answersAfter: 3000, refusesAfter: 20, slots: 50 },
  { answersAfter: 200, refusesAfter: 20, slots: 8 },
])(
  "a limit of 4 a second is found with slow answers too ($answersAfter ms, $slots at once)",
  async (manner) => {
    const { clock, waits, next } = manualTime();
    const throttle = new Throttle(waits);
    const slots = new Slots(waits);
    slots.size = manner.slots;
    const starts: number[] = [];
    let allowance = 4;
    let filledAt = 0;
    let waiting = 600;
    const one = async (): Promise<void> => {
      for (;;) {
        await slots.acquire(false);
        const start = (await throttle.turn()) as Start;
        starts.push(start.at);
        allowance = Math.min(4, allowance + ((start.at - filledAt) * 4) / 1000);
        filledAt = start.at;
        const refused = allowance < 1;
        if (!refused) allowance -= 1;
        await waits.sleep(refused ? manner.refusesAfter : manner.answersAfter);
        if (refused) throttle.brake(start, 300);
        slots.release();
        if (!refused) break;
        await waits.sleep(1000);
      }
      waiting -= 1;
    };
    for (let index = 0; index < 600; index += 1) void one();
    while (waiting > 0 && (await next()));
    expect(waiting).toBe(0);
    const end = clock.now();
    const late = starts.filter((at) => at > end / 2);
    expect(late.length / (end / 2000)).toBeLessThan(4.6);
    expect(starts.length).toBeLessThan(600 * 1.2);
    expect(end / 1000).toBeLessThan((600 / 4) * 1.3);
  },
);

test("a limit that is counted by the minute lets every call end in its time", async () => {
  const factor = 100;
  server = await serve(({ at }) => {
    const minute = Math.floor((at * factor) / 60_000);
    const before = server.requests.filter((one) => Math.floor((one.at * factor) / 60_000) === minute);
    return before.length > 60 ? { status: 429 } : { body: customer() };
  });
  const client = clientOf(server, {
    clock: fastClock(factor),
    backoff: { baseMs: 500, floorMs: 100, maxMs: 20_000 },
  });
  const reads = await Promise.all(Array.from({ length: 200 }, () => client.get("customers", "1")));
  expect(reads).toHaveLength(200);
}, 30_000);
