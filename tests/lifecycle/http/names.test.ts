import { type Sandbox, startSandbox } from "../../../sandbox";
import { Resource, Run } from "./account";

let sandbox: Sandbox;
afterEach(() => sandbox.close());

test.each([
  ["incoming_capacity", { capacityWrite: "incoming_capacity" as const }, { capacityLimit: 10 }],
  ["termination_mode", { terminationModeName: "termination_mode" as const }, { terminationMode: "customer" }],
])(
  "an account whose API knows only %s gets that name, once it has refused the other",
  async (name, switches, args) => {
    sandbox = await startSandbox({ switches });
    const run = new Run(sandbox);
    const first = new Resource(run, "Customer");
    await first.up({ name: "One", customerId: "1", ...args });
    await new Resource(run, "Customer").up({ name: "Two", customerId: "2", ...args });
    expect(run.told).toEqual([expect.stringContaining(`: ${name} is sent in its place`)]);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([400, 201, 201]);
    expect(await first.plan({ name: "One", customerId: "1", ...args })).toBe("same");
  },
);

test.each([
  ["incoming_capacity", { capacityWrite: "incoming_capacity" as const }, { capacityLimit: 10 }],
  ["termination_mode", { terminationModeName: "termination_mode" as const }, { terminationMode: "customer" }],
])("six customers at once are all made where the API knows only %s", async (name, switches, args) => {
  sandbox = await startSandbox({ switches, faults: { latencyMs: 30 } });
  const run = new Run(sandbox);
  await new Resource(run, "Customer", "zero").up({ name: "Zero", customerId: "100" });
  const six = Array.from({ length: 6 }, (_, index) =>
    new Resource(run, "Customer", `c${index}`).up({ name: `C${index}`, customerId: `${index + 1}`, ...args }),
  );
  expect(await Promise.all(six)).toEqual(six.map(() => "create"));
  expect(sandbox.requests.filter(({ status }) => status === 400).length).toBeGreaterThan(1);
  expect(run.told).toEqual([expect.stringContaining(`: ${name} is sent in its place`)]);
});
