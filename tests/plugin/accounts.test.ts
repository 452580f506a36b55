import { memories } from "../../provider/adapter/memory";
import { identityOf } from "../../provider/lifecycle";
import { objectsIn, type StateObject } from "../../provider/stack/state";
import { urnOf } from "./client";

const SOUTH = "urn:pulumi:dev::test::pulumi:providers:telecom-center::south";
const DEFAULT = "urn:pulumi:dev::test::pulumi:providers:telecom-center::default_0_1_0";
const mine = { baseUrl: "https://api.telecom.center/api/rest/public/operator", username: "me" };

const state = JSON.stringify({
  deployment: {
    resources: [
      ["of-the-stack", `${DEFAULT}::id-1`, "https://api.telecom.center me"],
      ["of-south", `${SOUTH}::id-2`, "https://other.example south"],
    ].map(([name, provider, account]) => ({
      urn: urnOf("Customer", name),
      type: "telecom-center:index:Customer",
      custom: true,
      id: "1000001",
      provider,
      outputs: { __account: account },
    })),
  },
});

/** What a provider's memory knows of the state. */
async function known(provider?: string) {
  const ask = async (): Promise<StateObject[]> => objectsIn(state);
  const memory = memories(
    { journal: "off", ...mine, provider },
    () => {},
    ask,
  )(identityOf(urnOf("Customer")));
  const found = await memory.state();
  return {
    names: found.known ? found.objects.map(({ path }) => path) : [],
    others: await memory.otherAccounts("https://api.telecom.center me"),
  };
}

test("a state tells which provider of the program an object has", () => {
  expect(objectsIn(state).map(({ provider }) => provider)).toEqual([undefined, SOUTH]);
});

test("what the program has in an account of its own is none of the stack's business", async () => {
  expect(await known()).toEqual({ names: ["Customer::of-the-stack"], others: [] });
});

test("the provider of that account knows its own, and what is in the same account", async () => {
  const { names, others } = await known(SOUTH);
  expect(names).toEqual(["Customer::of-the-stack", "Customer::of-south"]);
  // It talks to another account than its own objects were made in.
  expect(others).toEqual(["https://other.example south"]);
});
