import { type Sandbox, startSandbox } from "../../sandbox";
import { EngineRunError } from "../../tests/engine/harness/runs";
import { Stack } from "../../tests/engine/harness/stack";
import { balance } from "../../tests/engine/support/balance";
import { cutOff, heal } from "../../tests/engine/support/cut";
import { say, type Table } from "./table";

const LATENCY_MS = 40;

/** A stack of eight objects, as it is deployed first and as it is to be after. */
interface Change {
  readonly what: string;
  readonly from?: string;
  readonly to: string;
}

const head = 'const telecom = require("pulumi-telecom-center");\n';
const customer = (id: string) =>
  `${head}const acme = new telecom.Customer("acme", { customerId: "${id}", name: "Acme", capacityLimit: 10 }, { protect: false });\n`;
const below = (port: number, enabled: boolean, prefix: string, name: string) => `
new telecom.IncomingTrunk("trunk", { customer: acme, name: "${name}" });
const main = new telecom.DidNumber("main", { customer: acme, number: "12120000001", enabled: ${enabled} });
new telecom.DidNumber("fax", { customer: acme, number: "12120000002", enabled: ${enabled} });
const gateway = new telecom.Gateway("gateway", { customer: acme, name: "Carrier", host: "sip.example.com", port: ${port} });
new telecom.Route("route", { customer: acme, gateway, name: "World", dstPrefix: "${prefix}" });
new telecom.Route("home", { customer: acme, gateway, name: "Home", dstPrefix: "${prefix}1" });
new telecom.ExternalAccount("sim", { customer: acme, didNumber: main });
`;
const WHOLE = customer("700011") + below(5070, true, "00", "Office");

const CHANGES: readonly Change[] = [
  { what: "create", to: WHOLE },
  { what: "update", from: WHOLE, to: customer("700011") + below(5080, false, "44", "Home") },
  { what: "delete", from: WHOLE, to: customer("700011") },
  { what: "replace", from: WHOLE, to: WHOLE.replace("700011", "700012") },
];

/** Cuts a run of eight objects after its first request, its second, and so on, and tells what the next `up` made of each. */
export async function measureSweep(): Promise<Table> {
  const rows: Table["rows"] = [];
  let passed = true;
  for (const skipCheckpoints of [false, true]) {
    const stateWritten = skipCheckpoints ? "once" : "each step";
    for (const change of CHANGES) {
      const cuts: Cut[] = [];
      for (let after = 1; ; after++) {
        const cut = await cutOnce(change, after, skipCheckpoints);
        if (!cut) break;
        cuts.push(cut);
        passed &&= cut.end === "exact";
        say(
          `  ${change.what}, state written ${stateWritten}, cut after request ${after}: ${cut.writes} writes sent, ` +
            `${cut.orphans} without a resource; next up: ${cut.next}; at the end: ${cut.end}`,
        );
      }
      const count = (is: (cut: Cut) => boolean) => cuts.filter(is).length;
      rows.push([
        change.what,
        stateWritten,
        cuts.length,
        Math.max(...cuts.map(({ orphans }) => orphans)),
        count(({ next }) => next === "done"),
        count(({ next }) => next === "done with --refresh"),
        count(({ end }) => end === "exact"),
      ]);
    }
  }
  return {
    header: [
      "run",
      "state written",
      "cuts",
      "most objects without a resource",
      "next `pulumi up` done",
      "done with the `--refresh` it asked for",
      "exact at the end",
    ],
    rows,
    notes: [
      `A stack of eight objects, each answer after ${LATENCY_MS} ms; all processes ended by SIGKILL when the account had got one request, two, and so on to the run's last; then \`pulumi cancel\` and \`pulumi up\` of the same program, and \`pulumi up --refresh\` only where the first one asks for it.`,
    ],
    passed,
  };
}

/** What one cut left, and what the next run made of it. */
interface Cut {
  readonly writes: number;
  readonly orphans: number;
  readonly next: "done" | "done with --refresh" | "failed";
  /** "exact", or what is wrong. */
  readonly end: string;
}

/** Nothing, where the run was finished before its cut. */
async function cutOnce(
  { from, to }: Change,
  after: number,
  skipCheckpoints: boolean,
): Promise<Cut | undefined> {
  const sandbox = await startSandbox({ faults: { latencyMs: LATENCY_MS } });
  const stack = new Stack({ program: from ?? to, sandbox });
  const deployment = { sandbox, stack };
  try {
    if (from) await stack.up();
    stack.setProgram(to);
    const { finished, writes } = await cutOff(deployment, { after, skipCheckpoints });
    if (finished) return undefined;
    const { orphans } = balance(sandbox, stack);
    const next = await heal(deployment).then(
      ({ refreshed }) => (refreshed ? ("done with --refresh" as const) : ("done" as const)),
      failed,
    );
    const end = balance(sandbox, stack);
    const clean = await stack.preview({ refresh: true, expectNoChanges: true }).then(() => true, failed);
    const exact = end.orphans.length + end.ghosts.length === 0 && clean === true && next !== "failed";
    return {
      writes: writes.length,
      orphans: orphans.length,
      next,
      end: exact ? "exact" : `${JSON.stringify(end)}, ${JSON.stringify(there(sandbox))}`,
    };
  } finally {
    await sandbox.close();
    stack.remove();
  }
}

function failed(error: unknown): "failed" {
  if (!(error instanceof EngineRunError)) throw error;
  say(error.message.slice(-4000));
  return "failed";
}

const there = (sandbox: Sandbox) => Object.entries(sandbox.sizes()).filter(([, count]) => count > 0);
