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
