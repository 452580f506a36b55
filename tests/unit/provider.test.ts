import * as pulumi from "@pulumi/pulumi";
import * as telecom from "../../sdk";

interface Asked {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  provider?: string | undefined;
}

const made: Asked[] = [];
const called: { token: string; provider?: string | undefined }[] = [];

beforeAll(() => {
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, provider }) => {
      made.push({ type, name, inputs, provider });
      return { id: `${name}-id`, state: inputs };
    },
    call: ({ token, provider }) => {
      called.push({ token, provider });
      return { customers: [{ id: "1", name: "Acme" }] };
    },
  });
});

const settled = (resource: pulumi.Resource) =>
  new Promise((resolve) => resource.urn.apply((urn) => resolve(urn)));
const of = (name: string) => made.find((one) => one.name === name)!;

test("a provider's settings travel as text, its password as a secret", async () => {
  const south = new telecom.Provider("south", {
    username: "operator",
    password: "hush",
    maxRetries: 2,
    sameAccount: true,
  });
  await settled(south);
  expect(of("south")).toMatchObject({
    type: "pulumi:providers:telecom-center",
    inputs: { username: "operator", maxRetries: "2", sameAccount: "true" },
  });
  expect(JSON.stringify(of("south").inputs)).toContain("1b47061264138c4ac30d75fd1eb44270");
});

test("with a provider a class is the plugin's, without one the dynamic resource, also below a component", async () => {
  const south = new telecom.Provider("of-classes", { username: "operator", password: "hush" });
  const component = new pulumi.ComponentResource("my:Pbx", "pbx", {}, { providers: [south] });
  const all = [
    new telecom.Customer("plain", { name: "A" }),
    new telecom.Customer("chosen", { name: "A" }, { provider: south }),
    new telecom.Customer("inherited", { name: "A" }, { parent: component }),
  ];
  await Promise.all(all.map(settled));
  expect(of("plain")).toMatchObject({
    type: "pulumi-nodejs:dynamic/telecom-center:Customer",
    inputs: { __provider: expect.any(String), __urn: expect.any(String) },
  });
  for (const name of ["chosen", "inherited"]) {
    expect(of(name)).toMatchObject({ type: "telecom-center:index:Customer", inputs: { name: "A" } });
    expect(Object.keys(of(name).inputs).filter((key) => key.startsWith("__"))).toEqual([]);
    expect(of(name).provider).toContain("of-classes");
  }
});

test("a function asks the provider that it is given", async () => {
  const south = new telecom.Provider("of-functions", { username: "operator", password: "hush" });
  await settled(south);
  expect(await telecom.getCustomers({}, { provider: south })).toEqual([{ id: "1", name: "Acme" }]);
  expect(called.at(-1)!.token).toBe("telecom-center:index:getCustomers");
  expect(called.at(-1)!.provider).toContain("of-functions");
});
