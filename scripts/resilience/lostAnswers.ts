import { NO_FAULTS, startSandbox } from "../../sandbox";
import { Stack } from "../../tests/engine/harness/stack";
import { audit } from "./audit";
import { manyCustomers, PER_CUSTOMER, type Phase } from "./program";
import { outcome } from "./runs";
import { say, type Table } from "./table";

const FAULTS = { dropAfter: 0.05, dropBefore: 0.05, status503: 0.05 };
const OPERATIONS: Record<Phase, { title: string; op: string }> = {
  create: { title: "create", op: "create" },
  change: { title: "update", op: "update" },
  bare: { title: "delete", op: "delete" },
};

/** Creates, updates and deletes against an API that loses answers, refuses and throttles. */
export async function measureLostAnswers(customers: number, seed: number, limit = 50): Promise<Table> {
  const sandbox = await startSandbox({ faults: { ...FAULTS, seed, rateLimitPerSecond: limit } });
  const stack = new Stack({ program: manyCustomers(customers), sandbox });
  const rows: Table["rows"] = [];
  let passed = true;
  try {
    for (const [phase, { title, op }] of Object.entries(OPERATIONS) as [
      Phase,
      { title: string; op: string },
    ][]) {
      say(`${title}: ${customers} customers …`);
      sandbox.resetRequests();
      stack.setProgram(manyCustomers(customers, phase));
      const run = await outcome(stack, "up");
      const expected = customers * (phase === "create" ? PER_CUSTOMER : PER_CUSTOMER - 1);
      const done = run.changes[op] ?? 0;
      const found = audit(sandbox, stack);
      const failed = run.steps.filter((step) => step.failed).length + (expected - done);
      const faults = sandbox.requests.filter(({ fault }) => fault !== undefined);
      const refused = faults.filter(({ fault }) => fault === "status429").length;
      rows.push([
        title,
        done,
        found.duplicates.length,
        found.orphans.length + found.ghosts.length,
        failed,
        sandbox.requests.length,
        (sandbox.requests.length / Math.max(1, done)).toFixed(2),
        faults.length - refused,
        refused,
        run.seconds.toFixed(0),
      ]);
      if (run.code !== 0) say(run.output.slice(-4000));
      passed &&= run.code === 0 && failed === 0 && found.duplicates.length === 0;
      passed &&= found.orphans.length === 0 && found.ghosts.length === 0;
      say(`  ${JSON.stringify(rows.at(-1))}`);
    }
    Object.assign(sandbox.faults, structuredClone(NO_FAULTS));
    const check = await stack.preview({ refresh: true, args: ["--expect-no-changes"], timeoutSeconds: 900 });
    passed &&= check.code === 0;
  } finally {
    await sandbox.close();
  }
  return {
    header: [
      "operation",
      "done",
      "duplicates",
      "orphans",
      "failed",
      "requests",
      "requests each",
      "requests lost, dropped or 503",
      "answered 429",
      "seconds",
    ],
    rows,
    notes: [
      `5 % of the requests lose their answer after they were carried out, 5 % are dropped before, 5 % are answered 503, and more than ${limit} a second are answered 429 (seed ${seed}). ` +
        "Afterwards `pulumi preview --refresh --expect-no-changes` finds every resource as declared.",
    ],
    passed,
  };
}
