import { type Sandbox, startSandbox } from "../../../sandbox";
import { Resource, Run } from "./account";
import { theForm } from "./adapters";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const acme = { name: "Acme", customerId: "1" };

test("an argument that leaves the program goes back to its default, and that shows under its own name alone", async () => {
  sandbox = await startSandbox();
  const customer = new Resource(new Run(sandbox), "Customer");
  await customer.up({ ...acme, capacityLimit: 10 });
  expect(await customer.up(acme)).toBe("update");
  expect(sandbox.find("customers", "1")!.attributes.capacity_limit).toBe(null);
  expect(Object.keys(customer.inputs).sort()).toEqual([...theForm().added, "customerId", "name"]);
  sandbox.change("customers", "1", { capacity_limit: 3 });
  await customer.refresh();
  expect(await customer.plan(acme)).toBe("same");
});

test("a default that the API did not apply is tried again by the next run", async () => {
  sandbox = await startSandbox({ switches: { customerPatch: "ignore" } });
  const customer = new Resource(new Run(sandbox), "Customer");
  await customer.up({ ...acme, language: "LV" });
  await expect(customer.up(acme)).rejects.toThrow(/language: declared "EN", the API still shows "LV"/);
  sandbox.switches.customerPatch = "apply";
  expect(await customer.up(acme)).toBe("update");
  expect(sandbox.find("customers", "1")!.attributes.language).toBe("EN");
  expect(await customer.plan(acme)).toBe("same");
});
