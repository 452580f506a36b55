import { setTimeout as wait } from "node:timers/promises";
import { ALL_SWITCHES_ON, DEFAULT_SWITCHES, type Switches, startSandbox } from "../../sandbox";
import { type Json, openSmallAccount } from "./client";

type Account = Awaited<ReturnType<typeof openSmallAccount>>;

let api: Account;

beforeEach(async () => {
  api = await openSmallAccount();
});
afterEach(() => api.close());

const customer = { customer: "123" };
const set = (changes: Partial<Switches>) => Object.assign(api.sandbox.switches, changes);
const get = async (path: string) => (await api.call("GET", path)).document;
const attributes = async (path: string) => (await get(path)).data.attributes;

// One entry per switch: a switch without a test does not compile.
const effects: Record<keyof Switches, () => Promise<void>> = {
  capacityName: async () => {
    set({ capacityName: "incoming_capacity" });
    const shown = await attributes("/customers/123");
    expect(shown).toHaveProperty("incoming_capacity", null);
    expect(shown).not.toHaveProperty("capacity_limit");
    expect(
      (await get("/customers?sort=capacity_limit&fields%5Bcustomers%5D=capacity_limit")).data,
    ).toHaveLength(1);
  },
  capacityWrite: async () => {
    const patch = (name: string) => api.patch("customers", "123", { [name]: 4 });
    expect((await patch("incoming_capacity")).status).toBe(200);
    set({ capacityWrite: "capacity_limit" });
    expect((await patch("incoming_capacity")).status).toBe(400);
    expect((await patch("capacity_limit")).status).toBe(200);
    set({ capacityWrite: "incoming_capacity" });
    expect((await patch("capacity_limit")).status).toBe(400);
  },
  terminationModeName: async () => {
    set({ terminationModeName: "termination_mode" });
    expect((await api.patch("customers", "123", { trm_mode: "system" })).status).toBe(400);
    const patched = await api.patch("customers", "123", { termination_mode: "system" });
    expect(patched.document.data.attributes.termination_mode).toBe("system");
    set({ terminationModeName: "absent" });
    const absent = await api.patch("customers", "123", { trm_mode: "customer" });
    expect(Object.keys(absent.document.data.attributes).filter((name) => name.includes("mode"))).toEqual([]);
    expect(api.sandbox.find("customers", "123")?.attributes.trm_mode).toBe("customer");
  },
  terminationModeDefault: async () => {
    set({ terminationModeDefault: "system" });
    const { document } = await api.create("customers", { name: "a" }, undefined, "200");
    expect(document.data.attributes.trm_mode).toBe("system");
  },
  telephoneEvent: async () => {
    const codecs = async (sent: string, form: Switches["telephoneEvent"]) => {
      set({ telephoneEvent: form });
      const { document } = await api.patch("incoming_trunks", api.ids.trunk, { codecs: ["PCMA", sent] });
      return document.data.attributes.codecs[1];
    };
    expect(await codecs("telephone-event", "asSent")).toBe("telephone-event");
    expect(await codecs("telephone-event", "with8000")).toBe("telephone-event/8000");
    expect(await codecs("telephone-event/8000", "without8000")).toBe("telephone-event");
  },
  patchCodecsEcho: async () => {
    set({ patchCodecsEcho: true });
    const before = (await attributes(`/incoming_trunks/${api.ids.trunk}`)).codecs;
    const patched = await api.patch("incoming_trunks", api.ids.trunk, { codecs: ["GSM"], name: "new" });
    expect(patched.document.data.attributes).toMatchObject({ codecs: before, name: "new" });
    expect((await attributes(`/incoming_trunks/${api.ids.trunk}`)).codecs).toEqual(["GSM"]);
  },
  relationshipsForm: async () => {
    const path = `/incoming_trunks/${api.ids.trunk}`;
    const data = { id: "123", type: "customers" };
    const member = async (relationshipsForm: Switches["relationshipsForm"], query = "") => {
      set({ relationshipsForm });
      return (await get(path + query)).data.relationships?.customer;
    };
    expect(await member("absent")).toBeUndefined();
    expect(await member("absent", "?include=customer")).toEqual({ data });
    expect(await member("links")).toEqual({ links: expect.anything() });
    expect(await member("links", "?include=customer")).toEqual({ links: expect.anything(), data });
    expect(await member("data")).toEqual({ data });
    expect(await member("linksAndData")).toEqual({ links: expect.anything(), data });
    expect(await member("documented")).toBeUndefined();
    expect(await member({ incoming_trunks: { get: "data" } })).toEqual({ data });
    expect(await member({ incoming_trunks: { list: "data" }, customers: {} })).toBeUndefined();
    const { document } = await api.create("incoming_trunks", {}, customer);
    expect(document.data.relationships.customer).toEqual({ links: expect.anything() });
  },
  portAnswer: async () => {
    const patch = async (port: number) =>
      (await api.patch("termination_gateways", api.ids.gateway, { port })).document.data.attributes.port;
    expect(await patch(5060)).toBe(5060);
    set({ portAnswer: "nullWhenDefault" });
    expect([await patch(5060), await patch(5061)]).toEqual([null, 5061]);
  },
  prefixAnswer: async () => {
    const shown = async (prefixAnswer: Switches["prefixAnswer"], dst_prefix: string | null) => {
      set({ prefixAnswer });
      return (await api.patch("termination_routes", api.ids.route, { dst_prefix })).document.data.attributes
        .dst_prefix;
    };
    expect(await shown("empty", null)).toBe("");
    expect(await shown("null", "")).toBeNull();
    expect(await shown("null", "44")).toBe("44");
    expect(await shown("number", "44")).toBe(44);
    expect(await shown("number", "0044")).toBe("0044");
    expect(await shown("number", "")).toBeNull();
  },
  rewriteAnswer: async () => {
    expect((await attributes(`/termination_routes/${api.ids.route}`)).src_rewrite_rule).toBeNull();
    set({ rewriteAnswer: "empty" });
    expect((await attributes(`/termination_gateways/${api.ids.gateway}`)).src_rewrite_rule).toBe("");
  },
  booleansAsText: async () => {
    set({ booleansAsText: true });
    expect((await attributes(`/available_did_numbers/${api.ids.did}`)).enabled).toBe("true");
    expect((await attributes(`/sip_device_routes/${api.ids.sip}`)).use_allowed_ips).toBe("false");
  },
  numbersAsInteger: async () => {
    set({ numbersAsInteger: true });
    expect((await attributes(`/available_did_numbers/${api.ids.did}`)).number).toBe(12120000001);
  },
  idsAsNumber: async () => {
    set({ idsAsNumber: true });
    const trunk = await get(`/incoming_trunks/${api.ids.trunk}?include=customer`);
    expect([trunk.data.relationships.customer.data.id, trunk.included[0].id]).toEqual([123, 123]);
    await api.create("customers", { name: "zero" }, undefined, "007");
    expect((await get("/customers/007")).data.id).toBe("007");
  },
  routeGatewayType: async () => {
    set({ routeGatewayType: "gateways" });
    const route = await get(`/termination_routes/${api.ids.route}?include=gateway`);
    expect(route.data.relationships.gateway.data.type).toBe("gateways");
    expect(route.included[0].type).toBe("gateways");
  },
  passwordEcho: async () => {
    const shown = async (passwordEcho: Switches["passwordEcho"]) => {
      set({ passwordEcho });
      return (await attributes(`/termination_gateways/${api.ids.gateway}`)).authorization_password;
    };
    expect(await shown("masked")).toBeNull();
    await api.patch("termination_gateways", api.ids.gateway, { authorization_password: "s3cret" });
    expect([await shown("plain"), await shown("masked"), await shown("null")]).toEqual([
      "s3cret",
      "********",
      null,
    ]);
  },
  allowedIpsForm: async () => {
    const sent = "10.0.0.0/8, ::1,2001:DB8::ffff:1.2.3.4/64";
    const patched = await api.patch("sip_device_routes", api.ids.sip, { allowed_ips: sent });
    expect(patched.document.data.attributes.allowed_ips).toBe(
      "10.0.0.0/8,0000:0000:0000:0000:0000:0000:0000:0001/128,2001:0db8:0000:0000:0000:ffff:0102:0304/64",
    );
    set({ allowedIpsForm: "asSent" });
    expect((await attributes(`/sip_device_routes/${api.ids.sip}`)).allowed_ips).toBe(sent);
  },
  postStatus: async () => {
    set({ postStatus: 200 });
    expect((await api.create("incoming_trunks", {}, customer)).status).toBe(200);
  },
  deleteStatus: async () => {
    const remove = async (deleteStatus: Switches["deleteStatus"], path: string) => {
      set({ deleteStatus });
      const { status, text } = await api.call("DELETE", path);
      return [status, text];
    };
    expect(await remove(204, `/termination_routes/${api.ids.route}`)).toEqual([204, ""]);
    expect(await remove(200, `/termination_gateways/${api.ids.gateway}`)).toEqual([200, '{"meta":{}}']);
    expect(await remove(202, "/customers/123")).toEqual([202, '{"meta":{}}']);
    expect(api.sandbox.find("customers", "123")).toBeUndefined();
  },
  patchAnswer: async () => {
    set({ patchAnswer: "before" });
    const name = async () =>
      (await api.patch("customers", "123", { name: "New" })).document.data.attributes.name;
    expect([await name(), await name()]).toEqual(["John Johnson", "New"]);
  },
  linksForm: async () => {
    set({ linksForm: "null" });
    expect((await get("/customers")).links).toMatchObject({ prev: null, next: null });
    set({ linksForm: "none" });
    expect((await get("/customers")).links).toBeUndefined();
  },
  recordCount: async () => {
    set({ recordCount: false });
    expect((await get("/customers")).meta).toBeUndefined();
  },
  selfLinks: async () => {
    set({ selfLinks: false });
    expect((await get("/customers/123")).data.links).toBeUndefined();
  },
  contentTypeParams: async () => {
    set({ contentTypeParams: true });
    const { headers } = await api.call("GET", "/customers");
    expect(headers.get("content-type")).toBe("application/vnd.api+json; charset=utf-8");
  },
  errorForm: async () => {
    const fail = async (errorForm: Switches["errorForm"]) => {
      set({ errorForm });
      const { status, text, document, headers } = await api.call("GET", "/customers/9");
      expect(status).toBe(404);
      return { text, document, type: headers.get("content-type") };
    };
    const words = "The record identified by 9 could not be found.";
    expect((await fail("titleOnly")).document).toEqual({ errors: [{ title: words }] });
    expect((await fail("message")).document).toEqual({ message: words });
    expect(await fail("text")).toMatchObject({ text: words, type: "text/plain; charset=utf-8" });
    expect(await fail("html")).toMatchObject({
      text: expect.stringContaining("<html>"),
      type: "text/html; charset=utf-8",
    });
    expect(await fail("empty")).toMatchObject({ text: "", type: null });
    expect((await fail("detail")).document.errors[0].detail).toBe(words);
  },
  extraAttributes: async () => {
    set({ extraAttributes: true });
    const { data } = await get("/customers/123");
    expect(data.attributes).toHaveProperty("created_by");
    expect(data.relationships).toHaveProperty("reseller");
  },
  includedByDefault: async () => {
    set({ includedByDefault: true });
    expect((await get("/incoming_trunks")).included[0].id).toBe("123");
    expect((await get("/customers")).included).toBeUndefined();
  },
  didUniqueness: async () => {
    api.sandbox.put("customers", { id: "124", attributes: { name: "Other" } });
    const create = async (id: string) =>
      (await api.create("available_did_numbers", { number: "12120000001" }, { customer: id })).status;
    expect(await create("124")).toBe(422);
    set({ didUniqueness: "customer" });
    expect([await create("124"), await create("124"), await create("123")]).toEqual([201, 422, 422]);
    set({ didUniqueness: "none" });
    expect(await create("123")).toBe(201);
  },
  autoTrunk: async () => {
    set({ autoTrunk: { delayMs: 0 } });
    const trunks = async (id: string) => (await get(`/incoming_trunks?filter%5Bcustomer.id%5D=${id}`)).data;
    await api.create("customers", { name: "a" }, undefined, "200");
    expect((await trunks("200"))[0].attributes.name).toBe("Default");
    set({ autoTrunk: { delayMs: 30 } });
    await api.create("customers", { name: "a" }, undefined, "201");
    await api.create("customers", { name: "b" }, undefined, "202");
    expect(await trunks("201")).toEqual([]);
    await api.call("DELETE", "/customers/202");
    await wait(80);
    expect(await trunks("201")).toHaveLength(1);
    expect(await trunks("202")).toHaveLength(0);
  },
  customerPatch: async () => {
    const patch = () => api.patch("customers", "123", { name: "New", language: "LT", trm_mode: "system" });
    set({ customerPatch: "reject" });
    expect((await patch()).document.errors.map((error: Json) => error.detail)).toEqual([
      "name is not allowed.",
      "language is not allowed.",
      "trm_mode is not allowed.",
    ]);
    set({ customerPatch: "ignore" });
    const ignored = await patch();
    expect([ignored.status, ignored.document.data.attributes.name]).toEqual([200, "John Johnson"]);
    set({ customerPatch: "apply" });
    expect((await patch()).document.data.attributes).toMatchObject({
      name: "New",
      language: "LT",
      trm_mode: "system",
    });
    set({ customerPatch: { name: "reject", language: "ignore" } });
    expect((await patch()).document.errors.map((error: Json) => error.detail)).toEqual([
      "name is not allowed.",
    ]);
    const { document } = await api.patch("customers", "123", { language: "RU", trm_mode: "customer" });
    expect(document.data.attributes).toMatchObject({ language: "LT", trm_mode: "customer" });
  },
  nullLimits: async () => {
    await api.patch("customers", "123", { capacity_limit: 5 });
    set({ nullLimits: "reject" });
    expect((await api.patch("customers", "123", { capacity_limit: null })).status).toBe(422);
    set({ nullLimits: "ignore" });
    const ignored = await api.patch("customers", "123", { capacity_limit: null });
    expect([ignored.status, ignored.document.data.attributes.capacity_limit]).toEqual([200, 5]);
    set({ nullLimits: "accept" });
    expect((await api.patch("customers", "123", { capacity_limit: null })).status).toBe(200);
  },
  accountCapacity: async () => {
    set({ accountCapacity: 100 });
    const refused = await api.patch("customers", "123", { capacity_limit: 101 });
    expect([refused.status, refused.document.errors[0].detail]).toEqual([
      422,
      "capacity_limit - must be less than or equal to 100",
    ]);
    expect((await api.patch("customers", "123", { capacity_limit: 100 })).status).toBe(200);
  },
  externalIdPatch: async () => {
    const patch = async (form: Switches["externalIdPatch"], external_id: number) => {
      set({ externalIdPatch: form });
      const { status } = await api.patch("available_did_numbers", api.ids.did, { external_id });
      return [status, api.sandbox.find("available_did_numbers", api.ids.did)?.attributes.external_id];
    };
    expect(await patch("apply", 1)).toEqual([200, 1n]);
    expect(await patch("ignore", 2)).toEqual([200, 1n]);
    expect(await patch("reject", 3)).toEqual([400, 1n]);
  },
  unknownAttributes: async () => {
    const patch = async (name: string) =>
      (await api.patch("incoming_trunks", api.ids.trunk, { [name]: "x" })).status;
    expect(await patch("colour")).toBe(400);
    set({ unknownAttributes: "ignore" });
    expect([await patch("colour"), await patch("domain")]).toEqual([200, 400]);
  },
  externalIdAnswer: async () => {
    await api.patch("available_did_numbers", api.ids.did, { external_id: 42 });
    const shown = async (externalIdAnswer: Switches["externalIdAnswer"]) => {
      set({ externalIdAnswer });
      return (await attributes(`/available_did_numbers/${api.ids.did}`)).external_id;
    };
    expect([await shown("number"), await shown("string"), await shown("absent")]).toEqual([
      42,
      "42",
      undefined,
    ]);
  },
  operatorAnswer: async () => {
    const shown = async (operatorAnswer: Switches["operatorAnswer"]) => {
      set({ operatorAnswer });
      const gateway = await attributes(`/termination_gateways/${api.ids.gateway}`);
      return [gateway.operator, (await attributes(`/termination_routes/${api.ids.route}`)).operator];
    };
    expect(await shown("both")).toEqual([true, true]);
    expect(await shown("gateways")).toEqual([true, undefined]);
    expect(await shown("absent")).toEqual([undefined, undefined]);
  },
  duplicateIdStatus: async () => {
    set({ duplicateIdStatus: 409 });
    const answer = await api.create("customers", { name: "x" }, undefined, "123");
    expect([answer.status, answer.document.errors[0].status]).toEqual([409, "409"]);
  },
  duplicateIdText: async () => {
    set({ duplicateIdText: "Customer exists" });
    const { document } = await api.create("customers", { name: "x" }, undefined, "123");
    expect(document.errors[0]).toMatchObject({ title: "Customer exists", detail: "Customer exists" });
  },
  customerIds: async () => {
    expect((await api.create("customers", { name: "x" }, undefined, "abc")).status).toBe(201);
    set({ customerIds: "numeric" });
    expect((await api.create("customers", { name: "x" }, undefined, "abd")).status).toBe(422);
  },
  withoutCustomer: async () => {
    const create = async () => (await api.create("termination_gateways", { name: "a", host: "b" })).status;
    expect(await create()).toBe(422);
    set({ withoutCustomer: "accept" });
    expect(await create()).toBe(201);
  },
  crossCustomer: async () => {
    api.sandbox.put("customers", { id: "124", attributes: { name: "Other" } });
    const relationships = { customer: "124", gateway: api.ids.gateway };
    const create = async () => (await api.create("termination_routes", { name: "r" }, relationships)).status;
    expect(await create()).toBe(201);
    set({ crossCustomer: "reject" });
    expect(await create()).toBe(422);
    const number = { customer: "124", available_did_number: api.ids.did };
    expect((await api.create("external_account_routes", undefined, number, "9")).status).toBe(422);
  },
  sessionHost: async () => {
    set({ sessionHost: "api.telecom.center" });
    const { document } = await api.create("sessions", undefined, customer);
    expect(document.data.attributes.uri).toMatch(/^https:\/\/api\.telecom\.center\/api/);
  },
  adminSessionType: async () => {
    set({ adminSessionType: "sessions" });
    const { document } = await api.create("customer_admin_sessions", undefined, customer);
    expect(document.data).toEqual({
      id: "123",
      type: "sessions",
      attributes: { uri: expect.stringMatching(/^https:\/\/custom\.phone\.systems\?token=/) },
    });
  },
  cdrTypes: async () => {
    set({ cdrTypes: "documented", cdrTimeStartRequired: false });
    const { gateway } = api.ids;
    api.sandbox.put("termination_cdrs", { relationships: { ...customer, termination_gateway: gateway } });
    api.sandbox.put("incoming_trunk_cdrs", { relationships: customer });
    const [record] = (await get("/termination_cdrs")).data;
    expect([record.type, record.relationships.termination_gateway.data.type]).toEqual([
      "termination cdrs",
      "termination_gateway",
    ]);
    expect((await get("/incoming_trunk_cdrs")).data[0].type).toBe("Component cdrs");
    set({ cdrTypes: { incoming: "calls" } });
    expect((await get("/incoming_trunk_cdrs")).data[0].type).toBe("calls");
    expect((await get("/termination_cdrs")).data[0].type).toBe("termination_cdrs");
  },
  cdrFilters: async () => {
    const status = async (query: string) => (await api.call("GET", `/incoming_trunk_cdrs?${query}`)).status;
    const from = "filter%5Btime_start_gteq%5D=2026-01-01";
    set({ cdrFilters: "manual" });
    expect([await status("filter%5Bdomain%5D=x"), await status(from)]).toEqual([200, 400]);
    set({ cdrFilters: "newer" });
    expect([await status(`filter%5Bdomain%5D=x&${from}`), await status(from)]).toEqual([400, 200]);
  },
  cdrTimeStartRequired: async () => {
    expect((await api.call("GET", "/incoming_trunk_cdrs")).status).toBe(400);
    set({ cdrTimeStartRequired: false });
    expect((await api.call("GET", "/incoming_trunk_cdrs")).status).toBe(200);
  },
  cdrTimeForm: async () => {
    api.sandbox.put("termination_cdrs", { attributes: { time_start: "2026-02-03 04:05:06" } });
    const shown = async (cdrTimeForm: Switches["cdrTimeForm"]) => {
      set({ cdrTimeForm });
      return (await get("/termination_cdrs")).data[0].attributes.time_start;
    };
    expect(await shown("seconds")).toBe("2026-02-03 04:05:06");
    expect(await shown("minutes")).toBe("2026-02-03 04:05");
    expect(await shown("iso")).toBe("2026-02-03T04:05:06.000Z");
  },
  misspeltCdrPath: async () => {
    set({ misspeltCdrPath: true, cdrTimeStartRequired: false });
    expect((await api.call("GET", "/incoming_trunk_cdcs")).status).toBe(200);
  },
  usualPageSize: async () => {
    set({ usualPageSize: 20 });
    expect((await get("/customers")).links.first).toContain("page%5Bsize%5D=20");
  },
  maxPageSize: async () => {
    set({ maxPageSize: 10 });
    const { status, document } = await api.call("GET", "/customers?page%5Bsize%5D=11");
    expect([status, document.errors[0].detail]).toEqual([
      400,
      "11 is not a valid value for page[size]. The maximum page size is 10.",
    ]);
    expect((await get("/customers")).links.first).toContain("page%5Bsize%5D=10");
    set({ maxPageSize: null });
    expect((await api.call("GET", "/customers?page%5Bsize%5D=100000")).status).toBe(200);
  },
  overMaxPageSize: async () => {
    set({ maxPageSize: 1, overMaxPageSize: "clamp" });
    api.sandbox.put("customers", { id: "124", attributes: { name: "Other" } });
    const document = await get("/customers?page%5Bsize%5D=50");
    expect([document.data.length, document.meta.record_count]).toEqual([1, 2]);
    expect(document.links.next).toContain("page%5Bnumber%5D=2&page%5Bsize%5D=1");
  },
  listOrder: async () => {
    for (const id of ["9", "50"]) api.sandbox.put("customers", { id, attributes: { name: id } });
    const order = async (listOrder: Switches["listOrder"]) => {
      set({ listOrder });
      return (await get("/customers")).data.map((row: Json) => row.id);
    };
    expect(await order("creation")).toEqual(["123", "9", "50"]);
    expect(await order("newest")).toEqual(["50", "9", "123"]);
    expect(await order("id")).toEqual(["123", "50", "9"]);
  },
  filtersRefused: async () => {
    set({ filtersRefused: ["customers.id"] });
    expect((await api.call("GET", "/customers?filter%5Bid%5D=123")).status).toBe(400);
  },
  sortsRefused: async () => {
    const status = async (name: string) => (await api.call("GET", `/incoming_trunks?sort=${name}`)).status;
    expect([await status("codecs"), await status("name")]).toEqual([400, 200]);
    set({ sortsRefused: ["incoming_trunks.name"] });
    expect([await status("codecs"), await status("-name")]).toEqual([200, 400]);
  },
  filterLists: async () => {
    api.sandbox.put("customers", { id: "124", attributes: { name: "Other" } });
    const found = async () => (await get("/customers?filter%5Bid%5D=123,124")).data.length;
    expect(await found()).toBe(0);
    set({ filterLists: true });
    expect(await found()).toBe(2);
  },
  attributesOmitted: async () => {
    set({ attributesOmitted: ["customers.language"] });
    expect(await attributes("/customers/123")).not.toHaveProperty("language");
  },
  domainSuffix: async () => {
    set({ domainSuffix: ".did-gw-sandbox.phone.systems" });
    const { document } = await api.create("incoming_trunks", {}, customer);
    expect(document.data.attributes.domain).toMatch(/^\d{13}\.did-gw-sandbox\.phone\.systems$/);
  },
};

test.each(Object.entries(effects))("%s", (_name, effect) => effect());

test("every contradiction at once still makes an account that works", async () => {
  const awkward = await openSmallAccount({ switches: { ...ALL_SWITCHES_ON, autoTrunk: false } });
  const created = await awkward.create("incoming_trunks", { codecs: ["PCMU", "telephone-event"] }, customer);
  expect([created.status, created.document.data.attributes.codecs[1]]).toEqual([200, "telephone-event/8000"]);
  const route = await awkward.call(
    "GET",
    `/termination_routes/${awkward.ids.route}?include=gateway,customer`,
  );
  expect(route.document.data.relationships).toMatchObject({
    gateway: { data: { type: "gateways" } },
    customer: { data: { id: 123 } },
  });
  const list = await awkward.call("GET", "/customers?page%5Bsize%5D=500");
  expect([list.status, list.document.links, list.document.meta]).toEqual([
    200,
    undefined,
    { record_count: 1 },
  ]);
  await awkward.close();
});

test("the preset changes most forms, and the defaults stay as they are", () => {
  const names = Object.keys(DEFAULT_SWITCHES) as (keyof Switches)[];
  const changed = names.filter(
    (name) => JSON.stringify(DEFAULT_SWITCHES[name]) !== JSON.stringify(ALL_SWITCHES_ON[name]),
  );
  expect(changed.length).toBeGreaterThanOrEqual(28);
  set({ postStatus: 200 });
  api.sandbox.switches.attributesOmitted.push("x");
  expect(DEFAULT_SWITCHES).toMatchObject({ postStatus: 201, attributesOmitted: [] });
});

test("a switch that does not exist is an error", async () => {
  const switches = { postStauts: 200 } as Partial<Switches>;
  await expect(startSandbox({ switches })).rejects.toThrow('Unknown switch "postStauts".');
});
