import { type Sandbox, startSandbox } from "../../../sandbox";
import { Resource, Run } from "./account";
import { theForm } from "./adapters";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const owner = { id: "1", attributes: { name: "Acme" } };
const pbx = { name: "pbx", host: "a.example.net" };

async function account(passwordEcho: "plain" | "masked" | "null"): Promise<string> {
  sandbox = await startSandbox({ switches: { passwordEcho }, seed: { customers: [owner] } });
  const { id } = sandbox.put("termination_gateways", {
    attributes: { ...pbx, authorization_password: "remote-secret" },
    relationships: { customer: "1" },
  });
  sandbox.resetRequests();
  return id;
}

const writes = () => sandbox.requests.filter(({ method }) => method !== "GET");

test("a secret that the API shows in clear is compared, and a difference refuses the import without telling it", async () => {
  const id = await account("plain");
  const gateway = new Resource(new Run(sandbox), "Gateway");
  const args = { customer: "1", ...pbx, __import: id };
  const [failure = ""] = await gateway.failures({ ...args, authorizationPassword: "declared-secret" });
  expect(failure).toContain("authorizationPassword  (secret)  (secret)");
  expect(failure).not.toContain("-secret");
  expect(await gateway.failures({ ...args, authorizationPassword: "remote-secret" })).toEqual([]);
});

test.each(["masked", "null"] as const)(
  "a secret that is answered as %s is taken over unseen, and that is said",
  async (form) => {
    const id = await account(form);
    const run = new Run(sandbox);
    const args = {
      customer: "1",
      ...pbx,
      authorizationPassword: "declared-secret",
      __import: id,
    };
    await new Resource(run, "Gateway").up(args);
    expect(run.told.join()).toContain("the API hides authorizationPassword");
    expect(writes()).toEqual([]);
  },
);

test("a client-chosen id that differs is shown as it is", async () => {
  await account("plain");
  const customer = { name: "Acme", customerId: "2", __import: "1" };
  const [failure] = await new Resource(new Run(sandbox), "Customer").failures(customer);
  expect(failure).toMatch(/customerId\s+"1"\s+"2"/);
  expect(failure).not.toContain("`adopt`");
});

test("what can't be changed in place is not adopted", async () => {
  const id = await account("plain");
  sandbox.put("customers", { id: "2", attributes: { name: "Other" }, relationships: {} });
  const args = { customer: "2", ...pbx, adopt: id };
  const [failure] = await new Resource(new Run(sandbox), "Gateway").failures(args);
  expect(failure).toMatch(/customer\s+"1"\s+"2"/);
  expect(writes()).toEqual([]);
});

const WORDS: readonly (readonly [string, string])[] = [
  ["adopt", "the argument `adopt`"],
  ...(theForm().importsItself ? [["__import", "the resource option `import`"] as const] : []),
];

describe.each(WORDS)("%s of a resource that the state has", (word, words) => {
  test("of another id than the state's is refused at preview with both ids, and nothing is sent", async () => {
    const id = await account("plain");
    const gateway = new Resource(new Run(sandbox), "Gateway", "pbx");
    await gateway.up({ customer: "1", ...pbx, [word]: id });
    const other = sandbox.put("termination_gateways", {
      attributes: { ...pbx, name: "other" },
      relationships: { customer: "1" },
    });
    sandbox.resetRequests();
    const refusal = gateway.in(new Run(sandbox)).plan({ customer: "1", ...pbx, [word]: other.id });
    await expect(refusal).rejects.toThrow(
      `Gateway "pbx" has the object ${id} in the state, and ${words} names ${other.id}`,
    );
    expect(sandbox.requests).toEqual([]);
  });

  test("of the same id says nothing", async () => {
    const id = await account("plain");
    const gateway = new Resource(new Run(sandbox), "Gateway", "pbx");
    await gateway.up({ customer: "1", ...pbx, [word]: id });
    expect(await gateway.in(new Run(sandbox)).plan({ customer: "1", ...pbx, [word]: id })).toBe("same");
  });
});
