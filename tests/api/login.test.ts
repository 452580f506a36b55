import type { ApiClient } from "../../provider/api";
import { clientOf, customer, failureOf, type Reply, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server.close());

const get = (client: ApiClient) => client.get("customers", "1");
const short =
  "GET /customers/1: the API has refused the credentials (401), so that nothing more is sent; check telecom-center:username and telecom-center:password";

test("a wrong password is sent once, however many calls there are; the first error explains, the others are short", async () => {
  server = await serve([{ status: 401, delayMs: 20 }]);
  const client = clientOf(server);
  const errors = await Promise.all(Array.from({ length: 30 }, () => failureOf(get(client))));
  errors.push(await failureOf(get(client)), await failureOf(client.create("customers", {})));
  expect(server.requests).toHaveLength(1);
  expect(errors[0]!.message).toContain("TELECOM_CENTER_USERNAME and TELECOM_CENTER_PASSWORD");
  expect(new Set(errors.slice(1, -1).map(({ message }) => message))).toEqual(new Set([short]));
  for (const error of errors)
    expect(error).toMatchObject({ kind: "unauthorized", transient: false, ambiguous: false });
  expect(errors.map(({ attempts }) => attempts)).toEqual([1, ...errors.slice(1).map(() => 0)]);
});

/** The most requests that ran at once while so many calls met these answers. */
async function mostAtOnce(replies: (index: number) => Reply): Promise<number> {
  let running = 0;
  let most = 0;
  server = await serve((_, index) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
    }, 10);
    return { ...replies(index), delayMs: 15 };
  });
  const client = clientOf(server, { maxRetries: 0 });
  await Promise.allSettled(Array.from({ length: 6 }, () => get(client)));
  return most;
}

test.each([403, 407, 500, 502, 511])("%d doesn't prove that the credentials were taken", async (status) => {
  expect(await mostAtOnce(() => ({ status }))).toBe(1);
  expect(server.requests).toHaveLength(6);
});

test("a page in the API's place doesn't prove it either", async () => {
  expect(await mostAtOnce(() => ({ body: "<h1>Log in</h1>" }))).toBe(1);
});

test.each([200, 400, 404, 409, 410, 422])(
  "%d proves it: from then on there is no waiting",
  async (status) => {
    expect(await mostAtOnce(() => ({ status, body: customer() }))).toBeGreaterThan(1);
  },
);

test("a password that is refused later ends what waits and what comes, too", async () => {
  server = await serve((_, index) => (index < 3 ? { body: customer() } : { status: 401, delayMs: 20 }));
  const client = clientOf(server, { maxConcurrency: 2 });
  for (let index = 0; index < 3; index += 1) await get(client);
  const errors = await Promise.all(Array.from({ length: 10 }, () => failureOf(get(client))));
  expect(server.requests).toHaveLength(3 + 2);
  expect(errors.filter(({ message }) => message === short)).toHaveLength(9);
});

test("a call that waits to be repeated ends with the refusal, and remembers what it may have done", async () => {
  server = await serve(({ method }) => (method === "PATCH" ? { status: 503 } : { status: 401, delayMs: 30 }));
  const client = clientOf(server, { backoff: { baseMs: 5000, floorMs: 4000, maxMs: 5000 } });
  const start = performance.now();
  const change = failureOf(client.update("customers", "1", {}));
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await failureOf(get(client));
  expect(await change).toMatchObject({ kind: "unauthorized", ambiguous: true, attempts: 1 });
  expect(performance.now() - start).toBeLessThan(3500);
});
