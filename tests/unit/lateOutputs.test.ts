import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../../provider/dynamic/text";
import { Customer, Gateway, Route } from "../../sdk";

const TYPE = "pulumi-nodejs:dynamic/telecom-center:Gateway";

/** What a registration answers; it waits for `answered`. */
let answer: (inputs: Record<string, unknown>) => Record<string, unknown>;
let answered: Promise<void>;
let made: number;

beforeEach(() => mock());

function mock(preview = false): void {
  answer = (inputs) => inputs;
  answered = Promise.resolve();
  pulumi.runtime.setMocks(
    {
      async newResource({ name, inputs }) {
        await answered;
        return { id: preview ? undefined : `${name}-id`, state: answer(inputs) };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    preview,
  );
  made = 0;
}

/** The same resource as Pulumi makes it: its own, so that all outputs are made at once. */
class Usual extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly operator: pulumi.Output<boolean>;
  declare readonly authorizationPassword: pulumi.Output<string>;
  constructor(name: string, props: pulumi.Inputs) {
    super(TYPE, name, { __provider: "other", ...props });
  }
}

const args = { customer: "1", name: "pbx", host: "sip.example.com" };
const gateway = (more: object = {}) => new Gateway(`gateway-${made++}`, { ...args, ...more });
const usual = (more: object = {}) =>
  new Usual(`usual-${made++}`, { ...args, operator: undefined, authorizationPassword: undefined, ...more });

/** All that is known of an output. */
async function facts(output: pulumi.Output<unknown>): Promise<unknown> {
  const inner = output as unknown as {
    promise(): Promise<unknown>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    allResources(): Promise<Set<unknown>>;
  };
  const value = await inner.promise();
  return [value, await inner.isKnown, await inner.isSecret, (await inner.allResources()).size];
}

const isMade = (resource: pulumi.Resource, name: string) =>
  Object.getOwnPropertyDescriptor(resource, name)?.get === undefined;

test("an output is made when somebody asks for it, and stays the same one", () => {
  const one = gateway();
  expect(isMade(one, "name")).toBe(false);
  const { name } = one;
  expect(pulumi.Output.isInstance(name)).toBe(true);
  expect([isMade(one, "name"), isMade(one, "host")]).toEqual([true, false]);
  expect(one.name).toBe(name);
});

test("what is not of this package is made at once", () => {
  expect(isMade(usual(), "name")).toBe(true);
});

test.each<[string, boolean]>([
  ["up", false],
  ["preview", true],
])(
  "at %s it tells what one tells that was made at once, whether it is asked before the answer or after it",
  async (_when, preview) => {
    mock(preview);
    const password = { authorizationPassword: pulumi.secret("hush") };
    const [late, atOnce] = [gateway(password), usual(password)];
    const early = gateway(password);
    const asked = [early.name, early.operator, early.authorizationPassword].map(facts);
    await Promise.all([late, atOnce, early].map(({ urn }) => facts(urn)));
    const all = (one: Gateway | Usual) =>
      Promise.all([one.name, one.operator, one.authorizationPassword].map(facts));
    expect(await all(late)).toEqual(await all(atOnce));
    expect(await Promise.all(asked)).toEqual(await all(atOnce));
  },
);

test("an answer without it leaves it undefined, and one that has more gives it", async () => {
  answer = (inputs) => ({ ...inputs, operator: true });
  const one = gateway();
  expect(await facts(one.operator)).toEqual([true, true, false, 1]);
  expect(await facts(one.codecs)).toEqual([undefined, true, false, 1]);
});

test("a resource that needs another's output waits for it, and knows whom it is from", async () => {
  const customer = new Customer("acme", { name: "Acme" }, { protect: false });
  const one = new Gateway("of-acme", { ...args, customer, name: customer.name });
  const route = new Route("uk", { customer, gateway: one, name: pulumi.interpolate`to ${one.name}` });
  expect(await facts(route.name)).toEqual(["to Acme", true, false, 1]);
});

test("its names are those that it always had", () => {
  const names = Object.keys(usual({ host: "a" })).filter((name) => name !== "__provider");
  expect(Object.keys(gateway())).toEqual(expect.arrayContaining(names));
  expect("operator" in gateway()).toBe(true);
});

test("it can be replaced, as any property", () => {
  const one = gateway() as unknown as { name: unknown };
  one.name = "mine";
  expect(one.name).toBe("mine");
});

test("a closure has it, though nobody asked before", async () => {
  const one = gateway();
  await facts(one.urn);
  const { text } = await pulumi.runtime.serializeFunction(() => one.name.get());
  expect(text).toContain('"pbx"');
  expect(isMade(one, "name")).toBe(true);
});

test("the text that marks this package's own resources is theirs", () => {
  const props = gateway() as unknown as { __provider: pulumi.Output<string> };
  return expect(facts(props.__provider)).resolves.toEqual([providerText("Gateway"), true, false, 1]);
});
