import { populate } from "../../sandbox";
import { EVERY_CLASS } from "../population";
import { type Api, type Json, openApi } from "./client";

let api: Api;

beforeAll(async () => {
  const seed = populate({
    customers: 120,
    ...EVERY_CLASS,
  });
  api = await openApi({ seed });
});
afterAll(() => api.close());

const get = async (path: string) => (await api.call("GET", path)).document;
const ids = (document: Json) => document.data.map((row: Json) => row.id);

describe("paging", () => {
  test("50 to a page unless asked otherwise, with links to the others", async () => {
    const first = await get("/customers");
    expect([first.data.length, first.meta.record_count]).toEqual([50, 120]);
    expect(Object.keys(first.links)).toEqual(["first", "next", "last"]);
    const pages = [first];
    while (pages.at(-1).links.next) {
      const next: string = pages.at(-1).links.next;
      pages.push(await get(next.slice(next.indexOf("/customers"))));
    }
    expect(pages.map((page) => page.data.length)).toEqual([50, 50, 20]);
    expect(Object.keys(pages[2].links)).toEqual(["first", "prev", "last"]);
    expect(new Set(pages.flatMap(ids)).size).toBe(120);
  });

  test("links keep filter, sort, include and fields", async () => {
    const path =
      "/available_did_numbers?sort=-number&include=customer&fields%5Bcustomers%5D=name&page%5Bsize%5D=7";
    const document = await get(path);
    expect(document.links.next).toBe(
      `${api.sandbox.url}/api/rest/public/operator/available_did_numbers?sort=-number&include=customer&fields%5Bcustomers%5D=name&page%5Bnumber%5D=2&page%5Bsize%5D=7`,
    );
  });

  test("a page after the last is empty", async () => {
    const document = await get("/customers?page%5Bnumber%5D=9");
    expect([document.data, document.meta.record_count]).toEqual([[], 120]);
    expect(document.links.next).toBeUndefined();
  });

  test("an empty list", async () => {
    const document = await get("/customers?filter%5Bid%5D=1");
    expect([document.data, document.meta.record_count]).toEqual([[], 0]);
  });
});

describe("filters of the manual", () => {
  const objectOf = (type: string, n = 3) => api.sandbox.objects(type)[n]!;
  test.each<[string, string, (object: Json) => unknown]>([
    ["customers", "id", (object) => object.id],
    ["incoming_trunks", "id", (object) => object.id],
    ["incoming_trunks", "domain", (object) => object.attributes.domain],
    ["available_did_numbers", "id", (object) => object.id],
    ["available_did_numbers", "number", (object) => object.attributes.number],
    ["termination_gateways", "id", (object) => object.id],
    ["termination_gateways", "name", (object) => object.attributes.name],
    ["termination_gateways", "host", (object) => object.attributes.host],
    ["termination_routes", "id", (object) => object.id],
    ["termination_routes", "name", (object) => object.attributes.name],
    ["external_account_routes", "id", (object) => object.id],
    ["external_account_routes", "external_caller_id", (object) => object.attributes.external_caller_id],
    ["sip_device_routes", "id", (object) => object.id],
    ["sip_device_routes", "username", (object) => object.attributes.username],
    ["sip_device_routes", "caller_id_name", (object) => object.attributes.caller_id_name],
  ])("%s by %s finds the one object", async (type, name, pick) => {
    const object = objectOf(type);
    const value = encodeURIComponent(String(pick(object)));
    expect(ids(await get(`/${type}?filter%5B${name}%5D=${value}`))).toEqual([object.id]);
  });

  test.each([
    ["incoming_trunks", 1],
    ["available_did_numbers", 2],
    ["termination_gateways", 1],
    ["termination_routes", 1],
    ["external_account_routes", 1],
    ["sip_device_routes", 1],
  ])("%s by customer.id", async (type, count) => {
    const document = await get(`/${type}?filter%5Bcustomer.id%5D=1000005`);
    expect(document.meta.record_count).toBe(count);
    for (const id of ids(document)) {
      expect(api.sandbox.find(type, id)?.relationships.customer).toBe("1000005");
    }
  });

  test("booleans, several filters together, and a value with a comma", async () => {
    const disabled = await get("/available_did_numbers?filter%5Benabled%5D=false");
    expect(disabled.meta.record_count).toBe(24);
    expect(disabled.data.every((row: Json) => row.attributes.enabled === false)).toBe(true);
    const allowed = await get("/external_account_routes?filter%5Ballow_external_calls%5D=true");
    expect(allowed.meta.record_count).toBe(120);
    const other = api.sandbox.objects("available_did_numbers")[0]!.attributes.number;
    const none = await get(
      `/available_did_numbers?filter%5Bnumber%5D=${other}&filter%5Bcustomer.id%5D=1000005`,
    );
    expect(none.meta.record_count).toBe(0);
    expect((await get("/customers?filter%5Bid%5D=1000001,1000002")).meta.record_count).toBe(0);
  });
});

describe("sorting", () => {
  const order = async (sort: string, name: string) =>
    (await get(`/customers?sort=${sort}&page%5Bsize%5D=1000`)).data.map((row: Json) => row.attributes[name]);
  test("ascending and descending, with unset values last and first", async () => {
    const up = await order("capacity_limit", "capacity_limit");
    const numbers = up.filter((value: unknown) => value !== null);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(up.slice(numbers.length).every((value: unknown) => value === null)).toBe(true);
    expect(await order("-capacity_limit", "capacity_limit")).toEqual([...up].reverse());
  });
  test("several fields, in their order", async () => {
    const document = await get("/customers?sort=language,-id&page%5Bsize%5D=1000");
    const keys = document.data.map((row: Json) => `${row.attributes.language} ${9999999 - Number(row.id)}`);
    expect(keys).toEqual([...keys].sort());
  });
});

describe("include and fields", () => {
  test("included objects come once each, with linkage", async () => {
    const document = await get(
      "/termination_routes?include=gateway,customer&filter%5Bcustomer.id%5D=1000002",
    );
    const [route] = document.data;
    expect(route.relationships.customer.data).toEqual({ id: "1000002", type: "customers" });
    const included = document.included.map((row: Json) => `${row.type}/${row.id}`).sort();
    expect(included).toEqual([
      "customers/1000002",
      `termination_gateways/${route.relationships.gateway.data.id}`,
    ]);
    const dids = await get("/available_did_numbers?include=customer&filter%5Bcustomer.id%5D=1000002");
    expect([dids.data.length, dids.included.length]).toEqual([2, 1]);
  });

  test("on POST and PATCH where the manual offers it, and 400 where it does not", async () => {
    const body = {
      data: {
        type: "incoming_trunks",
        relationships: { customer: { data: { type: "customers", id: "1000001" } } },
      },
    };
    const created = await api.call("POST", "/incoming_trunks?include=customer", body);
    expect(created.document.included[0].id).toBe("1000001");
    const { id } = created.document.data;
    const patch = { data: { type: "incoming_trunks", id, attributes: { name: "n" } } };
    const patched = await api.call("PATCH", `/incoming_trunks/${id}?include=customer`, patch);
    expect(patched.document.included).toHaveLength(1);
    expect((await api.call("POST", "/sessions?include=customer", body)).status).toBe(400);
  });

  test("fields leave out the rest, also of included objects and in an answer to POST", async () => {
    const path =
      "/incoming_trunks?include=customer&fields%5Bincoming_trunks%5D=name,customer&fields%5Bcustomers%5D=language";
    const [trunk] = (await get(path)).data;
    expect(Object.keys(trunk.attributes)).toEqual(["name"]);
    expect(trunk.relationships.customer.data.type).toBe("customers");
    expect(Object.keys((await get(path)).included[0].attributes)).toEqual(["language"]);
    const created = await api.call("POST", "/customers?fields%5Bcustomers%5D=name", {
      data: { type: "customers", id: "1", attributes: { name: "N" } },
    });
    expect(created.document.data.attributes).toEqual({ name: "N" });
  });

  test("the addresses in a relationship's links answer", async () => {
    const trunk = api.sandbox.objects("incoming_trunks")[0]!;
    const linkage = await get(`/incoming_trunks/${trunk.id}/relationships/customer`);
    expect(linkage).toEqual({ data: { id: trunk.relationships.customer, type: "customers" } });
    expect((await get(`/incoming_trunks/${trunk.id}/customer`)).data.id).toBe(trunk.relationships.customer);
  });
});

test("100,000 numbers: a customer's are found at once", async () => {
  const large = await openApi({ seed: populate({ customers: 5000, didsPerCustomer: 19 }) });
  // Of the processor, not of the clock, which others of the machine take as well.
  const started = process.cpuUsage();
  for (let n = 0; n < 100; n += 1) {
    const path = `/available_did_numbers?filter%5Bcustomer.id%5D=${1000001 + n * 50}`;
    expect((await large.call("GET", path)).document.meta.record_count).toBe(19);
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(2000);
  await large.close();
}, 30_000);
