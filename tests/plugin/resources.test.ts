import { account } from "../lifecycle/http/account";
import { CUSTOMER, furnish, STORIES } from "../lifecycle/http/stories";
import { Client, secret, UNKNOWN, urnOf } from "./client";

const shown = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "value" in value
    ? (value as { value: unknown }).value
    : value;
const inClear = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));

describe.each(STORIES)("$entity", ({ entity, first, next }) => {
  test("is made, found unchanged, changed, refreshed and deleted", async () => {
    const sandbox = await account();
    furnish(sandbox);
    const client = await Client.of(sandbox);
    const urn = urnOf(entity);

    const { inputs, reasons } = await client.check(urn, {}, first);
    expect(reasons).toEqual([]);
    expect(Object.keys(inputs).filter((name) => name.startsWith("__"))).toEqual([]);
    const { id, outputs } = await client.create(urn, inClear(inputs));
    const state = { inputs: inClear(inputs), outputs: inClear(outputs) };
    expect(await client.diff(urn, id, state, state.inputs)).toMatchObject({ changes: false, details: {} });

    const changed = await client.check(urn, state.inputs, { ...first, ...next });
    const news = inClear(changed.inputs);
    const diff = await client.diff(urn, id, state, news);
    expect(Object.keys(diff.details).sort()).toEqual(Object.keys(next).sort());
    expect(diff).toMatchObject({ changes: true, replaces: [] });
    const updated = inClear(await client.update(urn, id, state, news));
    expect(await client.diff(urn, id, { inputs: news, outputs: updated }, news)).toMatchObject({
      changes: false,
    });

    const read = await client.read(urn, id, { inputs: news, outputs: updated });
    expect(read.id).toBe(id);
    expect(inClear(read.outputs)).toEqual(updated);
    expect(Object.keys(read.inputs).sort()).toEqual(Object.keys(news).sort());
    await client.delete(urn, id, updated);
    expect(sandbox.requests.map(({ method }) => method)).toEqual(
      expect.arrayContaining(entity === "SipAccount" ? ["PATCH"] : ["POST", "PATCH", "DELETE"]),
    );
  });

  test("a preview of it writes nothing", async () => {
    const sandbox = await account();
    furnish(sandbox);
    const client = await Client.of(sandbox);
    const urn = urnOf(entity);
    const { inputs } = await client.check(urn, {}, first);
    await client.create(urn, inClear(inputs), { preview: true });
    const { id, outputs } = await client.create(urn, inClear(inputs));
    const state = { inputs: inClear(inputs), outputs: inClear(outputs) };
    sandbox.resetRequests();
    const { inputs: news } = await client.check(urn, state.inputs, { ...first, ...next });
    await client.diff(urn, id, state, inClear(news));
    const foreseen = await client.update(urn, id, state, inClear(news), { preview: true });
    expect(inClear(foreseen)).toMatchObject(inClear(news));
    expect(sandbox.requests).toEqual([]);
  });
});

test("a preview shows the id that is derived, and leaves open what only the API knows", async () => {
  const sandbox = await account();
  const client = await Client.of(sandbox);
  const { inputs } = await client.check(urnOf("Customer"), {}, { name: "Acme" });
  const { id, outputs } = await client.create(urnOf("Customer"), inputs, { preview: true });
  expect(id).toMatch(/^1\d{9}$/);
  expect(outputs).toMatchObject({ customerId: id, name: "Acme", language: UNKNOWN });
  const trunk = { customer: id, name: "Office" };
  const foreseen = await client.create(urnOf("IncomingTrunk"), trunk, { preview: true });
  expect(foreseen).toMatchObject({ id: "", outputs: { customerId: id, name: "Office", domain: UNKNOWN } });
  expect(sandbox.requests).toEqual([]);
  expect((await client.create(urnOf("Customer"), inputs)).id).toBe(id);
});

test("a preview leaves open what the API makes of a change, and keeps the rest", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  const urn = urnOf("ExternalAccount");
  const { inputs } = await client.check(urn, {}, { customer: CUSTOMER, externalAccountId: "sim1" });
  const { id, outputs } = await client.create(urn, inputs);
  const news = { ...inputs, didNumber: "another" };
  const foreseen = await client.update(urn, id, { inputs, outputs }, news, { preview: true });
  expect(foreseen).toMatchObject({
    didNumberId: "another",
    externalCallerId: UNKNOWN,
    allowExternalCalls: UNKNOWN,
    externalAccountId: "sim1",
    onDemand: false,
  });
});

test("what replaces an object is marked, argument by argument", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  const urn = urnOf("DidNumber");
  const { inputs } = await client.check(
    urn,
    {},
    { customer: CUSTOMER, number: "12125550101", enabled: false },
  );
  const { id, outputs } = await client.create(urn, inputs);
  const { enabled: _, ...rest } = inputs;
  const diff = await client.diff(urn, id, { inputs, outputs }, { ...rest, customer: "501", externalId: "7" });
  expect(diff).toEqual({
    changes: true,
    replaces: ["customer"],
    deleteBeforeReplace: true,
    details: { customer: "UPDATE_REPLACE", externalId: "ADD", enabled: "DELETE" },
  });
});

test("an argument that leaves the program goes back to its default", async () => {
  const sandbox = await account();
  const client = await Client.of(sandbox);
  const urn = urnOf("Customer");
  const { inputs } = await client.check(urn, {}, { name: "Acme", capacityLimit: 5 });
  const { id, outputs } = await client.create(urn, inputs);
  const { capacityLimit: _, ...news } = inputs;
  const updated = await client.update(urn, id, { inputs, outputs }, news);
  expect(updated.capacityLimit).toBeNull();
  expect(sandbox.objects("customers")[0]!.attributes.capacityLimit ?? null).toBeNull();
});

describe("secrets", () => {
  const gateway = { customer: CUSTOMER, name: "Carrier", host: "sip.example.com", authorizationName: "acme" };

  test("are marked in what is checked, made and read", async () => {
    const sandbox = await account();
    furnish(sandbox);
    const client = await Client.of(sandbox);
    const urn = urnOf("Gateway");
    const given = { ...gateway, authorizationPassword: "hush" };
    const { inputs } = await client.check(urn, {}, given);
    expect(inputs.authorizationPassword).toEqual(secret("hush"));
    const { id, outputs } = await client.create(urn, given);
    expect(outputs.authorizationPassword).toEqual(secret("hush"));
    const state = { inputs: given, outputs: inClear(outputs) };
    const read = await client.read(urn, id, state);
    expect(read.outputs.authorizationPassword).toEqual(secret("hush"));
    expect(read.inputs.authorizationPassword).toEqual(secret("hush"));
  });

  test("of accounts that exist are marked too", async () => {
    const sandbox = await account();
    furnish(sandbox);
    const client = await Client.of(sandbox);
    const { outputs } = await client.create(urnOf("SipAccount"), { customer: CUSTOMER, username: "desk" });
    expect(outputs.password).toEqual(secret("hush"));
  });
});

test("a write that went through before it failed keeps the object", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  const urn = urnOf("Customer");
  const { inputs } = await client.check(urn, {}, { name: "Acme" });
  const { id, outputs } = await client.create(urn, inputs);
  Object.assign(sandbox.switches, { customerPatch: "ignore" });
  const failure = client.update(urn, id, { inputs, outputs }, { ...inputs, name: "Other", capacityLimit: 7 });
  await expect(failure).rejects.toMatchObject({
    failed: { id, properties: { name: "Acme", capacityLimit: 7, customerId: id } },
  });
});

test("what is gone is told as gone, and a class that is none as an error", async () => {
  const sandbox = await account();
  const client = await Client.of(sandbox);
  const urn = urnOf("Customer");
  const { inputs } = await client.check(urn, {}, { name: "Acme" });
  const { id, outputs } = await client.create(urn, inputs);
  sandbox.remove("customers", id);
  expect((await client.read(urn, id, { inputs, outputs })).id).toBe("");
  await expect(client.check(urnOf("Trunk"), {}, {})).rejects.toThrow(
    'telecom-center has no resource "telecom-center:index:Trunk".',
  );
});

test("a run that is given up begins nothing more, and brings what runs to its end", async () => {
  const sandbox = await account();
  const client = await Client.of(sandbox);
  const { inputs } = await client.check(urnOf("Customer"), {}, { name: "Acme" });
  const running = client.create(urnOf("Customer"), inputs);
  await client.cancel();
  expect((await running).id).toBe(inputs.customerId);
  await expect(client.create(urnOf("Customer", "other"), inputs)).rejects.toThrow("the run was cancelled");
  expect(sandbox.objects("customers")).toHaveLength(1);
});
