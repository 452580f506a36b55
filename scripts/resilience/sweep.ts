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
    for (const change of CHANGES) {
      for (let after = 1; ; after++) {
        const { finished, row, fine } = await cutOnce(change, after, skipCheckpoints);
        if (finished) break;
        rows.push([change.what, skipCheckpoints ? "once" : "each step", after, ...row]);
        passed &&= fine;
        say(`  ${JSON.stringify(rows.at(-1))}${fine ? "" : " NOT AS IT HAS TO BE"}`);
      }
    }
  }
  return {
    header: [
      "run",
      "state written",
      "cut after request",
      "writes sent",
      "without a resource",
      "next `pulumi up`",
      "at the end",
    ],
    rows,
    notes: [
      `A stack of eight objects, each answer after ${LATENCY_MS} ms; all processes ended by SIGKILL when the account had got so many requests; then \`pulumi cancel\` and \`pulumi up\` of the same program, and \`pulumi up --refresh\` only where the first one asks for it.`,
    ],
    passed,
  };
}

async function cutOnce(
  { from, to }: Change,
  after: number,
  skipCheckpoints: boolean,
): Promise<{ finished: boolean; row: (string | number)[]; fine: boolean }> {
  const sandbox = await startSandbox({ faults: { latencyMs: LATENCY_MS } });
  const stack = new Stack({ program: from ?? to, sandbox });
  const deployment = { sandbox, stack };
  try {
    if (from) await stack.up();
    stack.setProgram(to);
    const { finished, writes } = await cutOff(deployment, { after, skipCheckpoints });
    const { orphans } = balance(sandbox, stack);
    if (finished) return { finished, row: [], fine: true };
    const next = await heal(deployment).then(
      ({ refreshed }) => (refreshed ? "asked for --refresh, done" : "done"),
      failed,
    );
    const end = balance(sandbox, stack);
    const clean = await stack.preview({ refresh: true, expectNoChanges: true }).then(() => true, failed);
    const exact = end.orphans.length + end.ghosts.length === 0 && clean === true && !next.includes("failed");
    return {
      finished,
      row: [
        writes.length,
        orphans.length,
        next,
        exact ? "exact" : `${JSON.stringify(end)}, ${JSON.stringify(twice(sandbox))}`,
      ],
      fine: exact,
    };
  } finally {
    await sandbox.close();
    stack.remove();
  }
}

function failed(error: unknown): string {
  if (!(error instanceof EngineRunError)) throw error;
  say(error.message.slice(-4000));
  return "failed";
}

const twice = (sandbox: Sandbox) => Object.entries(sandbox.sizes()).filter(([, count]) => count > 0);
