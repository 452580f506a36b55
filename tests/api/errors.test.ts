import { inspect } from "node:util";
import fc from "fast-check";
import { ApiError, redact } from "../../provider/api";
import {
  clientOf,
  customer,
  failureOf,
  type Log,
  password,
  type Reply,
  serve,
  type TestServer,
} from "./server";

let server: TestServer;
afterEach(() => server.close());

const message = async (reply: Reply): Promise<string> => {
  server = await serve([reply]);
  const error = await failureOf(clientOf(server, { maxRetries: 0 }).create("termination_gateways", {}));
  await server.close();
  return error.message;
};

test.each<[string, number, unknown, string]>([
  [
    "detail with a pointer",
    422,
    {
      errors: [
        {
          title: "can't be blank",
          detail: "name - can't be blank",
          code: "100",
          source: { pointer: "/data/attributes/name" },
        },
      ],
    },
    "422 Unprocessable Entity: name - can't be blank (at /data/attributes/name)",
  ],
  ["several errors", 422, { errors: [{ detail: "a" }, { detail: "b" }] }, "422 Unprocessable Entity: a; b"],
  ["only a title", 404, { errors: [{ title: "Record not found" }] }, "404 Not Found: Record not found"],
  [
    "a query parameter",
    400,
    { errors: [{ detail: "x is not allowed.", source: { parameter: "include" } }] },
    "400 Bad Request: x is not allowed. (parameter include)",
  ],
  ["message", 400, { message: "no" }, "400 Bad Request: no"],
  ["error", 404, { status: 404, error: "Not Found" }, "404 Not Found: Not Found"],
  ["errors as texts", 422, { errors: ["bad name"] }, "422 Unprocessable Entity: bad name"],
  [
    "errors by attribute",
    422,
    { errors: { name: ["is too long"] } },
    "422 Unprocessable Entity: name - is too long",
  ],
  ["plain text", 409, "taken\n already ", "409 Conflict: taken already"],
  [
    "HTML",
    502,
    "<html><style>p{}</style><h1>Bad&nbsp;Gateway</h1><p>nginx",
    "502 Bad Gateway: Bad Gateway nginx",
  ],
  ["nothing", 500, undefined, "500 Internal Server Error"],
  ["an object that tells nothing", 500, { errors: [null, {}, 5] }, "500 Internal Server Error"],
  ["an unknown status", 499, "", "499"],
])("an error with %s", async (_, status, body, words) => {
  expect(await message({ status, body })).toBe(`POST /termination_gateways answered ${words}`);
});

test("a long text is shortened", async () => {
  expect((await message({ status: 400, body: "word ".repeat(10_000) })).length).toBeLessThan(400);
});

test("the error carries method, path, status, details and the request's number", async () => {
  const errors = [
    { title: "blank", detail: "name - blank", code: 100, source: { pointer: "/data/attributes/name" } },
  ];
  server = await serve([{ body: customer() }, { status: 422, body: { errors } }]);
  const client = clientOf(server);
  await client.get("customers", "1");
  expect(await failureOf(client.update("customers", "1", {}, { include: ["x"] }))).toMatchObject({
    method: "PATCH",
    path: "/customers/1",
    status: 422,
    details: [{ title: "blank", detail: "name - blank", code: "100", pointer: "/data/attributes/name" }],
    notFound: false,
    ambiguous: false,
    transient: false,
    attempts: 1,
    requestNumber: 2,
  });
});

test("404 is told apart", async () => {
  server = await serve([{ status: 404 }]);
  expect(await failureOf(clientOf(server).delete("customers", "1"))).toMatchObject({
    notFound: true,
    attempts: 1,
  });
});

test("410 is as good as 404", async () => {
  server = await serve([{ status: 410 }]);
  expect(await failureOf(clientOf(server).get("customers", "1"))).toMatchObject({
    notFound: true,
    kind: "gone",
  });
});

test("a 2xx answer with errors in it is a failure", async () => {
  expect(await message({ body: { errors: [{ detail: "not really" }] } })).toContain(
    "the API says: not really",
  );
});

test("a document without what it must have is refused with the place, and isn't asked for again", async () => {
  server = await serve([{ body: { data: { type: "customers" } } }]);
  const error = await failureOf(clientOf(server).get("customers", "1"));
  expect(error.message).toBe(
    "GET /customers/1 answered 200 OK with a document that can't be used: data.id is missing",
  );
  expect(error).toMatchObject({ transient: false, ambiguous: false, attempts: 1 });
});

test("a piece of a document is never shown, as nobody knows what is in it", async () => {
  expect(await message({ body: '{"data":{"attributes":{"caller_id_name":"Jane' })).toBe(
    "POST /termination_gateways answered 200 OK with JSON that is cut off or broken (45 characters)",
  );
  expect(await message({ body: "<h1>Welcome to the hotel</h1>" })).toBe(
    "POST /termination_gateways answered 200 OK with something that isn't JSON: Welcome to the hotel",
  );
});

test("a POST whose answer is broken keeps the id of what it made", async () => {
  server = await serve([{ status: 201, body: { data: { type: "t", id: 77, attributes: [] } } }]);
  expect(await failureOf(clientOf(server).create("t", {}))).toMatchObject({
    createdId: "77",
    ambiguous: true,
    transient: false,
    attempts: 1,
  });
});

describe("secrets", () => {
  const planted = [
    "s3cret-sip",
    "tok-en-123",
    password,
    Buffer.from(`operator:${password}`).toString("base64"),
  ];
  const spy = (value: unknown): string =>
    [
      inspect(value, { depth: 12, showHidden: true, getters: true }),
      JSON.stringify(value),
      String((value as Error).stack),
    ].join();

  const echoes: Reply[] = [
    {
      status: 422,
      body: {
        errors: [
          { detail: `authorization_password 's3cret-sip' is bad; ${planted.join(" ")}`, title: planted[0] },
        ],
      },
    },
    { status: 500, body: `<p>Authorization: Basic ${planted[3]} password=${password}&token=tok-en-123</p>` },
    {
      status: 201,
      body: '{"data":{"id":"1","attributes":{"uri":"https://x/?token=tok-en-123","password":"s3cret-sip"',
    },
    { status: 201, body: { data: { type: "t", attributes: { password: "s3cret-sip" } } } },
    { status: 201, body: `not JSON at all password="s3cret-sip" ${encodeURIComponent(password)}` },
    { status: 307, headers: { location: "https://evil.example/?token=tok-en-123" } },
    { status: 401, body: { error: `wrong password ${password}` } },
    { cut: "before" },
    { cut: "middle", body: customer("1", { password: "s3cret-sip" }) },
    { hang: true },
  ];

  test.each(echoes.map((reply) => [JSON.stringify(reply).slice(0, 60), reply] as const))(
    "none shows up in the error, the log or the client after %s",
    async (_, reply) => {
      const log: Log = [];
      server = await serve([reply]);
      const client = clientOf(server, { maxRetries: 1, timeoutMs: 100 }, log);
      const attributes = { authorization_password: "s3cret-sip", uri: "tok-en-123" };
      const made = await failureOf(
        client.create("t", { attributes }, { filter: { password: "s3cret-sip" } }),
      );
      const changed = await failureOf(client.update("t", "1", { attributes }));
      for (const text of [spy(made), spy(changed), spy(client), JSON.stringify(log)]) {
        for (const secret of planted) expect(text).not.toContain(secret);
        expect(text).not.toContain(encodeURIComponent(password));
      }
      expect(made).not.toHaveProperty("cause");
    },
  );

  test("the API's explanation stays readable", () => {
    expect(redact("password: is too short (at /data/attributes/password)", [])).toBe(
      "password: is too short (at /data/attributes/password)",
    );
    expect(redact('"sip_password": "abc" token=x&y=1', [])).toBe(
      '"sip_password": [secret] token=[secret]&y=1',
    );
  });
});

test("whatever a server answers, a call ends with a result or a readable ApiError", async () => {
  let reply: Reply = {};
  server = await serve(() => reply);
  const replies = fc.record({
    status: fc.constantFrom(200, 201, 204, 299, 300, 302, 400, 401, 404, 409, 422, 500, 503, 599),
    body: fc.oneof(
      fc.string(),
      fc.jsonValue(),
      fc.record({ errors: fc.jsonValue() }),
      fc.record({
        errors: fc.array(
          fc.record({ detail: fc.jsonValue(), title: fc.jsonValue(), source: fc.jsonValue() }),
        ),
      }),
      fc.record({ data: fc.jsonValue() }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(replies, async (next) => {
      reply = next;
      const client = clientOf(server, { maxRetries: 0 });
      const calls = [
        client.get("t", "1"),
        client.page("t"),
        client.create("t", {}),
        client.update("t", "1", {}),
        client.delete("t", "1"),
      ];
      for (const result of await Promise.allSettled(calls)) {
        if (result.status === "fulfilled") continue;
        expect(result.reason).toBeInstanceOf(ApiError);
        expect(result.reason.message).toMatch(
          /^(GET|POST|PATCH|DELETE) \/t(\/1)?( answered \d{3}|: the API has refused the credentials)/,
        );
        if (!JSON.stringify(next).includes("undefined"))
          expect(result.reason.message).not.toContain("undefined");
        expect(result.reason.message).not.toMatch(/[\n\r]|\[object/);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);
