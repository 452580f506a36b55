import type { Values } from "../../../provider/lifecycle";
import type { Sandbox } from "../../../sandbox";
import { account, type Resource } from "./account";
import { Stack } from "./stack";

// The engine keeps what a failed update's error carries, and from then on plans an update at each run.

interface Failed extends Error {
  readonly id?: string;
  readonly properties?: Values;
  readonly reasons?: string[];
}

const first = { name: "Acme", capacityLimit: 5 };
const renamed = { name: "Acme Ltd", capacityLimit: 5 };
const both = { name: "Acme Ltd", capacityLimit: 7 };

let sandbox: Sandbox;
let stack: Stack;
let customer: Resource;

beforeEach(async () => {
  sandbox = await account({ switches: { customerPatch: "ignore" } });
  stack = new Stack(sandbox);
  customer = stack.resource("Customer", "acme");
  await customer.up(first);
  stack.run();
});

const failure = (doing: Promise<unknown>) =>
  doing.then(
    () => Promise.reject(new Error("It did not fail.")),
    (error: Failed) => error,
  );

describe("an update that the API answers with success and does not carry out", () => {
  test("is an error that leaves the state as it was", async () => {
    const error = await failure(customer.up(renamed));
    expect(error.message).toContain('name: declared "Acme Ltd", the API still shows "Acme"');
    expect(error).not.toHaveProperty("id");
    expect(error).not.toHaveProperty("properties");
    expect(error).not.toHaveProperty("reasons");
  });

  test.each([1, 2])(
    "and is set back after %i runs: nothing is to be done, and nothing is asked after that",
    async (runs) => {
      for (let run = 0; run < runs; run++) {
        stack.run();
        await failure(customer.up(renamed));
      }
      stack.run();
      expect(await customer.up(first)).toBe("same");
      stack.run();
      sandbox.resetRequests();
      expect(await customer.up(first)).toBe("same");
      expect(sandbox.requests).toEqual([]);
    },
  );

  test("is tried again as long as it is declared", async () => {
    for (let run = 0; run < 3; run++) {
      stack.run();
      expect(await customer.plan(renamed)).toBe("update");
      await failure(customer.up(renamed));
    }
    expect(sandbox.count("PATCH")).toBe(3);
    sandbox.switches.customerPatch = "apply";
    stack.run();
    expect(await customer.up(renamed)).toBe("update");
    stack.run();
    expect(await customer.plan(renamed)).toBe("same");
  });
});

describe("an update that the API carries out in part", () => {
  test("is an error that tells the state what the account has now", async () => {
    const error = await failure(customer.up(both));
    expect(error).toMatchObject({
      id: customer.id,
      properties: { name: "Acme", capacityLimit: 7, __provider: expect.any(String) },
      reasons: [error.message],
    });
    expect(error.message).not.toContain("capacityLimit");
  });

  test("and is set back: what was carried out is taken back", async () => {
    await failure(customer.up(both));
    stack.run();
    expect(await customer.up(first)).toBe("update");
    expect(sandbox.find("customers", customer.id!)!.attributes).toMatchObject({
      name: "Acme",
      capacity_limit: 5,
    });
    stack.run();
    expect(await customer.plan(first)).toBe("same");
  });
});
