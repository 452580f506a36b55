import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "../../sandbox";
import { seed } from "./callsSeed";
import { account, command, environment } from "./support";

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "map-"));
  const owned = (id: string, attributes: object) => ({
    id,
    attributes,
    relationships: { customer: "1000123" },
  });
  sandbox = await account({
    seed: {
      ...seed,
      incoming_trunks: [owned("t1", { name: "main", domain: "acme.sip.example" })],
      available_did_numbers: [owned("n1", { number: "442079460000", enabled: false })],
      sip_device_routes: [owned("s1", { username: "alice", password: "sesame-open" })],
    } as never,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapped = (...args: string[]) => command(["map", ...args], environment(sandbox));
const listed = async (...args: string[]) => {
  const { status, stdout } = await mapped("--format", "json", ...args);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>[];
};

/** A state as the engine prints it. */
function state(
  ...resources: { class: string; name: string; id: string; inputs: object; provider?: string }[]
): string {
  const file = join(folder, "state.json");
  const rows = resources.map(({ class: className, name, id, inputs, provider }) => ({
    urn: `urn:pulumi:prod::voice::pulumi-nodejs:dynamic/telecom-center:${className}::${name}`,
    type: `pulumi-nodejs:dynamic/telecom-center:${className}`,
    custom: true,
    ...{ id, inputs, outputs: inputs, provider },
  }));
  writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: rows } }));
  return file;
}

test("JSON: each object with class, id and customer; a route with its gateway", async () => {
  const objects = await listed("--customer", "1000123");
  expect(objects.map(({ class: name, id, customerId }) => [name, id, customerId])).toEqual([
    ["Customer", "1000123", "1000123"],
    ["IncomingTrunk", "t1", "1000123"],
    ["DidNumber", "n1", "1000123"],
    ["Gateway", "g-london", "1000123"],
    ["Gateway", "g-paris", "1000123"],
    ["Route", "r-uk", "1000123"],
    ["Route", "r-world", "1000123"],
    ["Route", "r-ny", "1000123"],
    ["SipAccount", "s1", "1000123"],
  ]);
  expect(objects.find(({ id }) => id === "r-uk")).toMatchObject({
    gatewayId: "g-london",
    dstPrefix: "0044",
    dstRewriteRule: "^00(.*)$",
  });
});

test("all customers where none is chosen", async () => {
  const customers = (await listed()).filter(({ class: name }) => name === "Customer");
  expect(customers.map(({ id }) => id)).toEqual(["1000123", "1000200", "1000201"]);
});

test("HTML: one file, without passwords", async () => {
  const file = join(folder, "account.html");
  const { status, stdout, stderr } = await mapped("--out", file);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: `3 customers in ${file}.\n` });
  const text = readFileSync(file, "utf8");
  expect(text).toContain("acme.sip.example");
  expect(text).not.toContain("sesame-open");
});

test("HTML needs a file, and a customer has to exist", async () => {
  expect(await mapped()).toMatchObject({ status: 2, stderr: expect.stringContaining("--out <file>") });
  expect(await mapped("--format", "json", "--customer", "7")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining('no Customer with the id "7"'),
  });
});

test("what stacks say: managed, otherwise than declared, gone, and managed by none", async () => {
  const file = state(
    { class: "Customer", name: "acme", id: "1000123", inputs: { name: "Acme" } },
    { class: "Gateway", name: "london", id: "g-london", inputs: { name: "london", host: "old.example" } },
    {
      class: "Route",
      name: "old",
      id: "r-old",
      inputs: { name: "old", customer: "1000123", gateway: "g-london" },
    },
  );
  const objects = new Map(
    (await listed("--customer", "1000123", "--state", file)).map((one) => [one.id, one]),
  );
  expect(objects.get("1000123")).toMatchObject({ stacks: ["voice/prod"] });
  expect(objects.get("1000123")).not.toHaveProperty("differs");
  expect(objects.get("g-london")).toMatchObject({
    stacks: ["voice/prod"],
    differs: ['host is "sip.london.example" in the account, and "old.example" in the stack'],
  });
  expect(objects.get("r-old")).toMatchObject({ gone: true, gatewayId: "g-london", stacks: ["voice/prod"] });
  expect(objects.get("g-paris")).toMatchObject({ stacks: [] });
});

test("a customer that is gone is on the map of the whole account, and not on that of others", async () => {
  const file = state(
    { class: "Customer", name: "old", id: "1000999", inputs: { name: "Old" } },
    { class: "DidNumber", name: "old", id: "n-old", inputs: { number: "1", customer: "1000999" } },
  );
  const whole = new Map((await listed("--state", file)).map((one) => [one.id, one]));
  expect(whole.get("1000999")).toMatchObject({ name: "Old", gone: true, stacks: ["voice/prod"] });
  expect(whole.get("n-old")).toMatchObject({ customerId: "1000999", gone: true });
  expect(whole.get("1000123")).toMatchObject({ stacks: [] });
  const one = await listed("--customer", "1000123", "--state", file);
  expect(one.map(({ customerId }) => customerId)).not.toContain("1000999");
});

test("what a program has in another account is not gone from this one", async () => {
  const declared = "urn:pulumi:prod::voice::pulumi:providers:telecom-center::south::5c1b";
  const file = state({
    class: "Route",
    name: "other",
    id: "r-other",
    inputs: { name: "other", customer: "1000123", gateway: "g" },
    provider: declared,
  });
  const ids = (await listed("--customer", "1000123", "--state", file)).map(({ id }) => id);
  expect(ids).not.toContain("r-other");
});

test("a file that is no state is told before the account is asked", async () => {
  const file = join(folder, "odd.json");
  writeFileSync(file, "{}");
  expect(await mapped("--format", "json", "--state", file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("is no state"),
  });
});
