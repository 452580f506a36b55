import { setTimeout as sleep } from "node:timers/promises";
import { type Sandbox, startSandbox } from "../../sandbox";
import { missing as noBucket, startBucket } from "../../tests/engine/backends/bucket";
import { missing as noPostgres, startPostgres } from "../../tests/engine/backends/postgres";
import { Stack } from "../../tests/engine/harness/stack";
import { quiet } from "../../tests/engine/support/cut";
import { manyCustomers, PER_CUSTOMER } from "./program";
import { outcome } from "./runs";
import { say, type Table } from "./table";

const LATENCY_MS = 30;

const BACKENDS = [
  { name: "files", start: async () => ({ env: {}, close: async () => {} }) },
  { name: "PostgreSQL", start: startPostgres, missing: noPostgres },
  { name: "S3 bucket", start: startBucket, missing: noBucket },
];

/** The times of a stack on each backend on this machine, what a second run says meanwhile, and what a kill leaves. */
export async function measureBackends(customers: number): Promise<Table> {
  const objects = customers * PER_CUSTOMER;
  const rows: Table["rows"] = [];
  const notes = [
    `${objects} objects (${customers} customers), each answer of the API after ${LATENCY_MS} ms, the backends on the same machine. Killed: all processes of \`pulumi up\`, half-way.`,
  ];
  let passed = true;
  for (const { name, start, missing } of BACKENDS) {
    if (missing) notes.push(`${name}: not measured, ${missing}.`);
    else {
      const { row, fine } = await measure(await start(), customers);
      rows.push([name, ...row]);
      passed &&= fine;
    }
    say(`  ${JSON.stringify(rows.at(-1))}`);
  }
  const header = ["backend", "create", "no-op preview", "refresh", "destroy", "a second run meanwhile"];
  return { header: [...header, "killed, then `pulumi cancel` and `pulumi up`"], rows, notes, passed };
}

async function measure(
  backend: { env: Record<string, string>; close(): Promise<void> },
  customers: number,
): Promise<{ row: (string | number)[]; fine: boolean }> {
  const sandbox = await startSandbox({ faults: { latencyMs: LATENCY_MS } });
  const stack = new Stack({ program: manyCustomers(customers), sandbox, env: backend.env, passphrase: true });
  try {
    if (backend.env.PULUMI_BACKEND_URL) await stack.cli(["stack", "init"]);
    const times = [
      await outcome(stack, "up"),
      await stack.preview({ expectNoChanges: true }),
      await outcome(stack, "refresh"),
      await outcome(stack, "destroy"),
    ].map(({ seconds, code }) => (code === 0 ? `${seconds.toFixed(1)} s` : "failed"));
    const { second, made, fine } = await killed(sandbox, stack, customers * PER_CUSTOMER);
    return { row: [...times, second, made], fine: fine && !times.includes("failed") };
  } finally {
    stack.remove();
    await sandbox.close();
    await backend.close();
  }
}

const POSTS = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method === "POST").length;

async function killed(sandbox: Sandbox, stack: Stack, objects: number) {
  sandbox.resetRequests();
  const run = stack.start("up", { timeoutSeconds: 3600 });
  while (POSTS(sandbox) < objects / 2) await sleep(5);
  const { output } = await outcome(stack, "up");
  const second = /error: (.*lock.*)/.exec(output)?.[1] ?? "not refused";
  run.kill("SIGKILL", "all");
  await run.finished;
  await quiet(sandbox);
  const before = Object.values(sandbox.sizes()).reduce((sum, size) => sum + size, 0);
  await stack.cancel();
  const { code } = await outcome(stack, "up");
  await stack.preview({ refresh: true, expectNoChanges: true });
  const after = Object.values(sandbox.sizes()).reduce((sum, size) => sum + size, 0);
  const made = `${before} objects were there, ${after} at the end`;
  return { second, made, fine: code === 0 && after === objects && second !== "not refused" };
}
