import { openSmallAccount } from "./client";

let api: Awaited<ReturnType<typeof openSmallAccount>>;

beforeEach(async () => {
  api = await openSmallAccount();
});
afterEach(() => api.close());

test("deleting a customer deletes everything below it, and nothing else", async () => {
  const { sandbox } = api;
  sandbox.put("customers", { id: "124", attributes: { name: "Other" } });
  const other = sandbox.put("incoming_trunks", { relationships: { customer: "124" } });
  await api.create("sessions", undefined, { customer: "123" });
  sandbox.put("termination_cdrs", { relationships: { customer: "123" } });
  expect((await api.call("DELETE", "/customers/123")).status).toBe(204);
  expect(Object.entries(sandbox.sizes()).filter(([, size]) => size > 0)).toEqual([
    ["customers", 1],
    ["incoming_trunks", 1],
  ]);
  expect((await api.call("GET", `/incoming_trunks/${other.id}`)).status).toBe(200);
  expect((await api.call("DELETE", `/termination_gateways/${api.ids.gateway}`)).status).toBe(404);
});

test("deleting a gateway deletes the routes that point to it", async () => {
  await api.call("DELETE", `/termination_gateways/${api.ids.gateway}`);
  expect((await api.call("GET", `/termination_routes/${api.ids.route}`)).status).toBe(404);
});

test("a route that was moved to another gateway stays", async () => {
  const second = await api.create("termination_gateways", { name: "B", host: "b" }, { customer: "123" });
  const gateway = second.document.data.id;
  expect((await api.patch("termination_routes", api.ids.route, {}, { gateway })).status).toBe(200);
  await api.call("DELETE", `/termination_gateways/${api.ids.gateway}`);
  const { document } = await api.call("GET", `/termination_routes/${api.ids.route}?include=gateway`);
  expect(document.data.relationships.gateway.data.id).toBe(gateway);
});

test("deleting a DID number unlinks the external accounts that show it", async () => {
  const shown = async () => (await api.call("GET", "/external_account_routes/77")).document.data.attributes;
  expect(await shown()).toMatchObject({ external_caller_id: "12120000001", allow_external_calls: true });
  await api.patch("available_did_numbers", api.ids.did, { number: "12129999999" });
  expect(await shown()).toMatchObject({ external_caller_id: "12129999999" });
  await api.call("DELETE", `/available_did_numbers/${api.ids.did}`);
  expect(await shown()).toMatchObject({ external_caller_id: null, allow_external_calls: false });
});

test("an external account's number can be unlinked and linked again", async () => {
  const unlinked = await api.patch("external_account_routes", "77", undefined, {
    available_did_number: null,
  });
  expect(unlinked.document.data.attributes.allow_external_calls).toBe(false);
  const linked = await api.patch("external_account_routes", "77", undefined, {
    available_did_number: api.ids.did,
  });
  expect(linked.document.data.attributes.external_caller_id).toBe("12120000001");
});

test("a number that was deleted can be provisioned again", async () => {
  await api.call("DELETE", `/available_did_numbers/${api.ids.did}`);
  const again = await api.create("available_did_numbers", { number: "12120000001" }, { customer: "123" });
  expect(again.status).toBe(201);
});

test("a new session takes the place of the customer's last one", async () => {
  const first = await api.create("sessions", undefined, { customer: "123" });
  const second = await api.create("sessions", undefined, { customer: "123" });
  expect(second.document.data.attributes.uri).not.toBe(first.document.data.attributes.uri);
  expect(api.sandbox.objects("sessions")).toHaveLength(1);
});

test("the domains of trunks are unique, and never come back", async () => {
  const domains = new Set<string>();
  for (let n = 0; n < 20; n += 1) {
    const { document } = await api.create("incoming_trunks", {}, { customer: "123" });
    domains.add(document.data.attributes.domain);
    await api.call("DELETE", `/incoming_trunks/${document.data.id}`);
  }
  expect(domains.size).toBe(20);
});

test("changes behind the API's back: drift, and objects made in the UI", async () => {
  const { sandbox, ids } = api;
  sandbox.change("incoming_trunks", ids.trunk, { name: "changed", domain: "x.example.com" });
  const { document } = await api.call("GET", `/incoming_trunks/${ids.trunk}`);
  expect(document.data.attributes).toMatchObject({ name: "changed", domain: "x.example.com" });
  sandbox.put("termination_gateways", {
    attributes: { name: "own", host: "h", operator: false },
    relationships: { customer: "123" },
  });
  const list = await api.call("GET", "/termination_gateways?filter%5Bname%5D=own");
  expect(list.document.data[0].attributes.operator).toBe(false);
  sandbox.remove("customers", "123");
  expect((await api.call("GET", `/incoming_trunks/${ids.trunk}`)).status).toBe(404);
  expect(sandbox.count("GET", "/incoming_trunks")).toBe(2);
});

test.each([
  [() => api.sandbox.put("customer", {}), 'Unknown type "customer".'],
  [() => api.sandbox.put("customers", { id: "123" }), 'There is a customers "123" already.'],
  [
    () => api.sandbox.put("incoming_trunks", { relationships: { customer: "9" } }),
    'there is no customers "9"',
  ],
  [() => api.sandbox.change("customers", "123", { nmae: "x" }), 'customers has no attribute "nmae".'],
  [() => api.sandbox.change("customers", "9", {}), 'There is no customers "9" in the sandbox.'],
  [
    () => api.sandbox.change("termination_gateways", api.ids.gateway, { port: 70000 }),
    "must be less than or equal",
  ],
])("a direct change that makes no sense is an error (%#)", (change, words) => {
  expect(change).toThrow(words);
});
