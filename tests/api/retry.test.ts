import fc from "fast-check";
import { backoffDelay } from "../../provider/api";
import { retryAfterMs } from "../../provider/api/pace/delays";
import { clientOf, customer, failureOf, type Log, type Reply, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server?.close());

const done: Reply = { body: customer() };
/** A short limit only where it must run out, so that a busy machine changes nothing. */
const patience = ({ hang }: Reply) => (hang ? { timeoutMs: 150 } : {});
const failures: [string, Reply][] = [
  ...[408, 425, 429, 500, 502, 503, 504].map((status): [string, Reply] => [String(status), { status }]),
  ["a reset before the answer", { cut: "before" }],
  ["a cut-off answer", { cut: "middle", body: customer() }],
  ["an answer that isn't JSON", { body: "<h1>Welcome to the hotel</h1>" }],
  ["half a document", { body: '{"data":{"id":"1"' }],
  ["an empty answer", { body: "" }],
  ["an answer that never comes", { hang: true }],
];

test.each(failures)("GET is repeated after %s", async (_, reply) => {
  server = await serve([reply, reply, done]);
  expect((await clientOf(server, patience(reply)).get("customers", "1")).data.id).toBe("1");
  expect(server.requests).toHaveLength(3);
});

// An empty answer to a PATCH is one of its proper answers.
test.each(failures.filter(([name]) => name !== "an empty answer"))(
  "PATCH is repeated after %s, with the same body",
  async (_, reply) => {
    server = await serve([reply, done]);
    await clientOf(server, patience(reply)).update("customers", "1", { attributes: { name: "x" } });
    expect(server.requests.map(({ body }) => body)).toEqual(Array(2).fill(server.requests[0]?.body));
  },
);

test.each(failures.filter(([, { cut, hang, status }]) => cut === "before" || hang || status))(
  "DELETE is repeated after %s",
  async (_, reply) => {
    server = await serve([reply, { status: 204 }]);
    await clientOf(server, patience(reply)).delete("customers", "1");
    expect(server.requests).toHaveLength(2);
  },
);

const surelyNotDone = ["425", "429"];

test.each(failures.filter(([name]) => surelyNotDone.includes(name)))(
  "POST is repeated after %s",
  async (_, reply) => {
    server = await serve([reply, done]);
    await clientOf(server).create("customers", {});
    expect(server.requests).toHaveLength(2);
  },
);

test.each(failures.filter(([name]) => !surelyNotDone.includes(name)))(
  "POST is ambiguous, and never repeated, after %s",
  async (_, reply) => {
    server = await serve([reply, done]);
    const error = await failureOf(clientOf(server, patience(reply)).create("customers", {}));
    expect(error).toMatchObject({ ambiguous: true, transient: true, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  },
);

test("a POST on a connection that the server has closed meanwhile is ambiguous like any reset", async () => {
  server = await serve([done, { cut: "before" }]);
  const client = clientOf(server);
  await client.get("customers", "1");
  expect(await failureOf(client.create("customers", {}))).toMatchObject({ ambiguous: true, attempts: 1 });
  expect(server.requests[1]?.port).toBe(server.requests[0]?.port);
});

test.each([400, 401, 403, 404, 406, 409, 415, 422, 501])("%d is final", async (status) => {
  server = await serve([{ status }, done]);
  expect(await failureOf(clientOf(server).get("customers", "1"))).toMatchObject({
    status,
    transient: false,
    attempts: 1,
  });
});

test("a DELETE that was carried out before its answer got lost ends as not found", async () => {
  server = await serve([{ cut: "before" }, { status: 404 }]);
  const error = await failureOf(clientOf(server).delete("customers", "1"));
  expect(error).toMatchObject({ notFound: true, ambiguous: false, transient: false, attempts: 2 });
});

test("a cut-off explanation doesn't hide the status", async () => {
  server = await serve([{ status: 422, cut: "middle", body: { errors: [{ detail: "long explanation" }] } }]);
  expect(await failureOf(clientOf(server).create("customers", {}))).toMatchObject({
    status: 422,
    ambiguous: false,
  });
});

test("after the last attempt the error says how many there were", async () => {
  server = await serve([{ status: 503, body: "busy" }]);
  const error = await failureOf(clientOf(server, { maxRetries: 2 }).get("customers", "1"));
  expect(error.message).toBe("GET /customers/1 answered 503 Service Unavailable: busy (after 3 attempts)");
  expect(error).toMatchObject({ transient: true, attempts: 3 });
});

test("the total time is bounded", async () => {
  server = await serve([done, { hang: true }]);
  const start = performance.now();
  const client = clientOf(server, { timeoutMs: 100, maxRetries: 1000, totalTimeoutMs: 1000 });
  await client.get("customers", "1");
  const error = await failureOf(client.get("customers", "1"));
  expect(performance.now() - start).toBeLessThan(4000);
  expect(error.attempts).toBeGreaterThan(1);
  expect(error.message).toMatch(/gave up, as a call may take 1 s in all$/);
});

test("one debug line per attempt, one warning per call that was repeated, nothing secret", async () => {
  const log: Log = [];
  server = await serve([done, { status: 503 }, { cut: "before" }, done, { status: 422 }]);
  const client = clientOf(server, {}, log);
  await client.get("customers", "1");
  await client.get("customers", "1", { filter: { "customer.id": 7 } });
  await failureOf(
    client.create("termination_gateways", { attributes: { authorization_password: "s3cret" } }),
  );
  const lines = log.map(({ level, line }) => `${level} ${line.replace(/\d+ ms/, "N ms")}`);
  expect(lines).toEqual([
    "debug #1 GET /customers/1 200 N ms attempt 1/4",
    "debug #2 GET /customers/1?filter%5Bcustomer.id%5D=7 503 N ms attempt 1/4",
    "debug #2 GET /customers/1?filter%5Bcustomer.id%5D=7 ECONNRESET N ms attempt 2/4",
    "debug #2 GET /customers/1?filter%5Bcustomer.id%5D=7 200 N ms attempt 3/4",
    "warning GET /customers/1 needed 3 attempts (503, ECONNRESET)",
    "debug #3 POST /termination_gateways 422 N ms attempt 1/4",
  ]);
});

describe("Retry-After", () => {
  const elapsed = (): number => server.requests[1]!.at - server.requests[0]!.at;

  test("in seconds wins over the backoff", async () => {
    server = await serve([{ status: 503, headers: { "retry-after": "0.3" } }, done]);
    await clientOf(server).get("customers", "1");
    expect(elapsed()).toBeGreaterThanOrEqual(295);
  });

  const now = Date.parse("2026-01-01T00:00:00Z");
  test.each([
    ["7", 7000],
    ["0", 0],
    [" 2 ", 2000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 23:59:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%j asks for %s ms", (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

test("the backoff is random between its floor and a ceiling that doubles up to a maximum", () => {
  const backoff = { baseMs: 100, floorMs: 20, maxMs: 1000 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (attempt) => {
      const delay = backoffDelay(attempt, { backoff });
      expect(delay).toBeGreaterThanOrEqual(20);
      expect(delay).toBeLessThanOrEqual(Math.min(1000, 100 * 2 ** (attempt - 1)));
    }),
  );
  const many = Array.from({ length: 200 }, () => backoffDelay(4, { backoff }));
  expect(Math.min(...many)).toBeLessThan(200);
  expect(Math.max(...many)).toBeGreaterThan(600);
});

test("a caller can wait with the same backoff", async () => {
  server = await serve([done]);
  const start = performance.now();
  await clientOf(server, { backoff: { baseMs: 60, floorMs: 50, maxMs: 60 } }).pause(1);
  expect(performance.now() - start).toBeGreaterThanOrEqual(48);
});
