import * as pulumi from "@pulumi/pulumi";
import * as telecom from "../../sdk";

/** What the mock was asked, in order. */
const calls: pulumi.runtime.MockCallArgs[] = [];
const declared = new Map<string, Record<string, unknown>>();

const answers: Record<string, unknown> = {
  "telecom-center:index:getCustomers": { customers: [{ id: "1", name: "Acme" }] },
  "telecom-center:index:getCustomer": { id: "1", name: "Acme" },
  "telecom-center:index:getTerminationCdrs": { terminationCdrs: [{ id: "a" }, { id: "b" }] },
  "telecom-center:index:getRoutes": {
    routes: [{ id: "r", name: "World", gateway: { id: "g", authorizationPassword: "hush" } }],
  },
};

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      declared.set(name, inputs);
      return { id: `${name}-id`, state: inputs };
    },
    call: (args) => {
      calls.push(args);
      return (answers[args.token] ?? {}) as Record<string, unknown>;
    },
  }),
);

beforeEach(() => {
  calls.length = 0;
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const asked = () => calls.map(({ token, inputs }) => [token, inputs]);

// Nothing is configured here: a function that opened an account would fail.
test("a list, its output form and one object ask the mock once, with their arguments", async () => {
  const args = { filter: { id: 1 }, sort: ["-name" as const], limit: 3 };
  expect(await telecom.getCustomers(args)).toEqual([{ id: "1", name: "Acme" }]);
  expect(await known(telecom.getCustomersOutput(args))).toEqual([{ id: "1", name: "Acme" }]);
  expect(await telecom.getCustomer("1", { fields: ["name"] })).toEqual({ id: "1", name: "Acme" });
  expect(await known(telecom.getCustomerOutput(pulumi.output("1")))).toMatchObject({ name: "Acme" });
  expect(asked()).toEqual([
    ["telecom-center:index:getCustomers", args],
    ["telecom-center:index:getCustomers", args],
    ["telecom-center:index:getCustomer", { id: "1", fields: ["name"] }],
    ["telecom-center:index:getCustomer", { id: "1" }],
  ]);
});

test("an iterator asks for its list, and a Date goes as text", async () => {
  const found: string[] = [];
  const filter = { timeStartGteq: new Date("2026-01-31T00:00:00Z") };
  for await (const { id } of telecom.iterateTerminationCdrs({ filter })) found.push(id);
  await known(telecom.getTerminationCdrsOutput({ filter }));
  expect(found).toEqual(["a", "b"]);
  const sent = { filter: { timeStartGteq: "2026-01-31T00:00:00.000Z" } };
  expect(asked()).toEqual([
    ["telecom-center:index:getTerminationCdrs", sent],
    ["telecom-center:index:getTerminationCdrs", sent],
  ]);
});

test("a password of an included object is a secret here too", async () => {
  const [route] = await telecom.getRoutes({ include: ["gateway"] });
  const { authorizationPassword } = route!.gateway!;
  expect(await known(authorizationPassword as pulumi.Output<string>)).toBe("hush");
  expect(await pulumi.isSecret(authorizationPassword as pulumi.Output<string>)).toBe(true);
});

test("a mock that answers no list is told what to answer, and a misuse what is wrong", async () => {
  await expect(telecom.getGateways()).rejects.toThrow(
    "The mock's `call` must answer telecom-center:index:getGateways with { gateways: [...] }; it answered no such list.",
  );
  await expect(telecom.getGateways({ filters: {} } as object)).rejects.toThrow(/"filters" is no argument/);
});

test("a customer that another stack exports whole counts by its id", async () => {
  const exported = pulumi.output({ id: "700011", name: "Acme", urn: "urn:pulumi:a::b::c::d" } as unknown);
  const did = new telecom.DidNumber("did", { customer: exported as pulumi.Output<string>, number: "1" });
  new telecom.DidNumber("plain", { customer: { id: "700012" } as unknown as string, number: "2" });
  await known(did.urn);
  expect(declared.get("did")).toMatchObject({ customer: "700011" });
  expect(declared.get("plain")).toMatchObject({ customer: "700012" });
});

test("an optional argument that turns out to be undefined is not declared, a password either", async () => {
  const nothing = pulumi.output(undefined as string | undefined);
  const gateway = new telecom.Gateway("gateway", {
    customer: "1",
    name: "PBX",
    host: "pbx.example.net",
    srcRewriteRule: nothing,
    authorizationName: undefined,
    authorizationPassword: nothing,
  });
  await known(gateway.urn);
  const names = Object.keys(declared.get("gateway")!).filter((name) => !name.startsWith("__"));
  expect(names.sort()).toEqual(["customer", "host", "name"]);
});
