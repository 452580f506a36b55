import { populate } from "../../sandbox";
import { type Api, type Json, openApi } from "./client";

const count = 1_000_000;
let api: Api;

beforeAll(async () => {
  const records = { count, start: "2026-01-01 00:00:00", intervalSeconds: 10 };
  const seed = populate({ customers: 20, trunksPerCustomer: 1, gatewaysPerCustomer: 1, routesPerGateway: 1 });
  api = await openApi({
    seed: { ...seed, records: { termination_cdrs: records, incoming_trunk_cdrs: records } },
  });
});
afterAll(() => api.close());

const get = async (path: string) => (await api.call("GET", path)).document;
const filter = (name: string, value: string) => `filter%5B${name}%5D=${encodeURIComponent(value)}`;
const starts = (document: Json) => document.data.map((row: Json) => row.attributes.time_start);

test("a million records cost no memory until they are read", async () => {
  const before = process.memoryUsage().heapUsed;
  const document = await get("/termination_cdrs?page%5Bnumber%5D=20000&page%5Bsize%5D=50");
  expect(document.meta.record_count).toBe(count);
  expect(document.data).toHaveLength(50);
  expect(document.data[49].id).toBe(String(count));
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * 1024 * 1024);
});

test("records come in the order of their start, from and to a time", async () => {
  const range = `${filter("time_start_gteq", "2026-01-02 00:00:00")}&${filter("time_start_lted", "2026-01-02 00:01:00")}`;
  const document = await get(`/termination_cdrs?${range}`);
  expect(starts(document)).toEqual(
    ["00:00:00", "00:00:10", "00:00:20", "00:00:30", "00:00:40", "00:00:50", "00:01:00"].map(
      (at) => `2026-01-02 ${at}`,
    ),
  );
  const backwards = await get(`/termination_cdrs?sort=-time_start&${range}`);
  expect(starts(backwards)).toEqual([...starts(document)].reverse());
  expect((await get(`/incoming_trunk_cdrs?${range}`)).meta.record_count).toBe(7);
  expect(
    (await get(`/termination_cdrs?${filter("time_start", "2026-01-02 00:00:10")}`)).meta.record_count,
  ).toBe(1);
  expect((await get(`/termination_cdrs?${filter("time_start_gteq", "2030-01-01")}`)).meta.record_count).toBe(
    0,
  );
});

test("the same record each time, alone or in a list", async () => {
  const path = `/termination_cdrs?${filter("time_start_gteq", "2026-01-03 00:00:00")}&page%5Bsize%5D=1`;
  const [record] = (await get(path)).data;
  expect((await get(`/termination_cdrs/${record.id}`)).data).toEqual(record);
  expect((await get(path)).data).toEqual([record]);
  expect((await api.call("GET", `/termination_cdrs/${count + 1}`)).status).toBe(404);
});

test("filters by customer, gateway and attribute, and the objects they name", async () => {
  const day = `${filter("time_start_gteq", "2026-01-02")}&${filter("time_start_lted", "2026-01-03")}`;
  const [first] = (await get(`/termination_cdrs?${day}`)).data;
  const customer = first.relationships.customer.data.id;
  const gateway = first.relationships.termination_gateway.data.id;
  const byCustomer = await get(
    `/termination_cdrs?${day}&${filter("customer.id", customer)}&include=termination_gateway`,
  );
  expect(byCustomer.meta.record_count).toBeGreaterThan(200);
  expect(byCustomer.meta.record_count).toBeLessThan(800);
  expect(new Set(byCustomer.data.map((row: Json) => row.relationships.customer.data.id))).toEqual(
    new Set([customer]),
  );
  expect(byCustomer.included).toHaveLength(1);
  const byGateway = await get(`/termination_cdrs?${day}&${filter("termination_gateway.id", gateway)}`);
  expect(byGateway.meta.record_count).toBe(byCustomer.meta.record_count);
  const failed = await get(`/termination_cdrs?${day}&${filter("aleg_code", "486")}&sort=-duration`);
  expect(failed.data.every((row: Json) => row.attributes.aleg_code === 486)).toBe(true);
  const trunk = api.sandbox.objects("incoming_trunks")[0]!;
  const byDomain = await get(
    `/incoming_trunk_cdrs?${day}&${filter("domain", String(trunk.attributes.domain))}`,
  );
  const byTrunk = await get(`/incoming_trunk_cdrs?${day}&${filter("incoming_trunk.id", trunk.id)}`);
  expect(byDomain.meta.record_count).toBeGreaterThan(100);
  expect(byDomain.meta).toEqual(byTrunk.meta);
});

test("sorted by something else, over one hour", async () => {
  const hour = `${filter("time_start_gteq", "2026-01-02 00:00:00")}&${filter("time_start_lted", "2026-01-02 01:00:00")}`;
  const { data } = await get(`/termination_cdrs?${hour}&sort=-duration,time_start&page%5Bsize%5D=1000`);
  const durations = data.map((row: Json) => row.attributes.duration);
  expect(durations).toHaveLength(361);
  expect(durations).toEqual([...durations].sort((a, b) => b - a));
});

test("stored records are ordered by their start, whatever the order they were made in", async () => {
  const small = await openApi();
  for (const minute of ["03", "01", "02"]) {
    small.sandbox.put("termination_cdrs", { attributes: { time_start: `2026-01-01 00:${minute}` } });
  }
  const from = filter("time_start_gteq", "2026-01-01 00:02");
  const { document } = await small.call("GET", `/termination_cdrs?${from}`);
  expect(starts(document)).toEqual(["2026-01-01 00:02:00", "2026-01-01 00:03:00"]);
  small.sandbox.setRecords("termination_cdrs", { count: 5, start: "2026-01-01", intervalSeconds: 0.5 });
  expect(
    starts((await small.call("GET", "/termination_cdrs")).document).map((at: string) => at.slice(-2)),
  ).toEqual(["00", "00", "01", "01", "02"]);
  expect(() => small.sandbox.put("termination_cdrs", {})).toThrow("generated");
  await small.close();
});
