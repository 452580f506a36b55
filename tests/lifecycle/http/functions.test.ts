import { ApiError, type Query } from "../../../provider/api";
import { entityNamed } from "../../../provider/entities";
import { getOne, listAll, listPages } from "../../../provider/functions";
import { populate, type Sandbox } from "../../../sandbox";
import { account, newRun } from "./account";

const customers = entityNamed("Customer");
const gateways = entityNamed("Gateway");
const numbers = entityNamed("DidNumber");

/** An account of three customers, each with two gateways and two numbers. */
const small = (): Promise<Sandbox> =>
  account({ seed: populate({ customers: 3, gatewaysPerCustomer: 2, didsPerCustomer: 2 }) });

const asked = (sandbox: Sandbox) => sandbox.requests.map(({ query }) => query);

test("10,000 customers take as many requests as there are pages, and each comes once", async () => {
  const sandbox = await account({ seed: populate({ customers: 10_000 }) });
  const found = await listAll(newRun(sandbox), customers);
  expect(new Set(found.map(({ id }) => id)).size).toBe(10_000);
  expect(sandbox.count()).toBe(200);
});

test.each([
  [3, 1],
  [50, 1],
  [51, 2],
])("a limit of %i of them takes %i requests", async (limit, requests) => {
  const sandbox = await account({ seed: populate({ customers: 200 }) });
  expect(await listAll(newRun(sandbox), customers, { limit })).toHaveLength(limit);
  expect(sandbox.count()).toBe(requests);
});

test("pages are fetched as they are wanted", async () => {
  const sandbox = await account({ seed: populate({ customers: 200 }) });
  for await (const page of listPages(newRun(sandbox), customers, { pageSize: 20 })) {
    expect(page).toHaveLength(20);
    break;
  }
  expect(sandbox.count()).toBe(1);
});

test("filters, order and pages go out under the API's names", async () => {
  const sandbox = await small();
  const found = await listAll(newRun(sandbox), gateways, {
    filter: { customerId: "1000002", name: undefined },
    sort: "-name",
    pageSize: 1,
  });
  expect(found.map(({ name, customerId }) => [name, customerId])).toEqual([
    ["Gateway 3", "1000002"],
    ["Gateway 2", "1000002"],
  ]);
  expect(asked(sandbox)[0]).toEqual({
    "filter[customer.id]": "1000002",
    sort: "-name",
    "page[size]": "1",
  });
});

test("an included object comes with the names of its class", async () => {
  const sandbox = await small();
  const [first] = await listAll(newRun(sandbox), numbers, { include: ["customer"], limit: 1 });
  expect(first).toMatchObject({
    number: "12120000001",
    customerId: "1000001",
    customer: { id: "1000001", name: "Customer 0", terminationMode: expect.any(String) },
  });
});

test("restricted fields are all that is shown but for ids, and a password only when it is named", async () => {
  const sandbox = await small();
  const { id } = sandbox.objects("termination_gateways")[0]!;
  const customerId = "1000001";
  sandbox.change("termination_gateways", id, { authorization_password: "hush" });
  const session = newRun(sandbox);
  expect(await getOne(session, gateways, id, { fields: ["name"] })).toEqual({
    id,
    name: "Gateway 0",
    customerId,
  });
  expect(await getOne(session, gateways, id)).not.toHaveProperty("authorizationPassword");
  expect(await getOne(session, gateways, id, { fields: ["authorizationPassword"] })).toEqual({
    id,
    authorizationPassword: "hush",
    customerId,
  });
});

test("an unknown name is refused before any request, with those that are known", async () => {
  const sandbox = await small();
  const session = newRun(sandbox);
  await expect(listAll(session, customers, { filter: { nam: "x" } })).rejects.toThrow(
    'getCustomers: "nam" is no filter of Customers; there are id.',
  );
  await expect(listAll(session, customers, { sort: "-colour" })).rejects.toThrow(/"colour" is no sort/);
  await expect(listAll(session, gateways, { include: ["boss"] })).rejects.toThrow(/"boss" is no include/);
  await expect(listAll(session, gateways, { fields: ["size"] })).rejects.toThrow(/"size" is no fields/);
  await expect(listAll(session, customers, { limit: 0 })).rejects.toThrow(
    /`limit` must be an integer from 1/,
  );
  expect(sandbox.count()).toBe(0);
});

test("a single object shows the ids of what it belongs and points to, and only the objects that were asked for", async () => {
  const sandbox = await account({
    seed: populate({ customers: 3, gatewaysPerCustomer: 2, routesPerGateway: 2 }),
  });
  const [route] = sandbox.objects("termination_routes");
  const ids = { customerId: "1000001", gatewayId: route!.relationships.gateway };
  const plain = await getOne(newRun(sandbox), entityNamed("Route"), route!.id);
  expect(plain).toMatchObject(ids);
  expect(Object.keys(plain)).not.toContain("gateway");
  const whole = await getOne(newRun(sandbox), entityNamed("Route"), route!.id, { include: ["gateway"] });
  expect(whole).toMatchObject({ ...ids, gateway: { id: ids.gatewayId, name: "Gateway 0" } });
  expect(Object.keys(whole)).not.toContain("customer");
});

describe("an account that refuses `include`", () => {
  /** One gateway of an account, and the queries that it was asked for with; `refuses` tells which get 400. */
  async function refusing(refuses: (query: Query) => boolean) {
    const sandbox = await small();
    const { id } = sandbox.objects("termination_gateways")[0]!;
    const { api } = newRun(sandbox);
    const queries: Query[] = [];
    const get: typeof api.get = (type, id, query = {}) => {
      queries.push(query);
      if (!refuses(query)) return api.get(type, id, query);
      const told = {
        kind: "rejected",
        status: 400,
        method: "GET",
        path: "/termination_gateways",
        attempts: 1,
      };
      return Promise.reject(new ApiError("bad include", told as ConstructorParameters<typeof ApiError>[1]));
    };
    const session = { api: { get } as typeof api };
    const includes = () => queries.splice(0).map(({ include = [] }) => include.length > 0);
    return { id, includes, one: (args = {}) => getOne(session, gateways, id, args) };
  }

  test("still shows a single object, and is asked for it once", async () => {
    const { id, one, includes } = await refusing(({ include }) => include !== undefined);
    expect(await one()).toMatchObject({ id, name: "Gateway 0" });
    expect(includes()).toEqual([true, false]);
    expect(await one()).toMatchObject({ id, name: "Gateway 0" });
    expect(includes()).toEqual([false]);
  });

  test("says so where a program asks for it", async () => {
    const { one, includes } = await refusing(({ include }) => include !== undefined);
    await one();
    includes();
    await expect(one({ include: ["customer"] })).rejects.toThrow("bad include");
    expect(includes()).toEqual([true]);
  });

  test("is not meant where it refuses the rest as well", async () => {
    let isBroken = true;
    const { one, includes } = await refusing(() => isBroken);
    await expect(one()).rejects.toThrow("bad include");
    isBroken = false;
    includes();
    await one();
    expect(includes()).toEqual([true]);
  });
});

test.each<[object, string]>([
  [
    { filters: { id: 1 } },
    '"filters" is no argument of it; there are filter, sort, include, fields, pageSize, limit.',
  ],
  [
    { filter: { customerId: null } },
    "`filter.customerId` must be an id; it is null. Leave it out, or undefined,",
  ],
  [{ filter: { customerId: "" } }, '`filter.customerId` must be an id; it is "".'],
  [{ filter: { enabled: "yes" } }, '`filter.enabled` must be true or false; it is "yes".'],
  [{ filter: { number: Number.NaN } }, "`filter.number` must be a text or a number; it is null."],
  [{ filter: { number: {} } }, "`filter.number` must be a text or a number; it is {}."],
  [{ filter: [] }, "`filter` must be an object; it is []."],
  [{ include: "customer" }, '`include` must be a list of names; it is "customer".'],
  [{ fields: { DidNumber: "number" } }, "`fields` must be a list of names, or one for each class;"],
  [{ pageSize: 0 }, "`pageSize` must be an integer from 1; it is 0."],
])("%j is refused before any request", async (args, said) => {
  const sandbox = await small();
  await expect(listAll(newRun(sandbox), numbers, args)).rejects.toThrow(`getDidNumbers: ${said}`);
  expect(sandbox.count()).toBe(0);
});

test.each([undefined, null, " ", Number.NaN])("the id %p is refused before any request", async (id) => {
  const sandbox = await small();
  await expect(getOne(newRun(sandbox), numbers, id as string)).rejects.toThrow(
    /^getDidNumber: `id` must be an id; it is /,
  );
  expect(sandbox.count()).toBe(0);
});

test("an object that is not there is told by its class and id", async () => {
  const sandbox = await small();
  await expect(getOne(newRun(sandbox), customers, "7")).rejects.toThrow(
    'getCustomer: the account has no Customer with the id "7".',
  );
});
