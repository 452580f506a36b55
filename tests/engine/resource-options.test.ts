import { readFileSync } from "node:fs";
import { join } from "node:path";
import { customer, declare, planned, program } from "./fixtures";
import type { Stack } from "./harness";

// A test for each line of docs/resource-options.md, out of two runs of one stack.

const gateway = (resource: string, options = "", name = resource, owner = "acme", at = "a") =>
  declare("Gateway", resource, `{ customer: ${owner}, name: "${name}", host: "${at}.example.net" }`, options);

const UNCHANGED = [
  customer("acme", '{ customerId: "700011", name: "Acme" }'),
  customer("birch", '{ customerId: "700012", name: "Birch" }'),
  gateway("hidden", '{ additionalSecretOutputs: ["host"] }', "hidden", "acme", "hush-hush"),
  gateway("late", "{ dependsOn: hidden }"),
  "class Office extends pulumi.ComponentResource {}",
  'const office = new Office("my:telephony:Office", "office");',
  gateway("inside", "{ parent: office }"),
  gateway("turned", "{ transforms: [({ props, opts }) => ({ props: { ...props, port: 5099 }, opts })] }"),
  'exports.read = telecom.Gateway.get("read", "seeded").host;',
  'const hook = new pulumi.ResourceHook("hook", async ({ name }) => console.error("hooked " + name));',
  gateway("hooked", "{ hooks: { afterCreate: [hook] } }"),
  declare(
    "Route",
    "slow",
    '{ customer: acme, gateway: hidden, name: "slow" }',
    '{ customTimeouts: { create: "1s" } }',
  ),
];
const THROUGH = declare(
  "Route",
  "through",
  '{ customer: changing.customerId, gateway: changing, name: "through" }',
);
const IMPORTED = '{ import: "seeded", ignoreChanges: ["host"] }';
const BEFORE = [
  ...UNCHANGED,
  gateway("former"),
  gateway("ignoring", '{ ignoreChanges: ["host"] }'),
  gateway("taken", IMPORTED, "taken", '"700010"', "declared"),
  gateway("changing", '{ replaceOnChanges: ["host"] }'),
  THROUGH,
  gateway("first", "{ deleteBeforeReplace: true }"),
  gateway("second"),
  gateway("kept", "{ retainOnDelete: true }"),
  gateway("guarded", "{ protect: true }"),
  customer("cedar", '{ customerId: "700013", name: "Cedar" }'),
  declare("IncomingTrunk", "along", '{ customer: "700013", name: "along" }', "{ deletedWith: cedar }"),
];
const AFTER = [
  ...UNCHANGED,
  gateway("latter", '{ aliases: [{ name: "former" }] }', "former"),
  gateway("ignoring", '{ ignoreChanges: ["host"] }', "ignoring", "acme", "b"),
  gateway("taken", IMPORTED, "taken", '"700010"', "declared"),
  gateway("changing", '{ replaceOnChanges: ["host"] }', "changing", "acme", "b"),
  THROUGH,
  gateway("first", "{ deleteBeforeReplace: true }", "first", "birch"),
  gateway("second", "", "second", "birch"),
];

interface Run {
  /** What was written: method, and the name that was sent or the object's id. */
  readonly writes: string[];
  readonly output: string;
}

let stack: Stack;
const runs = {} as { first: Run; second: Run };
const ops = new Map<string, string>();
const ids = new Map<string, string>();
let inSandbox: (name: string) => boolean;
let refused: string;

beforeAll(async () => {
  const seed = {
    customers: [{ id: "700010", attributes: { name: "Owner" } }],
    termination_gateways: [
      {
        id: "seeded",
        attributes: { name: "taken", host: "s.example.net" },
        relationships: { customer: "700010" },
      },
    ],
  };
  const deployment = await planned(BEFORE, { seed });
  const { sandbox } = deployment;
  stack = deployment.stack;
  const run = async (): Promise<Run> => {
    sandbox.resetRequests();
    const { output } = await stack.up();
    const written = sandbox.requests.filter(({ method }) => method !== "GET");
    const told = written.map(({ method, path, requestBody }) => {
      const { name } = (requestBody as { data?: { attributes?: { name?: string } } })?.data?.attributes ?? {};
      return `${method} ${name ?? path.split("/").at(-1)}`;
    });
    return { writes: told, output };
  };
  // Longer than the time that the program allows.
  sandbox.faults.next.push({
    match: { method: "POST", path: "/termination_routes" },
    fault: "slow",
    answerAfterMs: 2000,
    times: 2,
  });
  runs.first = await run();
  for (const { attributes, id } of sandbox.objects("termination_gateways"))
    ids.set(String(attributes.name), id);
  // What is protected stops a run before anything else of it is done.
  stack.setProgram(program(...AFTER));
  refused = (await stack.preview({ expectFailure: true })).output;
  await stack.state("unprotect", "guarded");
  for (const { op, urn } of (await stack.previewJson()).steps) ops.set(urn.split("::").at(-1)!, op);
  runs.second = await run();
  inSandbox = (name) => sandbox.objects("termination_gateways").some(({ id }) => id === ids.get(name));
}, 400_000);

const order = (all: readonly string[], one: string, other: string) => {
  const [a, b] = [all.indexOf(one), all.indexOf(other)];
  expect([a, b]).not.toContain(-1);
  return a < b ? "before" : "after";
};

const OPTIONS: Record<string, () => unknown> = {
  additionalSecretOutputs: () =>
    expect(JSON.stringify(stack.resource("hidden").outputs)).not.toContain("hush-hush"),
  aliases: () => {
    expect(ops.has("latter")).toBe(false);
    expect(stack.resource("latter").id).toBe(ids.get("former"));
  },
  customTimeouts: () => expect(runs.first.writes.filter((line) => line === "POST slow")).toHaveLength(1),
  deleteBeforeReplace: () => {
    const { writes } = runs.second;
    expect(order(writes, `DELETE ${ids.get("first")}`, "POST first")).toBe("before");
    expect(order(writes, `DELETE ${ids.get("second")}`, "POST second")).toBe("after");
  },
  deletedWith: () => {
    expect(ops.get("along")).toBe("delete");
    expect(runs.second.writes.filter((line) => line.startsWith("DELETE"))).toContain("DELETE 700013");
    expect(runs.second.writes.filter((line) => line.startsWith("DELETE"))).toHaveLength(4);
  },
  dependsOn: () => expect(order(runs.first.writes, "POST hidden", "POST late")).toBe("before"),
  hooks: () => expect(runs.first.output).toContain("hooked hooked"),
  id: async () => expect((await stack.outputs()).read).toBe("s.example.net"),
  ignoreChanges: () => expect(ops.has("ignoring")).toBe(false),
  import: () => {
    expect(runs.first.output).toContain("takes over seeded as it is");
    expect(runs.first.writes).not.toContain("POST taken");
    expect(stack.resource("taken").id).toBe("seeded");
    expect(ops.has("taken")).toBe(false);
  },
  parent: () => expect(stack.resource("inside").urn).toContain("my:telephony:Office$pulumi-nodejs:dynamic"),
  protect: () => expect(refused).toMatch(/guarded[\s\S]*protected/),
  replaceOnChanges: () => expect(ops.get("changing")).toBe("update"),
  retainOnDelete: () => {
    expect(ops.get("kept")).toBe("delete");
    expect(inSandbox("kept")).toBe(true);
  },
  transforms: () => expect(stack.resource("turned").inputs).toMatchObject({ port: 5099 }),
};

test.each(Object.entries(OPTIONS))("%s", async (_, holds) => {
  await holds();
});

test("an output that equals an argument is known while its resource is updated", () => {
  expect(ops.get("changing")).toBe("update");
  expect(ops.has("through")).toBe(false);
});

test("the page has a line for each option that is tried here, and for others says why not", () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "resource-options.md"), "utf8");
  const lines = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(lines).toEqual(expect.arrayContaining(Object.keys(OPTIONS)));
  expect(lines.filter((name) => !(name! in OPTIONS)).sort()).toEqual([]);
});
