import { entities } from "../../provider/entities";
import { account } from "../lifecycle/http/account";
import { CUSTOMER, furnish, GATEWAY, SIP_ACCOUNT, STORIES } from "../lifecycle/http/stories";
import { Client, urnOf } from "./client";

const inClear = (values: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(values), (_, value) =>
    value?.["4dabf18193072939515e22adb298388d"] ? value.value : value,
  );

const writes = ({ requests }: { requests: readonly { method: string }[] }) =>
  requests.filter(({ method }) => method !== "GET");

describe.each(STORIES)("an import of a $entity", ({ entity, first }) => {
  /** What an earlier life made, and what an import reads of it. */
  async function imported(read: (client: Client, urn: string, id: string) => ReturnType<Client["read"]>) {
    const sandbox = await account();
    furnish(sandbox);
    const before = await Client.of(sandbox);
    const { inputs } = await before.check(urnOf(entity, "before"), {}, first);
    const { id } = await before.create(urnOf(entity, "before"), inClear(inputs));
    sandbox.resetRequests();
    const client = await Client.of(sandbox);
    const urn = urnOf(entity);
    return { sandbox, client, urn, id, found: await read(client, urn, id) };
  }

  test.each([
    ["the older engine", undefined],
    ["the newer engine", { inputs: {}, outputs: {} }],
  ])("answers inputs that preview without a change, asked as %s asks", async (_, state) => {
    const { sandbox, client, urn, id, found } = await imported((asked, of, object) =>
      asked.read(of, object, state),
    );
    const inputs = inClear(found.inputs);
    expect(Object.values(inputs)).not.toContain(null);
    expect(JSON.stringify(found.inputs)).not.toContain("hush");
    const checked = await client.check(urn, inputs, inputs);
    expect(checked.reasons).toEqual([]);
    expect(await client.diff(urn, id, { inputs, outputs: inClear(found.outputs) }, inputs)).toMatchObject({
      changes: false,
    });
    expect(writes(sandbox)).toEqual([]);
  });

  test("stays as it is for what the program declares of it, in the runs after it too", async () => {
    const { sandbox, client, urn, id, found } = await imported((asked, of, object) => asked.read(of, object));
    const required = Object.fromEntries(
      ["customer", "name", "host", "number", "gateway", "username", "externalAccountId"]
        .filter((name) => name in first)
        .map((name) => [name, first[name]]),
    );
    const { inputs } = await client.check(urn, inClear(found.inputs), required);
    const outputs = inClear(found.outputs);
    const state = { inputs: inClear(found.inputs), outputs };
    expect(await client.diff(urn, id, state, inputs)).toMatchObject({ changes: false });
    const next = await Client.of(sandbox);
    const after = { inputs, outputs };
    expect(await next.diff(urn, id, after, (await next.check(urn, inputs, required)).inputs)).toMatchObject({
      changes: false,
    });
    const refreshed = await next.read(urn, id, after);
    expect(inClear(refreshed.inputs)).toEqual(inputs);
    expect(writes(sandbox)).toEqual([]);
  });
});

test("an import with a difference is refused with the table, and writes nothing", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  const urn = urnOf("Gateway");
  const found = await client.read(urn, GATEWAY);
  const { inputs } = await client.check(urn, found.inputs, { customer: CUSTOMER, name: "Other", host: "h" });
  const diff = client.diff(urn, GATEWAY, found, inputs);
  await expect(diff).rejects.toThrow(/argument\s+remote\s+declared/);
  await expect(client.diff(urn, GATEWAY, found, inputs)).rejects.toThrow(/host\s+"gw.example.com"\s+"h"/);
  expect(writes(sandbox)).toEqual([]);
});

test("a password that the account hides is believed, and not written by the run after the import", async () => {
  const sandbox = await account({ switches: { passwordEcho: "masked" } });
  furnish(sandbox);
  const urn = urnOf("Gateway");
  sandbox.change("termination_gateways", GATEWAY, {
    authorization_name: "acme",
    authorization_password: "hush",
  });
  const client = await Client.of(sandbox);
  const found = await client.read(urn, GATEWAY);
  expect(found.inputs).not.toHaveProperty("authorizationPassword");
  const declared = { ...inClear(found.inputs), authorizationPassword: "hush" };
  const { inputs } = await client.check(urn, inClear(found.inputs), declared);
  const news = inClear(inputs);
  const outputs = inClear(found.outputs);
  const state = { inputs: inClear(found.inputs), outputs };
  expect(await client.diff(urn, GATEWAY, state, news)).toMatchObject({ changes: false });
  expect(client.told.join("\n")).toContain("the API hides authorizationPassword");
  const next = await Client.of(sandbox);
  expect(await next.diff(urn, GATEWAY, { inputs: news, outputs }, news)).toMatchObject({ changes: false });
  const changed = await next.diff(
    urn,
    GATEWAY,
    { inputs: news, outputs },
    { ...news, authorizationPassword: "x" },
  );
  expect(changed.details).toEqual({ authorizationPassword: "UPDATE" });
});

test("an argument of an imported object that leaves the program goes back to its default", async () => {
  const sandbox = await account();
  sandbox.put("customers", { id: "7", attributes: { name: "Acme", capacity_limit: 5 } });
  const client = await Client.of(sandbox);
  const urn = urnOf("Customer");
  const found = await client.read(urn, "7");
  const inputs = { customerId: "7", name: "Acme", capacityLimit: 5 };
  expect(await client.diff(urn, "7", found, inputs)).toMatchObject({ changes: false });
  const next = await Client.of(sandbox);
  const state = { inputs, outputs: found.outputs };
  const { capacityLimit: _, ...news } = inputs;
  expect((await next.diff(urn, "7", state, news)).details).toEqual({ capacityLimit: "DELETE" });
});

test("what an import left in the state, because its run failed, was declared by nobody", async () => {
  const sandbox = await account();
  sandbox.put("customers", { id: "7", attributes: { name: "Acme", language: "LT", capacity_limit: 5 } });
  const urn = urnOf("Customer");
  const found = await (await Client.of(sandbox)).read(urn, "7");
  const next = await Client.of(sandbox);
  const { inputs } = await next.check(urn, found.inputs, { name: "Acme" });
  expect(inputs).toEqual({ customerId: "7", name: "Acme" });
  expect(await next.diff(urn, "7", found, inputs)).toMatchObject({ changes: false });
  const refreshed = await next.read(urn, "7", found);
  expect(refreshed.inputs).toEqual(found.inputs);
  expect(await next.diff(urn, "7", refreshed, inputs)).toMatchObject({ changes: false });
});

test("what can't be imported says so", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  for (const { name } of entities.filter(({ origin }) => origin === "action"))
    await expect(client.read(urnOf(name), CUSTOMER)).rejects.toThrow(`A ${name} can't be imported`);
  await expect(client.read(urnOf("Gateway"), "none")).rejects.toThrow(
    "The account has no Gateway with the id none.",
  );
});

test("of the names of an account that exists, an import takes the id", async () => {
  const sandbox = await account();
  furnish(sandbox);
  const client = await Client.of(sandbox);
  const { inputs } = await client.read(urnOf("SipAccount"), SIP_ACCOUNT);
  expect(inputs).toMatchObject({ customer: CUSTOMER, sipAccountId: SIP_ACCOUNT });
  expect(inputs).not.toHaveProperty("username");
});
