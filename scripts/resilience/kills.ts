import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSandbox } from "../../sandbox";
import { seededRandom } from "../../sandbox/random";
import { Stack } from "../../tests/engine/harness/stack";
import { type Audit, audit, isExact } from "./audit";
import { manyCustomers, PER_CUSTOMER } from "./program";
import { errorsByResource, outcome } from "./runs";
import { say, type Table } from "./table";

/** An answer takes so long, so that at each moment some requests are under way. */
const LATENCY_MS = 30;

/** Ends `pulumi up` hard at random moments, and tells what each left and what the next runs made of it. */
export async function measureKills(customers: number, kills: number, seed: number): Promise<Table> {
  const random = seededRandom(seed);
  const rows: Table["rows"] = [];
  let passed = true;
  for (let kill = 1; kill <= kills; kill++) {
    const after = 1 + Math.floor(random() * (customers * PER_CUSTOMER - 1));
    const delayMs = Math.floor(random() * 2 * LATENCY_MS);
    const { row, fine } = await killOnce(customers, after, delayMs);
    rows.push([kill, ...row]);
    passed &&= fine;
    say(`  ${JSON.stringify(rows.at(-1))}${fine ? "" : " NOT AS IT HAS TO BE"}`);
  }
  return {
    header: [
      "kill",
      "after POST number",
      "objects",
      "resources in the state",
      "objects without a resource",
      "next `pulumi up --refresh`",
      "with `checkBeforeCreate` true",
      "at the end",
      "twice",
    ],
    rows,
    notes: [
      `\`pulumi up\` of ${customers * PER_CUSTOMER} objects (${customers} customers), each answer after ${LATENCY_MS} ms, all its processes ended by SIGKILL (seed ${seed}); then \`pulumi cancel\` and \`pulumi up --refresh\`.`,
    ],
    passed,
  };
}

async function killOnce(
  customers: number,
  after: number,
  delayMs: number,
): Promise<{ row: (string | number)[]; fine: boolean }> {
  const expected = customers * PER_CUSTOMER;
  const sandbox = await startSandbox({ faults: { latencyMs: LATENCY_MS } });
  const stack = new Stack({ program: manyCustomers(customers), sandbox });
  try {
    const run = stack.start("up", { timeoutSeconds: 1200 });
    const ended = run.finished.then(() => true);
    while (sandbox.requests.length < after) {
      if (await Promise.race([ended, sleep(2, false)])) break;
    }
    await sleep(delayMs);
    run.kill();
    await run.finished;
    await quiet(sandbox);
    await stack.cancel();
    const healed = removeEmptyAttributes(stack);
    const left = audit(sandbox, stack);

    const next = await outcome(stack, "up", { args: ["--refresh"] });
    const between = audit(sandbox, stack);
    const stops = stopsOf(next, sandbox);
    let fine = next.code === 0 ? isExact(between, expected) : stops.unexplained === 0;
    let second = "not needed";
    let end: Audit = between;
    if (next.code !== 0) {
      if (stops.unexplained > 0) say(next.output.slice(-6000));
      const env = { TELECOM_CENTER_CHECK_BEFORE_CREATE: "true" };
      const last = await outcome(stack, "up", { args: ["--refresh"], env });
      end = audit(sandbox, stack);
      second = last.code === 0 ? takenOver(last.output) : "failed";
      if (last.code !== 0) say(last.output.slice(-6000));
      fine &&= last.code === 0;
    }
    fine &&= isExact(end, expected);
    const unexplained = stops.unexplained ? `, ${stops.unexplained} errors name none` : "";
    const how =
      next.code === 0
        ? takenOver(next.output)
        : `${takenOver(next.output, "stopped")}, ${stops.ids.length} named for an import${unexplained}`;
    const row = [
      after,
      left.objects,
      left.resources + (healed ? " (empty .attrs removed)" : ""),
      left.orphans.length,
      how,
      second,
      `${end.objects} objects, ${end.resources} resources`,
      end.duplicates.length,
    ];
    return { row, fine };
  } finally {
    await sandbox.close();
    stack.remove();
  }
}

function takenOver(output: string, how = "done"): string {
  // The engine prints a message while it goes on, and once more at the end.
  const count = new Set(output.match(/warning: .*(?= taken over)/g) ?? []).size;
  return count > 0 ? `${how}, ${count} taken over` : how;
}

/** The ids that the errors name, and how many errors name none of an object that exists. */
function stopsOf(
  run: Parameters<typeof errorsByResource>[0],
  sandbox: Parameters<typeof audit>[0],
): { ids: string[]; unexplained: number } {
  const ids = new Set<string>();
  let unexplained = 0;
  const types = [
    "customers",
    "incoming_trunks",
    "available_did_numbers",
    "termination_gateways",
    "termination_routes",
  ];
  for (const messages of errorsByResource(run).values()) {
    const id = /import: "([^"]+)"/.exec(messages.join("\n"))?.[1];
    if (id && types.some((type) => sandbox.find(type, id))) ids.add(id);
    else unexplained += 1;
  }
  return { ids: [...ids], unexplained };
}

/** Waits until the requests that were under way have been carried out. */
async function quiet(sandbox: { requests: { outcome: string }[] }): Promise<void> {
  await sleep(5 * LATENCY_MS);
  while (sandbox.requests.some(({ outcome }) => outcome === "pending")) await sleep(LATENCY_MS);
}

/** A flaw of Pulumi's file backend: a kill can leave an empty .attrs file beside a sound checkpoint. */
function removeEmptyAttributes(stack: Stack): boolean {
  const folder = dirname(stack.checkpoint.path);
  const empty = readdirSync(folder)
    .filter((name) => name.endsWith(".attrs"))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size === 0);
  for (const path of empty) rmSync(path);
  return empty.length > 0;
}
