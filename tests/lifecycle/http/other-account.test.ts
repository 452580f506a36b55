import { entityNamed } from "../../../provider/entities";
import { admit } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account, newRun, type Resource } from "./account";
import { Stack } from "./stack";

const SAME = { "telecom-center:sameAccount": "true" };

let sandbox: Sandbox;
let stack: Stack;
let owner: Resource;
let trunk: Resource;

const args = { name: "Office" };

beforeEach(async () => {
  sandbox = await account();
  stack = new Stack(sandbox);
  owner = stack.resource("Customer", "acme");
  trunk = stack.resource("IncomingTrunk", "trunk");
  await owner.up({ name: "Acme", customerId: "7" });
  await trunk.up({ customer: "7", ...args });
  sandbox.resetRequests();
});

/** A new run with another user's settings. */
function asSecond(config: Record<string, string> = {}): void {
  sandbox.logins.push({ username: "second", password: "two" });
  stack.configure({ "telecom-center:username": "second", "telecom-center:password": "two", ...config });
  stack.run();
}

const writes = () => sandbox.requests.filter(({ method }) => method !== "GET");

test("a renamed user is proven by an object with an id of the API's, and nothing changes", async () => {
  asSecond();
  expect(await owner.plan({ name: "Acme", customerId: "7" })).toBe("same");
  expect(await trunk.plan({ customer: "7", ...args })).toBe("same");
  expect(sandbox.requests).toHaveLength(1);
});

test("a customer's id, which the client chose, is no proof", async () => {
  const other = await account();
  other.put("customers", { id: "7", attributes: { name: "Somebody else" } });
  stack.at(other);
  stack.run();
  const message =
    /another account.*made in: .* as operator\n.*now: .* as operator\n.*TELECOM_CENTER_SAME_ACCOUNT=true/s;
  await expect(owner.plan({ name: "Acme", customerId: "7" })).rejects.toThrow(message);
  await expect(trunk.refresh()).rejects.toThrow("see the first message");
  await expect(owner.destroy()).rejects.toThrow("see the first message");
  expect(other.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  expect(other.objects("customers")).toHaveLength(1);
});

describe("what the engine dropped from the state before the account was refused", () => {
  test("comes back at home with its id", async () => {
    const { id } = trunk;
    const home = sandbox;
    stack.at(await account());
    stack.run();
    await expect(owner.destroy()).rejects.toThrow("another account");
    trunk.drop();
    stack.at(home);
    stack.run();
    expect(await trunk.up({ customer: "7", ...args })).toBe("create");
    expect(trunk.id).toBe(id);
    expect(writes()).toEqual([]);
  });

  test.each([
    ["proven to be the same", {}],
    ["said to be the same", SAME],
  ])("comes back in an account that is %s", async (_how, config) => {
    const { id } = trunk;
    trunk.drop();
    asSecond(config);
    expect(await trunk.up({ customer: "7", ...args })).toBe("create");
    expect(trunk.id).toBe(id);
    expect(writes()).toEqual([]);
  });
});

test("what was done since in an account that is the same is not undone by what was written before", async () => {
  trunk.drop();
  asSecond();
  await trunk.up({ customer: "7", ...args });
  await trunk.destroy();
  stack.run();
  const other = stack.resource("IncomingTrunk", "trunk");
  await other.up({ customer: "7", ...args });
  expect(sandbox.objects("incoming_trunks").map(({ id }) => id)).toEqual([other.id]);
  expect(stack.lines().filter(([word]) => word === "same")).toHaveLength(1);
});

test("the word for one run: what is not found counts as gone, and what is read carries the new account", async () => {
  const other = await account();
  other.put("customers", { id: "7", attributes: { name: "Acme" } });
  stack.at(other, SAME);
  stack.run();
  expect(await owner.refresh()).toBe(true);
  expect(await trunk.refresh()).toBe(false);
  expect(owner.outputs.__account).toBe(`${other.url} operator`);
  stack.at(other);
  stack.run();
  expect(await owner.plan({ name: "Acme", customerId: "7" })).toBe("same");
});

test("between the vendor's production and sandbox nothing is a proof, and nothing is asked", async () => {
  const account = {
    address: "https://api.sandbox.telecom.center",
    user: "operator",
    same: false,
    announced: false,
  };
  const session = { ...newRun(sandbox), account };
  const outputs = { ...trunk.outputs, __account: "https://api.telecom.center operator" };
  const admission = admit(session, entityNamed("IncomingTrunk"), trunk.id!, outputs);
  await expect(admission).rejects.toThrow("another account");
  expect(sandbox.requests).toEqual([]);
});
