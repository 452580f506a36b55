import type { Backend } from "./backends/backend";
import { missing as noBucket, startBucket } from "./backends/bucket";
import { missing as noPostgres, startPostgres } from "./backends/postgres";
import { customer, type Deployment, declare, planned, program, traffic } from "./fixtures";

const LINES = [
  customer("acme"),
  declare("IncomingTrunk", "trunk", '{ customer: acme, name: "Office" }'),
  declare("Gateway", "gateway", '{ customer: acme, name: "Carrier", host: "sip.example.com" }'),
];

const HANGS = {
  next: [{ match: { method: "POST", path: "/termination_gateways" }, fault: "hangAfter" as const, times: 1 }],
};

const BACKENDS = [
  { name: "PostgreSQL", start: startPostgres, missing: noPostgres },
  { name: "an S3 bucket", start: startBucket, missing: noBucket },
];

describe.each(BACKENDS)("a state in $name", ({ start, missing }) => {
  const run = missing ? test.skip : test;
  const why = missing ? ` (skipped: ${missing})` : "";
  let backend: Backend | undefined;
  let deployment: Deployment;

  beforeAll(async () => {
    if (missing) return;
    backend = await start();
    deployment = await planned(LINES, { env: backend.env, faults: HANGS, passphrase: true });
    await deployment.stack.cli(["stack", "init"]);
  });
  afterAll(() => backend?.close());

  run(
    `an update that is killed, and one beside it: the lock holds, and the next one heals${why}`,
    async () => {
      const { sandbox, stack } = deployment;
      const killed = stack.start("up");
      await killed.until(() => sandbox.objects("termination_gateways").length >= 1);
      expect((await stack.up({ expectFailure: true })).output).toMatch(/locked by|lock/);
      killed.kill("SIGKILL", "all");
      await killed.finished;
      expect((await stack.up({ expectFailure: true })).output).toMatch(/locked by|lock/);
      await stack.cancel();
      await stack.up();
      expect(sandbox.sizes()).toMatchObject({ customers: 1, incoming_trunks: 1, termination_gateways: 1 });
      await stack.preview({ refresh: true, expectNoChanges: true });
    },
  );

  run(`a refresh, a preview and a destroy${why}`, async () => {
    const { sandbox, stack } = deployment;
    await stack.refresh();
    sandbox.resetRequests();
    await stack.preview({ expectNoChanges: true });
    expect(traffic(sandbox)).toEqual({});
    stack.setProgram(program());
    await stack.up();
    expect(sandbox.sizes()).toMatchObject({ customers: 0, incoming_trunks: 0, termination_gateways: 0 });
  });
});
