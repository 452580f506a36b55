import { populate } from "../../sandbox";
import { type Api, openApi } from "./client";

let api: Api;

beforeEach(async () => {
  api = await openApi({ seed: { customers: [{ id: "1", attributes: { name: "One" } }] } });
});
afterEach(() => api.close());

interface Address {
  url: string;
  username: string;
  password: string;
}

async function ask({ url, username, password }: Address, path = "/customers/1") {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const response = await fetch(`${url}/api/rest/public/operator${path}`, { headers: { authorization } });
  return { status: response.status, document: JSON.parse(await response.text()) };
}

test("the same objects answer at a second port, whose links point to itself", async () => {
  const door = await api.sandbox.alsoAt();
  expect(door.url).not.toBe(api.sandbox.url);
  expect((await ask(door)).document.data).toMatchObject({ id: "1", attributes: { name: "One" } });
  const { document } = await ask(door, "/customers");
  expect([document.links.first, document.data[0].links.self]).toEqual([
    expect.stringContaining(`${door.url}/`),
    expect.stringContaining(`${door.url}/`),
  ]);
  expect(api.sandbox.requests.map(({ address, username }) => [address, username])).toEqual([
    [door.url, "operator"],
    [door.url, "operator"],
  ]);
  await door.close();
  await expect(ask(door)).rejects.toThrow();
  expect([api.sandbox.doors, (await ask(api.sandbox)).status]).toEqual([[], 200]);
});

test("a second port with a user of its own lets nobody else in", async () => {
  const door = await api.sandbox.alsoAt({ username: "second" });
  expect(door).toMatchObject({ username: "second", password: "sandbox" });
  expect((await ask(door)).status).toBe(200);
  expect((await ask({ ...door, username: "operator" })).status).toBe(401);
  expect((await ask({ ...door, url: api.sandbox.url })).status).toBe(401);
});

test("a second user at the same address, and a password that is changed", async () => {
  const { sandbox } = api;
  sandbox.logins.push({ username: "second", password: "two" });
  const second = { url: sandbox.url, username: "second", password: "two" };
  expect([(await ask(second)).status, (await ask(sandbox)).status]).toEqual([200, 200]);
  expect(sandbox.requests.map(({ username }) => username)).toEqual(["second", "operator"]);
  sandbox.logins[0]!.password = "new";
  expect([(await ask(sandbox)).status, (await ask({ ...sandbox, password: "new" })).status]).toEqual([
    401, 200,
  ]);
});

test("a port that is taken is an error that says so", async () => {
  const port = Number(new URL(api.sandbox.url).port);
  await expect(api.sandbox.alsoAt({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
});

test("doors and logins are steered from other processes, too", async () => {
  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${api.sandbox.url}/_sandbox${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, document: text === "" ? undefined : JSON.parse(text) };
  };
  const { status, document: door } = await control("POST", "/doors", { username: "second" });
  expect([status, (await ask(door)).status]).toEqual([201, 200]);
  expect((await control("GET", "/doors")).document).toEqual([door]);
  const path = `/doors/${new URL(door.url).port}`;
  expect([(await control("DELETE", path)).status, (await control("DELETE", path)).status]).toEqual([
    204, 404,
  ]);
  const logins = [{ username: "third", password: "three" }];
  expect((await control("PUT", "/logins", logins)).document).toEqual(logins);
  expect((await control("GET", "/logins")).document).toEqual(logins);
  expect((await ask({ url: api.sandbox.url, ...logins[0]! })).status).toBe(200);
  expect((await control("PUT", "/logins", [{ username: "third" }])).status).toBe(400);
});

test("an account of the same customer ids for other companies has no other id or number in common", () => {
  const sizes = { customers: 3, trunksPerCustomer: 2, didsPerCustomer: 2, gatewaysPerCustomer: 1 };
  const [first, second] = [populate(sizes), populate({ ...sizes, account: "Beta" })];
  const ids = (seed: typeof first, type: string) => (seed[type] as { id: string }[]).map(({ id }) => id);
  const names = (seed: typeof first) =>
    (seed.customers as { attributes: { name: string } }[]).map((one) => one.attributes.name);
  expect(ids(second, "customers")).toEqual(ids(first, "customers"));
  expect(names(second)).toEqual(["Beta Customer 0", "Beta Customer 1", "Beta Customer 2"]);
  for (const type of ["incoming_trunks", "available_did_numbers", "termination_gateways"]) {
    expect([type, ids(second, type).filter((id) => ids(first, type).includes(id))]).toEqual([type, []]);
  }
  const numbers = (seed: typeof first) =>
    (seed.available_did_numbers as { attributes: { number: string } }[]).map((one) => one.attributes.number);
  expect(numbers(second).filter((number) => numbers(first).includes(number))).toEqual([]);
  expect(populate({ ...sizes, account: "Beta" })).toEqual(second);
});
