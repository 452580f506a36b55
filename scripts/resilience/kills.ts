import { startSandbox } from "../../sandbox";
import { seededRandom } from "../../sandbox/random";
import { Stack } from "../../tests/engine/harness/stack";
import { cutOff, heal } from "../../tests/engine/support/cut";
import { audit, isExact } from "./audit";
import { manyCustomers, PER_CUSTOMER } from "./program";
import { say, type Table } from "./table";

/** An answer takes so long, so that at each moment some requests are under way. */
const LATENCY_MS = 30;

/** Ends `pulumi up` hard at random moments, in both ways of writing the state, and tells what the next plain `up` made of it. */
export async function measureKills(customers: number, kills: number, seed: number): Promise<Table> {
  const random = seededRandom(seed);
  const rows: Table["rows"] = [];
  let passed = true;
  for (const skipCheckpoints of [false, true]) {
    for (let kill = 1; kill <= kills; kill++) {
      const after = 1 + Math.floor(random() * (customers * PER_CUSTOMER - 1));
      const { row, fine } = await killOnce(
        customers,
        after,
        Math.floor(random() * 2 * LATENCY_MS),
        skipCheckpoints,
      );
      rows.push([skipCheckpoints ? "once" : "each step", kill, ...row]);
      passed &&= fine;
      say(`  ${JSON.stringify(rows.at(-1))}${fine ? "" : " NOT AS IT HAS TO BE"}`);
    }
  }
  return {
    header: [
      "state written",
      "kill",
      "after request",
      "objects",
      "resources in the state",
      "objects without a resource",
      "next `pulumi up`",
      "at the end",
      "twice",
    ],
    rows,
    notes: [
      `\`pulumi up\` of ${customers * PER_CUSTOMER} objects (${customers} customers), each answer after ${LATENCY_MS} ms, all its processes ended by SIGKILL (seed ${seed}); then \`pulumi cancel\` and \`pulumi up\`, without a setting and without \`--refresh\`.`,
    ],
    passed,
  };
}

async function killOnce(
  customers: number,
  after: number,
  delayMs: number,
  skipCheckpoints: boolean,
): Promise<{ row: (string | number)[]; fine: boolean }> {
  const expected = customers * PER_CUSTOMER;
  const sandbox = await startSandbox({ faults: { latencyMs: LATENCY_MS } });
  const stack = new Stack({ program: manyCustomers(customers), sandbox });
  try {
    await cutOff({ sandbox, stack }, { after, delayMs, skipCheckpoints });
    const left = audit(sandbox, stack);
    const { output, refreshed } = await heal({ sandbox, stack });
    const end = audit(sandbox, stack);
    const taken = new Set(output.match(/warning: .* takes over .* an earlier run made/g) ?? []).size;
    return {
      row: [
        after,
        left.objects,
        left.resources,
        left.orphans.length,
        `${refreshed ? "asked for --refresh" : "done"}, ${taken} taken up again`,
        `${end.objects} objects, ${end.resources} resources`,
        end.duplicates.length,
      ],
      fine: !refreshed && isExact(end, expected),
    };
  } finally {
    await sandbox.close();
    stack.remove();
  }
}
