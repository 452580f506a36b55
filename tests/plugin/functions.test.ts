import { listed } from "../../provider/entities";
import { account } from "../lifecycle/http/account";
import { CUSTOMER, furnish, GATEWAY, SIP_ACCOUNT } from "../lifecycle/http/stories";
import { Client, secret } from "./client";

async function client(): Promise<Client> {
  const sandbox = await account();
  furnish(sandbox);
  return Client.of(sandbox);
}

test("a list answers in a property named as the plural", async () => {
  const asked = await client();
  const { customers } = await asked.invoke("getCustomers", { sort: ["name"] });
  expect(customers).toEqual([expect.objectContaining({ id: CUSTOMER, customerId: CUSTOMER, name: "Owner" })]);
  expect(await asked.invoke("getDidNumbers", { filter: { number: "12125550100" }, limit: 1 })).toMatchObject({
    didNumbers: [{ number: "12125550100" }],
  });
});

test("one object answers itself, with what comes along", async () => {
  const asked = await client();
  expect(await asked.invoke("getGateway", { id: GATEWAY, include: ["customer"] })).toMatchObject({
    id: GATEWAY,
    host: "gw.example.com",
    customer: { id: CUSTOMER, name: "Owner" },
  });
});

test("a password is there where `fields` names it, and secret", async () => {
  const asked = await client();
  const one = await asked.invoke("getSipAccount", { id: SIP_ACCOUNT, fields: ["username", "password"] });
  expect(one).toMatchObject({ username: "desk", password: secret("hush") });
  const { sipAccounts } = await asked.invoke("getSipAccounts");
  expect(JSON.stringify(sipAccounts)).not.toContain("hush");
});

test("what is wrong is told in the function's words", async () => {
  const asked = await client();
  await expect(asked.invoke("getGateways", { filter: { hots: "x" } })).rejects.toThrow(
    'getGateways: "hots" is no filter of Gateways',
  );
  await expect(asked.invoke("getGateway", { id: "none" })).rejects.toThrow(
    'getGateway: the account has no Gateway with the id "none".',
  );
  await expect(asked.invoke("getTrunks")).rejects.toThrow("telecom-center has no function");
});

test("the schema has two functions for every list", async () => {
  const { functions } = (await (await client()).schema()) as { functions: object };
  const names = listed.flatMap(({ name, plural }) => [`get${plural}`, `get${name}`]);
  expect(Object.keys(functions)).toEqual(names.map((name) => `telecom-center:index:${name}`));
});
