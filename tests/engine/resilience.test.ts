import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { audit, isExact } from "../../scripts/resilience/audit";
import { liveOnce } from "../../scripts/resilience/front";
import { manyCustomers, PER_CUSTOMER } from "../../scripts/resilience/program";
import { errorsByResource } from "../../scripts/resilience/runs";
import { account, customer, declare, program } from "./fixtures";
import { Stack } from "./harness";

// The measurements of `npm run resilience` in small.

test("lost answers, dropped requests, 503 and a rate limit: each object once, each in the state, none failed", async () => {
  const customers = 3;
  const faults = { dropAfter: 0.15, dropBefore: 0.1, status503: 0.1, rateLimitPerSecond: 50, seed: 3 };
  const sandbox = await account({ faults });
  const config = { "telecom-center:maxRetries": "12" };
  const stack = new Stack({ program: manyCustomers(customers), sandbox, config });
  expect((await stack.up()).changes).toEqual({ create: customers * PER_CUSTOMER });
  expect(audit(sandbox, stack)).toMatchObject({ duplicates: [], orphans: [], ghosts: [] });
  expect(isExact(audit(sandbox, stack), customers * PER_CUSTOMER)).toBe(true);

  stack.setProgram(manyCustomers(customers, "change"));
  expect((await stack.up()).changes).toMatchObject({ update: customers * (PER_CUSTOMER - 1) });
  stack.setProgram(manyCustomers(customers, "bare"));
  await stack.up();
  expect(isExact(audit(sandbox, stack), customers)).toBe(true);
});

test("a front that lies, lags and loses: after each run the state is the account, or an error was told", async () => {
  const { came, healed } = await liveOnce(3);
  expect(came.map(({ title, untold }) => [title, untold])).toEqual([
    ["create", []],
    ["update", []],
    ["refresh", []],
    ["delete", []],
  ]);
  expect(came.reduce((sum, { hit }) => sum + hit, 0)).toBeGreaterThan(3);
  expect(healed).toBe(true);
});

test("a server that never answers: the run ends, with one readable error for each resource", async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = ["left", "right", "third"];
  const stack = new Stack({
    program: program(
      ...names.map((name) => customer(name)),
      declare("CustomerSession", "session", '{ customer: "500" }'),
    ),
    sandbox: { url, username: "operator", password: "sandbox" },
    config: { "telecom-center:timeoutSeconds": "1", "telecom-center:maxRetries": "1" },
  });
  try {
    const run = await stack.up({ expectFailure: true, args: ["--continue-on-error"] });
    const errors = errorsByResource(run);
    expect([...errors.keys()].sort()).toEqual([...names, "session"].sort());
    for (const messages of errors.values()) {
      expect(messages).toEqual([expect.stringContaining("no complete answer from 127.0.0.1")]);
    }
    expect(run.output).not.toMatch(/^\s+at /m);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
