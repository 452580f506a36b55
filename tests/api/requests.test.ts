import { clientOf, customer, password, type Reply, type SeenRequest, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server.close());

/** Shows the object that a request is about. */
const echo = ({ url, body }: SeenRequest): Reply => {
  const [, , , , , type, id = "77"] = url.split("?")[0]!.split("/");
  const { data } = body ? (JSON.parse(body) as { data: object }) : { data: {} };
  return { body: { data: { type, id: decodeURIComponent(id), ...data } } };
};

const basic = `Basic ${Buffer.from(`operator:${password}`).toString("base64")}`;

test("every method carries the exact media types, the credentials and the user agent", async () => {
  server = await serve(({ method }) => (method === "DELETE" ? { status: 204 } : { body: customer() }));
  const client = clientOf(server);
  await client.get("customers", "1");
  await client.create("customers", { id: "1", attributes: { name: "Acme" } });
  await client.update("customers", "1", { attributes: { capacity_limit: null } });
  await client.delete("customers", "1");
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /api/rest/public/operator/customers/1",
    "POST /api/rest/public/operator/customers",
    "PATCH /api/rest/public/operator/customers/1",
    "DELETE /api/rest/public/operator/customers/1",
  ]);
  for (const { headers } of server.requests) {
    expect(headers).toMatchObject({
      authorization: basic,
      "content-type": "application/vnd.api+json",
      accept: "application/vnd.api+json",
      "user-agent": "pulumi-telecom-center/test",
    });
  }
  expect(server.requests[0]?.body).toBe("");
  expect(server.requests[3]?.body).toBe("");
});

test("a POST carries the type, the id only where the client chose one, attributes and relationships", async () => {
  server = await serve(echo);
  const relationships = {
    customer: { data: { type: "customers", id: "7" } },
    available_did_number: { data: null },
  };
  await clientOf(server).create("external_account_routes", { relationships });
  await clientOf(server).create("customers", { id: "9", attributes: { name: "é" } });
  expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
    { data: { type: "external_account_routes", relationships } },
    { data: { type: "customers", id: "9", attributes: { name: "é" } } },
  ]);
});

test("a PATCH carries type and id, and only the given attributes", async () => {
  server = await serve(echo);
  await clientOf(server).update("customers", "9", { attributes: { capacity_limit: null } });
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
    data: { type: "customers", id: "9", attributes: { capacity_limit: null } },
  });
});

test("a bigint is written as a plain number with all its digits", async () => {
  server = await serve(echo);
  await clientOf(server).update("available_did_numbers", "u", {
    attributes: { external_id: 9223372036854775807n },
  });
  expect(server.requests[0]?.body).toContain('"external_id":9223372036854775807}');
});

test("an integer beyond 2^53-1 in an answer keeps its digits as text", async () => {
  server = await serve([
    { body: '{"data":{"id":9007199254740993,"type":"t","attributes":{"external_id":9223372036854775807}}}' },
  ]);
  const { data } = await clientOf(server).get("t", "9007199254740993");
  expect(data).toMatchObject({ id: "9007199254740993", attributes: { external_id: "9223372036854775807" } });
});

test("ids are percent-encoded in the path", async () => {
  server = await serve(echo);
  await clientOf(server).get("customers", "a/b ?#%é");
  expect(server.requests[0]?.url).toBe("/api/rest/public/operator/customers/a%2Fb%20%3F%23%25%C3%A9");
});

test.each(["", ".", ".."])("the id %j, which would address something else, is never sent", async (id) => {
  server = await serve([{ status: 204 }]);
  await expect(clientOf(server).delete("customers", id)).rejects.toMatchObject({
    name: "ApiError",
    attempts: 0,
  });
  expect(server.requests).toHaveLength(0);
});

test("queries go with GET, POST and PATCH", async () => {
  server = await serve([{ body: customer() }]);
  const client = clientOf(server);
  await client.get("customers", "1", { include: ["a", "b.c"] });
  await client.create("customers", {}, { fields: { customers: ["name", "language"] } });
  await client.update("customers", "1", {}, { fields: { customers: ["name"] } });
  expect(server.requests.map(({ url }) => url.split("?")[1])).toEqual([
    "include=a,b.c",
    "fields%5Bcustomers%5D=name,language",
    "fields%5Bcustomers%5D=name",
  ]);
});

test.each([200, 201])("a POST may be answered with %d", async (status) => {
  server = await serve([{ status, body: customer(123) }]);
  expect((await clientOf(server).create("customers", {})).data.id).toBe("123");
});

test.each([
  [204, "", true],
  [200, '{"meta":{}}', false],
  [200, '{"errors":[{"detail":"no"}]}', false],
  [200, "<html>Please log in.</html>", false],
  [200, '{"data":{"id', false],
  [200, "", false],
  [202, "", false],
])("a DELETE that is answered %d %s is confirmed: %s", async (status, body, confirmed) => {
  server = await serve([{ status, body }]);
  await expect(clientOf(server).delete("customers", "1")).resolves.toEqual({ confirmed });
  expect(server.requests).toHaveLength(1);
});

test.each([200, 204])("a PATCH answered %d without a body gives undefined", async (status) => {
  server = await serve([{ status }]);
  await expect(clientOf(server).update("customers", "1", {})).resolves.toBeUndefined();
});

test.each([
  "application/vnd.api+json; charset=utf-8",
  'application/vnd.api+json;ext="x"',
  "application/json",
  "text/html",
])("an answer of type %s is read when it holds JSON", async (type) => {
  server = await serve([{ headers: { "content-type": type }, body: customer() }]);
  expect((await clientOf(server).get("customers", "1")).data.attributes).toEqual({ name: "Acme" });
});

test("connections are used again, and no more requests than allowed run at once", async () => {
  let running = 0;
  let most = 0;
  server = await serve(() => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
    }, 15);
    return { body: customer(), delayMs: 20 };
  });
  const client = clientOf(server, { maxConcurrency: 3 });
  await Promise.all(Array.from({ length: 15 }, () => client.get("customers", "1")));
  expect(most).toBeLessThanOrEqual(3);
  expect(new Set(server.requests.map(({ port }) => port)).size).toBeLessThanOrEqual(3);
});

test("requestsPerSecond paces the requests", async () => {
  server = await serve([{ body: customer() }]);
  const client = clientOf(server, { requestsPerSecond: 100 });
  await client.get("customers", "1");
  const start = performance.now();
  await Promise.all(Array.from({ length: 40 }, () => client.get("customers", "1")));
  expect(performance.now() - start).toBeGreaterThan(350);
});
