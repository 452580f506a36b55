import type { ApiClient } from "../../provider/api";
import { clientOf, customer, failureOf, serve, type TestServer } from "./server";

let server: TestServer;
afterEach(() => server.close());

const calls: Record<string, (client: ApiClient) => Promise<unknown>> = {
  get: (client) => client.get("customers", "1"),
  create: (client) => client.create("customers", { id: "1" }),
  update: (client) => client.update("customers", "1", {}),
};

test.each(
  Object.keys(calls).flatMap((call) => [
    [call, { data: { type: "customers", id: "2" } }, 'its id is "2" in place of "1"'] as const,
    [call, { data: { type: "routes", id: "1" } }, 'its type is "routes" in place of "customers"'] as const,
  ]),
)("%s: an answer with %j is an error of its own", async (call, body, words) => {
  server = await serve([{ body }]);
  const error = await failureOf(calls[call]!(clientOf(server)));
  expect(error.message).toMatch(
    new RegExp(` answered 200 OK with another object than the one asked for: ${words}$`),
  );
  expect(error).toMatchObject({
    kind: "another",
    transient: false,
    ambiguous: call !== "get",
    attempts: 1,
    createdId: call === "create" ? body.data.id : undefined,
  });
});

test.each(Object.keys(calls))("%s: ids compare as text", async (call) => {
  server = await serve([{ body: customer(1) }]);
  expect(await calls[call]!(clientOf(server))).toMatchObject({ data: { id: "1" } });
});

test("an id that the API chooses is taken as it comes", async () => {
  server = await serve([{ status: 201, body: customer(99) }]);
  expect((await clientOf(server).create("customers", {})).data.id).toBe("99");
});

test.each([
  ["customer_admin_sessions", "sessions"],
  ["customer_admin_sessions", "customer_admin_sessions"],
  ["termination_cdrs", "Component cdrs"],
  ["incoming_trunk_cdrs", "termination cdrs"],
])("%s may be answered as %s", async (type, shown) => {
  server = await serve([{ body: { data: { type: shown, id: "7" } } }]);
  expect((await clientOf(server).create(type, {})).data.id).toBe("7");
});

test("sessions may not be answered as another type of sessions", async () => {
  server = await serve([{ body: { data: { type: "customer_admin_sessions", id: "7" } } }]);
  expect(await failureOf(clientOf(server).create("sessions", {}))).toMatchObject({ kind: "another" });
});

test("what such an answer shows can't act on a terminal", async () => {
  server = await serve([{ body: { data: { type: "customers", id: "2\u202e\u001b[2J" } } }]);
  const { message } = await failureOf(clientOf(server).get("customers", "1"));
  expect(message).toContain('its id is "2\\u202e\\u001b[2J" in place of "1"');
});
