import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../../provider/dynamic/text";
import { entities, outputNames } from "../../provider/entities";
import * as telecom from "../../sdk";

// These texts and type tokens stand in the state of every stack that uses this package. Never change a line here: a
// state with another text can't be refreshed or deleted, and another token replaces the object.
const frozen: Record<string, [token: string, text: string]> = {
  Customer: [
    "pulumi-nodejs:dynamic/telecom-center:Customer",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("Customer")',
  ],
  IncomingTrunk: [
    "pulumi-nodejs:dynamic/telecom-center:IncomingTrunk",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("IncomingTrunk")',
  ],
  DidNumber: [
    "pulumi-nodejs:dynamic/telecom-center:DidNumber",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("DidNumber")',
  ],
  Gateway: [
    "pulumi-nodejs:dynamic/telecom-center:Gateway",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("Gateway")',
  ],
  Route: [
    "pulumi-nodejs:dynamic/telecom-center:Route",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("Route")',
  ],
  ExternalAccount: [
    "pulumi-nodejs:dynamic/telecom-center:ExternalAccount",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("ExternalAccount")',
  ],
  SipAccount: [
    "pulumi-nodejs:dynamic/telecom-center:SipAccount",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("SipAccount")',
  ],
  CustomerSession: [
    "pulumi-nodejs:dynamic/telecom-center:CustomerSession",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("CustomerSession")',
  ],
  AdminSession: [
    "pulumi-nodejs:dynamic/telecom-center:AdminSession",
    'exports.handler=()=>require("pulumi-telecom-center/runtime").provider("AdminSession")',
  ],
};

const args: Record<string, unknown> = {
  customer: "1",
  name: "a",
  number: "1",
  host: "h",
  gateway: "g",
  username: "u",
};

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource: (resource) => {
        registered.push(resource);
        return { id: resource.name, state: resource.inputs };
      },
      call: () => ({}),
    },
    "shop",
    "prod",
  );
});

test("every entity has its frozen text and token", () => {
  expect(entities.map(({ name }) => name)).toEqual(Object.keys(frozen));
});

describe.each(Object.entries(frozen))("%s", (name, [token, text]) => {
  test("the provider's text is the frozen one, of 120 bytes at most", () => {
    expect(providerText(name)).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(120);
  });

  test("the class registers the frozen token and text, and declares every output", async () => {
    const Class = (
      telecom as unknown as Record<string, new (name: string, args: object) => pulumi.CustomResource>
    )[name]!;
    const resource = new Class(`my-${name}`, args);
    await new Promise((done) => resource.urn.apply(done));
    const found = registered.find((candidate) => candidate.name === `my-${name}`);
    expect(found?.type).toBe(token);
    expect(found?.inputs.__provider).toBe(text);
    const entity = entities.find((candidate) => candidate.name === name)!;
    for (const output of outputNames(entity))
      expect(pulumi.Output.isInstance(Reflect.get(resource, output))).toBe(true);
    expect(found?.inputs.__urn).toBe(`urn:pulumi:prod::shop::${token}::my-${name}`);
  });

  test("the text asks for what the package exports", () => {
    const asked = /require\("([^"]+)"\)\.(\w+)\("(\w+)"\)$/.exec(text)!;
    const manifest = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as {
      name: string;
      exports: Record<string, { default: string }>;
    };
    expect(asked.slice(1)).toEqual([`${manifest.name}/runtime`, "provider", name]);
    expect(manifest.exports["./runtime"]!.default).toBe("./dist/provider/dynamic/runtime.js");
    const runtime = require("../../provider/dynamic/runtime") as { provider(name: string): object };
    const handler = runtime.provider(name);
    for (const method of ["configure", "check", "diff", "create", "read", "update", "delete"]) {
      expect(typeof Reflect.get(handler, method)).toBe("function");
    }
  });
});

test("a resource in a component knows its URN with the types above it", async () => {
  const component = new pulumi.ComponentResource("my:Pbx", "pbx");
  const trunk = new telecom.IncomingTrunk("in-pbx", { customer: "1" }, { parent: component });
  await new Promise((done) => trunk.urn.apply(done));
  const found = registered.find(({ name }) => name === "in-pbx");
  expect(found?.inputs.__urn).toBe(
    "urn:pulumi:prod::shop::my:Pbx$pulumi-nodejs:dynamic/telecom-center:IncomingTrunk::in-pbx",
  );
});

test("an object that is only read is nobody's, so that nothing of its resource goes along", async () => {
  const trunk = telecom.IncomingTrunk.get("only-read", "7d952482");
  await new Promise((done) => trunk.urn.apply(done));
  expect(registered.find(({ name }) => name === "only-read")?.inputs).not.toHaveProperty("__urn");
});

test("the runtime knows no other class", () => {
  const { provider } =
    require("../../provider/dynamic/runtime") as typeof import("../../provider/dynamic/runtime");
  expect(() => provider("Nothing")).toThrow('pulumi-telecom-center has no entity "Nothing"');
});
