import { entities } from "../../provider/entities";
import { clearable } from "../../provider/plugin/protocol/cleared";
import { account } from "../lifecycle/http/account";
import { Client, urnOf } from "./client";

const urn = urnOf("Customer");

test("`cleared` declares that there is no value", async () => {
  const sandbox = await account();
  const client = await Client.of(sandbox);
  const first = await client.check(urn, {}, { name: "Acme", capacityLimit: 5 });
  const { id, outputs } = await client.create(urn, first.inputs);
  const { inputs, reasons } = await client.check(urn, first.inputs, {
    name: "Acme",
    cleared: ["capacityLimit"],
  });
  expect(reasons).toEqual([]);
  expect(inputs).toMatchObject({ name: "Acme", capacityLimit: null });
  const state = { inputs: first.inputs, outputs };
  expect((await client.diff(urn, id, state, inputs)).details).toEqual({ capacityLimit: "UPDATE" });
  const updated = await client.update(urn, id, state, inputs);
  expect(updated.capacityLimit).toBeNull();
  expect(await client.diff(urn, id, { inputs, outputs: updated }, inputs)).toMatchObject({ changes: false });
});

test.each([
  [["name"], "of a Customer, what can be cleared is capacityLimit, sipAccountLimit"],
  [["capacityLimit"], "`cleared[0]` names capacityLimit, which is declared as well: leave out one of them"],
  ["capacityLimit", 'must be a list of names; it is "capacityLimit"'],
])("cleared: %j is refused", async (cleared, reason) => {
  const client = await Client.of(await account());
  const { reasons } = await client.check(urn, {}, { name: "Acme", capacityLimit: 5, cleared });
  expect(reasons).toEqual([expect.stringContaining(reason)]);
});

test("sessions have none of it, and every other class knows what it can clear", async () => {
  const client = await Client.of(await account());
  const { reasons } = await client.check(urnOf("AdminSession"), {}, { customer: "1", cleared: [] });
  expect(reasons).toEqual([expect.stringContaining("`cleared` is no argument of AdminSession")]);
  const known = entities.map((entity) => [entity.name, clearable(entity)]);
  expect(Object.fromEntries(known)).toMatchObject({
    ExternalAccount: ["didNumber"],
    IncomingTrunk: ["name"],
    SipAccount: [],
    Customer: ["capacityLimit", "sipAccountLimit"],
    CustomerSession: [],
  });
});
