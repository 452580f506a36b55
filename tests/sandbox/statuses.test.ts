import { type Json, openSmallAccount } from "./client";

let api: Awaited<ReturnType<typeof openSmallAccount>>;

beforeAll(async () => {
  api = await openSmallAccount();
});
afterAll(() => api.close());

const problems = (answer: { document: Json }) =>
  answer.document.errors.map((error: Json) => [error.source?.pointer, error.detail]);
const customer = { customer: "123" };

describe("401", () => {
  test.each([
    ["no credentials", ""],
    ["a wrong password", `Basic ${Buffer.from("operator:wrong").toString("base64")}`],
    ["another scheme", "Bearer sandbox"],
  ])("%s", async (_name, authorization) => {
    const answer = await api.call("GET", "/customers", undefined, { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  });
});

describe("content negotiation", () => {
  const type = "application/vnd.api+json";
  test.each([
    [200, `${type};a=1, ${type}`],
    [200, "*/*"],
    [200, `${type};q=0.5`],
    [406, `${type}; charset=utf-8`],
    [406, `text/html, ${type};ext=x`],
  ])("%i for Accept: %s", async (status, accept) => {
    expect((await api.call("GET", "/customers", undefined, { accept })).status).toBe(status);
  });
  test.each([
    ["GET", `${type}; charset=utf-8`],
    ["POST", `${type}; charset=utf-8`],
    ["POST", "application/json"],
    ["PATCH", "text/plain"],
  ])("415 for %s with Content-Type: %s", async (method, contentType) => {
    const body = method === "GET" ? undefined : { data: {} };
    const answer = await api.call(method, "/customers/123", body, { "content-type": contentType });
    expect([answer.status, answer.document.errors[0].code]).toEqual([415, "415"]);
  });
});

describe("404 and 405", () => {
  test.each([
    ["GET", "/customers/999", "The record identified by 999 could not be found."],
    ["GET", "/capacity_groups", "No endpoint answers at capacity_groups."],
    ["GET", "/customers/123/relationships", "No endpoint answers at customers/123/relationships."],
    ["GET", "/sessions/123", "No endpoint answers at sessions/123."],
    ["DELETE", "/incoming_trunks/nope", "The record identified by nope could not be found."],
    ["GET", "/incoming_trunk_cdcs", "No endpoint answers at incoming_trunk_cdcs."],
  ])("404 for %s %s", async (method, path, detail) => {
    const answer = await api.call(method, path);
    expect(answer.status).toBe(404);
    expect(answer.document.errors[0]).toMatchObject({ detail, status: "404", code: "404" });
  });
  test.each([
    ["POST", "/sip_device_routes", "GET"],
    ["DELETE", "/sip_device_routes/1", "GET, PATCH"],
    ["PUT", "/customers/123", "GET, PATCH, DELETE"],
    ["POST", "/termination_cdrs", "GET"],
    ["PATCH", "/termination_cdrs/1", "GET"],
    ["GET", "/sessions", "POST"],
  ])("405 for %s %s", async (method, path, allowed) => {
    const answer = await api.call(method, path, method === "GET" ? undefined : { data: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allowed);
  });
});

describe("400 for a document", () => {
  test.each<[string, Json, string]>([
    ["no JSON", "{", "The request body is not valid JSON."],
    ["no data", {}, "The required parameter, data, is missing."],
    ["data that is a list", { data: [] }, "data must be an object."],
    ["no type", { data: { id: "9" } }, "The required parameter, type, is missing."],
    [
      "an unknown attribute",
      { data: { type: "customers", id: "9", attributes: { nam: "x" } } },
      "nam is not allowed.",
    ],
    [
      "both names of one attribute",
      { data: { type: "customers", id: "9", attributes: { capacity_limit: 1, incoming_capacity: 1 } } },
      "incoming_capacity is not allowed.",
    ],
    [
      "the other name of the termination mode",
      { data: { type: "customers", id: "9", attributes: { name: "x", termination_mode: "system" } } },
      "termination_mode is not allowed.",
    ],
    ["an unknown member", { data: { type: "customers", id: "9", extra: 1 } }, "extra is not allowed."],
  ])("POST with %s", async (_name, body, detail) => {
    const answer = await api.call("POST", "/customers", body);
    expect(answer.status).toBe(400);
    expect(answer.document.errors[0].detail).toBe(detail);
  });

  test.each<[string, string, Json, Json]>([
    ["a trunk's domain", "incoming_trunks", { domain: "x" }, undefined],
    ["a gateway's operator", "termination_gateways", { name: "a", host: "b", operator: true }, undefined],
    ["an external account's flags", "external_account_routes", { on_demand: true }, undefined],
    ["an unknown relationship", "incoming_trunks", {}, { gateway: "1" }],
  ])("POST with %s", async (_name, type, attributes, relationships) => {
    const answer = await api.create(
      type,
      attributes,
      { ...customer, ...relationships },
      type.startsWith("ext") ? "5" : undefined,
    );
    expect(answer.status).toBe(400);
    expect(answer.document.errors[0]).toMatchObject({ code: "105", title: "Param not allowed" });
  });

  test("POST with an id that the server chooses", async () => {
    const answer = await api.create("incoming_trunks", {}, customer, "my-id");
    expect([answer.status, answer.document.errors[0].detail]).toEqual([400, "id is not allowed."]);
  });

  test("PATCH without id, of the customer, of a read-only attribute", async () => {
    const path = `/incoming_trunks/${api.ids.trunk}`;
    const withoutId = await api.call("PATCH", path, { data: { type: "incoming_trunks" } });
    expect([withoutId.status, withoutId.document.errors[0].detail]).toEqual([
      400,
      "The required parameter, id, is missing.",
    ]);
    expect((await api.patch("incoming_trunks", api.ids.trunk, {}, customer)).status).toBe(400);
    expect((await api.patch("sip_device_routes", api.ids.sip, { username: "x" })).status).toBe(400);
  });

  test("a relationship that is no link", async () => {
    const answer = await api.call("POST", "/incoming_trunks", {
      data: { type: "incoming_trunks", relationships: { customer: { id: "123" } } },
    });
    expect([answer.status, answer.document.errors[0].code]).toEqual([400, "115"]);
  });
});

test.each([
  ["/customers?filter%5Bname%5D=x", "102", "name is not allowed."],
  ["/termination_routes?filter%5Bgateway.id%5D=x", "102", "gateway.id is not allowed."],
  ["/customers?sort=nope", "114", "nope is not a valid sort criteria for customers"],
  ["/incoming_trunks?sort=codecs", "114", "codecs is not a valid sort criteria for incoming_trunks"],
  ["/customers?include=customer", "112", "customer is not a valid includable relationship of customers"],
  [
    "/incoming_trunks?include=gateway",
    "112",
    "gateway is not a valid includable relationship of incoming_trunks",
  ],
  ["/customers?fields%5Bnope%5D=name", "101", "nope is not a valid resource."],
  ["/customers?fields%5Bcustomers%5D=nope", "104", "nope is not a valid field for customers."],
  ["/customers?page%5Bnumber%5D=0", "118", "0 is not a valid value for page[number]."],
  ["/customers?page%5Bsize%5D=x", "118", "x is not a valid value for page[size]."],
  ["/customers?page%5Boffset%5D=1", "105", "page[offset] is not allowed."],
  ["/customers?nope=1", "105", "nope is not allowed."],
  ["/customers/123?sort=name", "105", "sort is not allowed."],
  ["/available_did_numbers?filter%5Benabled%5D=yes", "107", "yes is not a valid value for enabled."],
  [
    "/termination_cdrs?filter%5Btime_start_gteq%5D=soon",
    "107",
    "soon is not a valid value for time_start_gteq.",
  ],
  ["/incoming_trunk_cdrs", "106", "The required parameter, filter[time_start_gteq], is missing."],
])("400 for GET %s", async (path, code, detail) => {
  const answer = await api.call("GET", path);
  expect(answer.status).toBe(400);
  expect(answer.document.errors[0]).toMatchObject({ code, detail, status: "400" });
});

describe("409", () => {
  test("another type than the endpoint's", async () => {
    expect((await api.call("POST", "/customers", { data: { type: "customer", id: "1" } })).status).toBe(409);
  });
  test("another id than the path's", async () => {
    const body = { data: { type: "customers", id: "124", attributes: { sip_account_limit: 1 } } };
    expect((await api.call("PATCH", "/customers/123", body)).status).toBe(409);
  });
  test("a related object of another type", async () => {
    const body = {
      data: { type: "incoming_trunks", relationships: { customer: { data: { type: "users", id: "123" } } } },
    };
    expect((await api.call("POST", "/incoming_trunks", body)).status).toBe(409);
  });
});

describe("422, each value with its pointer", () => {
  const at = (name: string, problem: string) => [`/data/attributes/${name}`, `${name} - ${problem}`];
  const related = (name: string, problem: string) => [`/data/relationships/${name}`, `${name} - ${problem}`];
  test.each<[string, Json, Json, string | undefined, Json]>([
    ["customers", { name: "x" }, undefined, undefined, [["/data/id", "id - can't be blank"]]],
    ["customers", { name: "x" }, undefined, "123", [["/data/id", "id - has already been taken"]]],
    ["customers", { name: "x" }, undefined, "a b", [["/data/id", "id - is invalid"]]],
    ["customers", {}, undefined, "5", [at("name", "can't be blank")]],
    ["customers", { name: " " }, undefined, "5", [at("name", "can't be blank")]],
    ["customers", { name: null }, undefined, "5", [at("name", "can't be blank")]],
    [
      "customers",
      { name: 5, language: "en", capacity_limit: 1.5, sip_account_limit: "5", trm_mode: "AUTO" },
      undefined,
      "5",
      [
        at("name", "must be a string"),
        at("language", "is not included in the list"),
        at("capacity_limit", "must be an integer"),
        at("sip_account_limit", "is not a number"),
        at("trm_mode", "is not included in the list"),
      ],
    ],
    ["incoming_trunks", {}, {}, undefined, [related("customer", "must exist")]],
    ["incoming_trunks", {}, { customer: "999" }, undefined, [related("customer", "must exist")]],
    ["incoming_trunks", {}, { customer: null }, undefined, [related("customer", "must exist")]],
    [
      "incoming_trunks",
      { codecs: ["PCMU", "pcma"] },
      customer,
      undefined,
      [at("codecs", "is not included in the list")],
    ],
    ["incoming_trunks", { codecs: [] }, customer, undefined, [at("codecs", "can't be blank")]],
    ["incoming_trunks", { codecs: "PCMU" }, customer, undefined, [at("codecs", "must be an array")]],
    [
      "incoming_trunks",
      { transport_protocol: "TLS" },
      customer,
      undefined,
      [at("transport_protocol", "is not included in the list")],
    ],
    ["available_did_numbers", {}, customer, undefined, [at("number", "can't be blank")]],
    ["available_did_numbers", { number: "+12" }, customer, undefined, [at("number", "is not a number")]],
    [
      "available_did_numbers",
      { number: "12120000001" },
      customer,
      undefined,
      [at("number", "has already been taken")],
    ],
    [
      "available_did_numbers",
      { number: "7", enabled: 1 },
      customer,
      undefined,
      [at("enabled", "is not included in the list")],
    ],
    [
      "available_did_numbers",
      { number: "7", external_id: -1 },
      customer,
      undefined,
      [at("external_id", "must be greater than or equal to 0")],
    ],
    [
      "available_did_numbers",
      { number: "7", external_id: "9223372036854775808" },
      customer,
      undefined,
      [at("external_id", "must be less than or equal to 9223372036854775807")],
    ],
    [
      "termination_gateways",
      { name: "a", host: "b", port: 70000 },
      customer,
      undefined,
      [at("port", "must be less than or equal to 65535")],
    ],
    [
      "termination_gateways",
      { name: "a", host: "b", port: 0 },
      customer,
      undefined,
      [at("port", "must be greater than or equal to 1")],
    ],
    ["termination_gateways", { name: "a", host: "b c" }, customer, undefined, [at("host", "is invalid")]],
    ["termination_routes", { name: "a" }, customer, undefined, [related("gateway", "must exist")]],
    [
      "termination_routes",
      { name: "a", dst_prefix: "4x" },
      { ...customer, gateway: "1" },
      undefined,
      [at("dst_prefix", "is not a number"), related("gateway", "must exist")],
    ],
    ["external_account_routes", undefined, customer, undefined, [["/data/id", "id - can't be blank"]]],
    ["external_account_routes", undefined, customer, "77", [["/data/id", "id - has already been taken"]]],
    [
      "external_account_routes",
      undefined,
      { ...customer, available_did_number: "1" },
      "78",
      [related("available_did_number", "must exist")],
    ],
    ["sessions", undefined, { customer: "999" }, undefined, [related("customer", "must exist")]],
  ])("POST of %s: %j %j %s", async (type, attributes, relationships, id, expected) => {
    const answer = await api.create(type, attributes, relationships, id);
    expect([answer.status, problems(answer)]).toEqual([422, expected]);
    expect(answer.document.errors[0]).toMatchObject({ status: "422", code: "100" });
  });

  test("PATCH", async () => {
    const bad = await api.patch("sip_device_routes", api.ids.sip, {
      allowed_ips: "127.0.0.1/33",
      use_allowed_ips: "yes",
    });
    expect(problems(bad)).toEqual([
      at("allowed_ips", "is invalid"),
      at("use_allowed_ips", "is not included in the list"),
    ]);
    const route = await api.patch("termination_routes", api.ids.route, {}, { gateway: null });
    expect([route.status, problems(route)]).toEqual([422, [related("gateway", "must exist")]]);
    const before = await api.call("GET", "/customers/123");
    await api.patch("customers", "123", { sip_account_limit: 3, language: "XX" });
    expect((await api.call("GET", "/customers/123")).document).toEqual(before.document);
  });
});

test("codecs are taken in both spellings of telephone-event, and keep their order", async () => {
  const codecs = ["OPUS", "telephone-event", "g729"];
  const first = await api.create("incoming_trunks", { codecs }, customer);
  expect(first.document.data.attributes.codecs).toEqual(codecs);
});

test("a customer id may come as a JSON number, and a free id may be used again", async () => {
  const body = { data: { type: "customers", id: 555, attributes: { name: "N" } } };
  expect((await api.call("POST", "/customers", body)).document.data.id).toBe("555");
  expect((await api.call("DELETE", "/customers/555")).status).toBe(204);
  expect((await api.call("POST", "/customers", body)).status).toBe(201);
});

test("external ids up to 2^63-1 survive exactly, in requests, answers, filters and the log", async () => {
  for (const exact of ["0", "9007199254740993", "9223372036854775807"]) {
    const number = `44${exact}`.slice(0, 20);
    const body = `{"data":{"type":"available_did_numbers","attributes":{"number":"${number}","external_id":${exact}},
      "relationships":{"customer":{"data":{"type":"customers","id":"123"}}}}}`;
    const created = await api.call("POST", "/available_did_numbers", body);
    expect(created.text).toContain(`"external_id":${exact}`);
    const read = await api.call("GET", `/available_did_numbers?filter%5Bnumber%5D=${number}`);
    expect(read.text).toContain(`"external_id":${exact}`);
    const log = await (await fetch(`${api.sandbox.url}/_sandbox/requests?method=POST`)).text();
    expect(log).toContain(`"external_id":${exact}`);
  }
});

test("long digits inside text stay text", async () => {
  const name = 'a "12345678901234567890" \\ 12345678901234567890';
  const answer = await api.create("incoming_trunks", { name }, customer);
  expect(answer.document.data.attributes.name).toBe(name);
});
