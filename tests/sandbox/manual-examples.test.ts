import { type Api, openApi } from "./client";

// Each request is an example of the Operator API manual or of the pages "Gateways" and "Incoming trunks"; each answer is
// the one printed there, with this server's host and ids, and with what the documents themselves correct elsewhere.
let api: Api;

beforeEach(async () => {
  api = await openApi({ seed: { customers: [{ id: "123", attributes: { name: "John Johnson" } }] } });
});
afterEach(() => api.close());

const base = () => `${api.sandbox.url}/api/rest/public/operator`;
const customer = { customer: { data: { id: "123", type: "customers" } } };

test("POST /customers", async () => {
  const attributes = { name: "John Johnson", language: "EN", incoming_capacity: 10, sip_account_limit: 5 };
  const { status, headers, document } = await api.call("POST", "/customers", {
    data: { id: "125", type: "customers", attributes },
  });
  expect(status).toBe(201);
  expect(headers.get("content-type")).toBe("application/vnd.api+json");
  expect(document).toEqual({
    data: {
      id: "125",
      type: "customers",
      links: { self: `${base()}/customers/125` },
      attributes: {
        name: "John Johnson",
        language: "EN",
        capacity_limit: 10,
        sip_account_limit: 5,
        trm_mode: "operator",
      },
    },
  });
});

test("GET /customers", async () => {
  await api.create("customers", { name: "Smith Johnson", capacity_limit: 10 }, undefined, "124");
  const { status, document } = await api.call("GET", "/customers");
  expect(status).toBe(200);
  expect(document.data.map((row: { id: string }) => row.id)).toEqual(["123", "124"]);
  expect(document.data[0].attributes).toMatchObject({
    language: "EN",
    capacity_limit: null,
    sip_account_limit: null,
  });
  expect(document.meta).toEqual({ record_count: 2 });
  const page = `${base()}/customers?page%5Bnumber%5D=1&page%5Bsize%5D=50`;
  expect(document.links).toEqual({ first: page, last: page });
});

test("PATCH /customers/{id}", async () => {
  const { status, document } = await api.call("PATCH", "/customers/123", {
    data: { id: "123", type: "customers", attributes: { incoming_capacity: 3, sip_account_limit: 8 } },
  });
  expect(status).toBe(200);
  expect(document.data.links).toBeUndefined();
  expect(document.data.attributes).toMatchObject({
    name: "John Johnson",
    capacity_limit: 3,
    sip_account_limit: 8,
  });
});

test("POST /sessions", async () => {
  const { status, document } = await api.call("POST", "/sessions", {
    data: { type: "sessions", relationships: customer },
  });
  expect(status).toBe(201);
  expect(document.data).toEqual({
    id: "123",
    type: "sessions",
    attributes: {
      uri: expect.stringMatching(
        /^https:\/\/telecom\.center\/api\/rest\/public\/operator\/auth\?token=[\w.-]+$/,
      ),
    },
  });
});

test("POST /customer_admin_sessions", async () => {
  const { status, document } = await api.call("POST", "/customer_admin_sessions", {
    data: { type: "customer_admin_sessions", relationships: customer },
  });
  expect(status).toBe(201);
  expect(document.data).toEqual({
    id: "123",
    type: "customer_admin_sessions",
    links: { self: `${base()}/customer_admin_sessions/123` },
    attributes: {
      uri: expect.stringMatching(/^https:\/\/phone\.systems\/ui\/index\.html\?x-admin-token=\w+$/),
    },
  });
});

test("POST, GET and PATCH of incoming trunks", async () => {
  const attributes = {
    name: "DIDWW",
    transport_protocol: "UDP",
    destination_field: "RURI_USERPART",
    codecs: ["PCMU"],
  };
  const created = await api.call("POST", "/incoming_trunks", {
    data: { type: "incoming_trunks", attributes, relationships: customer },
  });
  const { id } = created.document.data;
  const self = `${base()}/incoming_trunks/${id}`;
  const domain = expect.stringMatching(/^\d{13}\.in\.phone\.systems$/);
  expect(created.status).toBe(201);
  expect(created.document.data).toEqual({
    id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
    type: "incoming_trunks",
    links: { self },
    attributes: { ...attributes, domain },
    relationships: {
      customer: { links: { self: `${self}/relationships/customer`, related: `${self}/customer` } },
    },
  });
  const { document: list } = await api.call("GET", "/incoming_trunks");
  expect(list.data[0]).toEqual({
    id,
    type: "incoming_trunks",
    links: { self },
    attributes: { ...attributes, domain },
  });

  const changes = {
    name: "Updated name",
    transport_protocol: "TCP",
    destination_field: "TO_USERPART",
    codecs: ["PCMA"],
  };
  const patched = await api.call("PATCH", `/incoming_trunks/${id}`, {
    data: { id, type: "incoming_trunks", attributes: changes },
  });
  expect(patched.status).toBe(200);
  expect(patched.document.data).toEqual({
    id,
    type: "incoming_trunks",
    links: { self },
    attributes: { ...changes, domain: created.document.data.attributes.domain },
  });
});

test("POST, GET and PATCH of DID numbers", async () => {
  const created = await api.call("POST", "/available_did_numbers", {
    data: { type: "available_did_numbers", attributes: { number: "12120000001" }, relationships: customer },
  });
  const { id } = created.document.data;
  expect(created.document.data).toEqual({
    id,
    type: "available_did_numbers",
    attributes: { number: "12120000001", enabled: true },
    relationships: customer,
  });
  const { document: list } = await api.call("GET", "/available_did_numbers");
  expect(list.data[0].attributes).toEqual({ number: "12120000001", enabled: true });
  expect(list.data[0].relationships).toBeUndefined();

  const patched = await api.call("PATCH", `/available_did_numbers/${id}`, {
    data: { id, type: "available_did_numbers", attributes: { number: "12129999999", enabled: false } },
  });
  expect(patched.document.data).toEqual({
    id,
    type: "available_did_numbers",
    attributes: { number: "12129999999", enabled: false },
    relationships: customer,
  });
});

test("POST and PATCH of gateways", async () => {
  const created = await api.call("POST", "/termination_gateways", {
    data: {
      type: "termination_gateways",
      attributes: { name: "Gateway", host: "testing.api.com" },
      relationships: customer,
    },
  });
  const { id } = created.document.data;
  const attributes = {
    operator: true,
    name: "Gateway",
    host: "testing.api.com",
    port: null,
    src_rewrite_rule: null,
    src_rewrite_result: null,
    dst_rewrite_rule: null,
    dst_rewrite_result: null,
    authorization_name: null,
    authorization_password: null,
    codecs: ["PCMU", "PCMA", "telephone-event/8000"],
    network_protocol: "IPv4_only",
  };
  const links = { self: `${base()}/termination_gateways/${id}` };
  expect(created.status).toBe(201);
  expect(created.document).toEqual({ data: { id, type: "termination_gateways", links, attributes } });

  const changes = { port: 5060, codecs: ["PCMU"], name: "GatewayTest", host: "testing.com" };
  const patched = await api.call("PATCH", `/termination_gateways/${id}`, {
    data: { id, type: "termination_gateways", attributes: changes },
  });
  expect(patched.status).toBe(200);
  expect(patched.document).toEqual({
    data: { id, type: "termination_gateways", links, attributes: { ...attributes, ...changes } },
  });
  const { document: list } = await api.call("GET", "/termination_gateways?filter%5Bcustomer.id%5D=123");
  const page = `${base()}/termination_gateways?filter%5Bcustomer.id%5D=123&page%5Bnumber%5D=1&page%5Bsize%5D=50`;
  expect(list.links).toEqual({ first: page, last: page });
});

test("POST and PATCH of routes", async () => {
  const gateway = await api.create(
    "termination_gateways",
    { name: "G", host: "g.example.com" },
    { customer: "123" },
  );
  const created = await api.call("POST", "/termination_routes", {
    data: {
      type: "termination_routes",
      attributes: { name: "Test Route" },
      relationships: {
        ...customer,
        gateway: { data: { id: gateway.document.data.id, type: "termination_gateways" } },
      },
    },
  });
  const { id } = created.document.data;
  const attributes = {
    operator: true,
    name: "Test Route",
    src_prefix: "",
    dst_prefix: "",
    src_rewrite_rule: null,
    src_rewrite_result: null,
    dst_rewrite_rule: null,
    dst_rewrite_result: null,
  };
  const links = { self: `${base()}/termination_routes/${id}` };
  expect(created.status).toBe(201);
  expect(created.document).toEqual({ data: { id, type: "termination_routes", links, attributes } });
  const patched = await api.call("PATCH", `/termination_routes/${id}`, {
    data: { id, type: "termination_routes", attributes: { name: "Updated Route" } },
  });
  expect(patched.document.data.attributes).toEqual({ ...attributes, name: "Updated Route" });
});

test("POST and PATCH of external accounts", async () => {
  const first = await api.create("available_did_numbers", { number: "987654345678" }, { customer: "123" });
  const second = await api.create("available_did_numbers", { number: "121200001" }, { customer: "123" });
  const number = (answer: typeof first) => ({
    available_did_number: { data: { id: answer.document.data.id, type: "available_did_numbers" } },
  });
  const created = await api.call("POST", "/external_account_routes", {
    data: { id: "123", type: "external_account_routes", relationships: { ...customer, ...number(first) } },
  });
  const attributes = {
    incoming_internal: false,
    incoming_external: false,
    outgoing_internal: false,
    outgoing_external: false,
    on_demand: false,
    caller_id_name: null,
    internal_caller_id: null,
    external_caller_id: "987654345678",
    allow_external_calls: true,
  };
  const links = { self: `${base()}/external_account_routes/123` };
  expect(created.status).toBe(201);
  expect(created.document).toEqual({
    data: { id: "123", type: "external_account_routes", links, attributes },
  });
  const patched = await api.call("PATCH", "/external_account_routes/123", {
    data: { id: "123", type: "external_account_routes", relationships: number(second) },
  });
  expect(patched.document.data.attributes).toEqual({ ...attributes, external_caller_id: "121200001" });
});

test("GET and PATCH of SIP accounts", async () => {
  const { id } = api.sandbox.put("sip_device_routes", {
    attributes: { username: "z4wnypvker", password: "08hxobdp5z", caller_id_name: "Helo bye" },
    relationships: { customer: "123" },
  });
  const attributes = {
    username: "z4wnypvker",
    password: "08hxobdp5z",
    incoming_internal: false,
    incoming_external: false,
    outgoing_internal: false,
    outgoing_external: false,
    on_demand: false,
    caller_id_name: "Helo bye",
    internal_caller_id: null,
    external_caller_id: null,
    allow_external_calls: false,
    is_online: false,
    user_agent: null,
    use_allowed_ips: false,
    allowed_ips: "0.0.0.0/0,0000:0000:0000:0000:0000:0000:0000:0000/0",
  };
  const { document: list } = await api.call("GET", "/sip_device_routes");
  expect(list.data[0].attributes).toEqual(attributes);
  const patched = await api.call("PATCH", `/sip_device_routes/${id}`, {
    data: {
      id,
      type: "sip_device_routes",
      attributes: { use_allowed_ips: "true", allowed_ips: "127.0.0.1" },
    },
  });
  expect(patched.status).toBe(200);
  expect(patched.document.data.attributes).toEqual({
    ...attributes,
    use_allowed_ips: true,
    allowed_ips: "127.0.0.1/32",
  });
});

test("GET of both kinds of call records", async () => {
  const relationships = { customer: "123" };
  const time_start = "1970-01-01 00:00";
  const outgoing = { src_number_in: "1", dst_number_in: "2", duration: 7, time_start };
  api.sandbox.put("termination_cdrs", { attributes: outgoing, relationships });
  api.sandbox.put("incoming_trunk_cdrs", { attributes: { duration: "7", time_start }, relationships });
  const { document } = await api.call("GET", "/termination_cdrs");
  expect(document.data[0]).toMatchObject({
    type: "termination_cdrs",
    attributes: { ...outgoing, aleg_code: 200, time_start: "1970-01-01 00:00:00", time_connect: null },
    relationships: customer,
  });
  const from = encodeURIComponent("1969-12-31 00:00:00");
  const incoming = await api.call("GET", `/incoming_trunk_cdrs?filter%5Btime_start_gteq%5D=${from}`);
  expect(incoming.document.data[0]).toMatchObject({ attributes: { duration: "7", success: "true" } });
});

test.each(["incoming_trunks", "available_did_numbers", "termination_gateways"])(
  "DELETE /%s/{id}",
  async (type) => {
    const attributes = {
      available_did_numbers: { number: "1" },
      termination_gateways: { name: "G", host: "h" },
    }[type];
    const { document } = await api.create(type, attributes ?? {}, { customer: "123" });
    const path = `/${type}/${document.data.id}`;
    const { status, text } = await api.call("DELETE", path);
    expect([status, text]).toEqual([204, ""]);
    expect((await api.call("GET", path)).status).toBe(404);
  },
);
