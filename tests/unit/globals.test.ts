import type * as Pulumi from "@pulumi/pulumi";
import type * as Telecom from "../../sdk";

interface Inside {
  debug: unknown;
  debuggablePromise: unknown;
  transferProperties: unknown;
  createClosureInfoAsync: unknown;
}

const SWITCH = "TELECOM_CENTER_SDK_CHANGES";
const prepare = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");

let pulumi: typeof Pulumi;
/** How often something was put in the place of `Error.prepareStackTrace`. */
let hooked: number;

beforeEach(() => {
  jest.resetModules();
  pulumi = require("@pulumi/pulumi");
  let hook: unknown = prepare?.value;
  hooked = 0;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => hook,
    set: (now) => {
      hooked++;
      hook = now;
    },
  });
});

afterEach(() => {
  delete process.env[SWITCH];
  delete (Error as Partial<ErrorConstructor>).prepareStackTrace;
  if (prepare) Object.defineProperty(Error, "prepareStackTrace", prepare);
});

const inside = (): Inside => ({
  debug: pulumi.log.debug,
  debuggablePromise: require("@pulumi/pulumi/runtime/debuggable").debuggablePromise,
  transferProperties: require("@pulumi/pulumi/runtime/rpc").transferProperties,
  createClosureInfoAsync: require("@pulumi/pulumi/runtime/closure/createClosure").createClosureInfoAsync,
});

/** Loads the package, and tells which of the SDK's functions are others than before. */
function load(): { telecom: typeof Telecom; changed: string[] } {
  const before = inside();
  const telecom: typeof Telecom = require("../../sdk");
  const now = inside();
  return {
    telecom,
    changed: Object.keys(now).filter((name) => now[name as keyof Inside] !== before[name as keyof Inside]),
  };
}

/** What a program of two resources registers, and what comes of an output. */
async function program({ Customer, Gateway }: typeof Telecom) {
  const registered: Record<string, Record<string, unknown>> = {};
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      registered[name] = inputs;
      return { id: `${name}-id`, state: inputs };
    },
    call: () => ({}),
  });
  const customer = new Customer("acme", { name: "Acme", language: "EN" });
  const gateway = new Gateway("pbx", {
    customer,
    name: "pbx",
    host: "sip.example.com",
    authorizationPassword: "hush",
  });
  const told = pulumi.all([gateway.urn, gateway.name, gateway.customer, customer.id]);
  return { outputs: await new Promise((resolve) => told.apply(resolve)), registered };
}

test("what a program has changed, and while a resource is made the traces", async () => {
  const { telecom, changed } = load();
  expect(changed).toEqual(["debug", "debuggablePromise", "transferProperties", "createClosureInfoAsync"]);
  expect(hooked).toBe(0);
  await program(telecom);
  expect(hooked).toBe(4);
});

test("off, nothing is touched, neither by loading the package nor by making resources", async () => {
  process.env[SWITCH] = "off";
  const { telecom, changed } = load();
  await program(telecom);
  expect([changed, hooked]).toEqual([[], 0]);
});

test("off, a program registers the same and gets the same outputs", async () => {
  const usual = await program(load().telecom);
  jest.resetModules();
  pulumi = require("@pulumi/pulumi");
  process.env[SWITCH] = "off";
  const off = await program(load().telecom);
  expect(off).toEqual(usual);
  expect(off.outputs).toEqual([expect.stringMatching(/::pbx$/), "pbx", "acme-id", "acme-id"]);
});
