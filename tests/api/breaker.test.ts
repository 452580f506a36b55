import * as net from "node:net";
import type { ApiClient } from "../../provider/api";
import { Breaker } from "../../provider/api/pace/breaker";
import { clientOf, customer, failureOf, serve } from "./server";
import { fastClock } from "./time";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const get = (client: ApiClient) => client.get("customers", "1");

async function closedPort(): Promise<string> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

describe("the breaker", () => {
  const fails = (breaker: Breaker, count: number, from: number, to: number): boolean => {
    for (let index = 0; index < count; index += 1) breaker.failed(from, to);
    return breaker.open;
  };

  test("opens after five attempts where there was never an answer", () => {
    const breaker = new Breaker();
    expect(fails(breaker, 4, 0, 1)).toBe(false);
    expect(fails(breaker, 1, 1, 2)).toBe(true);
  });

  test.each([
    [20, 30_000, true],
    [19, 90_000, false],
    [100, 29_999, false],
  ])("once there was an answer: %d attempts in %d ms open it: %s", (count, ms, open) => {
    const breaker = new Breaker();
    breaker.answered();
    expect(fails(breaker, count - 1, 1000, 1000)).toBe(false);
    expect(fails(breaker, 1, 1000, 1000 + ms)).toBe(open);
  });

  test("begins to count anew with each answer", () => {
    const breaker = new Breaker();
    breaker.answered();
    fails(breaker, 19, 0, 40_000);
    breaker.answered();
    expect(fails(breaker, 19, 50_000, 90_000)).toBe(false);
    expect(fails(breaker, 1, 50_000, 90_000)).toBe(true);
    breaker.answered();
    expect(breaker.open).toBe(false);
  });
});

test("with nobody at the address five attempts are made for all calls together, and all fail with one reason", async () => {
  const host = await closedPort();
  const log: { level: string; line: string }[] = [];
  const client = clientOf({ url: `http://${host}` }, { maxRetries: 100 }, log);
  const errors = await Promise.all(Array.from({ length: 40 }, () => failureOf(get(client))));
  expect(log.filter(({ level }) => level === "debug")).toHaveLength(5);
  for (const error of errors) {
    expect(error).toMatchObject({ kind: "unreachable", ambiguous: false, transient: true });
    expect(error.message).toContain(
      `no answer from ${host} to 5 attempts in a row, so that nothing waits for it any longer; the last one: ${host} refused the connection (ECONNREFUSED)`,
    );
  }
});

test("one attempt at a time finds out whether the API answers again, and an answer lets all go on", async () => {
  let mute = true;
  const server = await serve(() => (mute ? { hang: true } : { body: customer() }));
  closers.push(() => server.close());
  const client = clientOf(server, { timeoutMs: 400, maxRetries: 100 });
  await failureOf(get(client));
  expect(server.requests).toHaveLength(5);
  const errors = await Promise.all([failureOf(get(client)), failureOf(get(client)), failureOf(get(client))]);
  expect(server.requests).toHaveLength(6);
  expect(errors.map(({ attempts }) => attempts).sort()).toEqual([0, 0, 1]);
  mute = false;
  await get(client);
  await Promise.all(Array.from({ length: 10 }, () => get(client)));
  expect(server.requests).toHaveLength(6 + 11);
});

test("an API that falls silent in the middle of a run is given up for all calls at once", async () => {
  let mute = false;
  const server = await serve(() => (mute ? { cut: "before" } : { body: customer() }));
  closers.push(() => server.close());
  const client = clientOf(server, {
    maxRetries: 1000,
    clock: fastClock(500),
    totalTimeoutMs: 10_000_000,
    backoff: { baseMs: 1000, floorMs: 500, maxMs: 20_000 },
  });
  await get(client);
  mute = true;
  const changes = Array.from({ length: 20 }, () => failureOf(client.update("customers", "1", {})));
  const reads = Array.from({ length: 20 }, () => failureOf(get(client)));
  const errors = await Promise.all([...changes, ...reads]);
  for (const { message } of errors) expect(message).toContain("so that nothing waits for it any longer");
  expect(server.requests.length).toBeLessThan(200);
  for (const { kind, ambiguous, attempts } of errors.slice(0, 20))
    expect({ kind, ambiguous }).toEqual(
      attempts > 0 ? { kind: "unclear", ambiguous: true } : { kind: "unreachable", ambiguous: false },
    );
  for (const error of errors.slice(20))
    expect(error).toMatchObject({ kind: "unreachable", ambiguous: false });
});

test("a server that answers, if only with failures, is waited for as ever", async () => {
  const server = await serve([{ status: 503 }]);
  closers.push(() => server.close());
  const error = await failureOf(get(clientOf(server, { maxRetries: 30 })));
  expect(error).toMatchObject({ kind: "unavailable", attempts: 31 });
});
