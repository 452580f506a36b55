import * as telecom from "pulumi-telecom-center";

interface Totals {
  calls: number;
  answered: number;
  seconds: number;
}

/** Calls by customer on a day (UTC). Records are read page by page: a day may have more than fit into memory. */
export async function report(day: string): Promise<Map<string, Totals>> {
  const totals = new Map<string, Totals>();
  const records = telecom.iterateTerminationCdrs({
    filter: { timeStartGteq: `${day}T00:00:00Z`, timeStartLted: `${day}T23:59:59Z` },
    include: ["customer"],
    fields: ["duration", "customer"],
    pageSize: 500,
  });
  for await (const { customerId = "unknown", duration } of records) {
    const total = totals.get(customerId) ?? { calls: 0, answered: 0, seconds: 0 };
    total.calls += 1;
    if (duration) total.answered += 1;
    total.seconds += duration ?? 0;
    totals.set(customerId, total);
  }
  return totals;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

async function main() {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const day = process.argv[2] ?? yesterday;
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error(`"${day}" is no day: write it as ${yesterday}.`);
  const customers = await telecom.getCustomers({ fields: ["id", "name"] });
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const rows = [...(await report(day))].sort(([, a], [, b]) => b.seconds - a.seconds);
  console.log("day,customer,name,calls,answered,minutes");
  for (const [id, { calls, answered, seconds }] of rows) {
    const minutes = (seconds / 60).toFixed(1);
    console.log([day, id, quoted(names.get(id) ?? ""), calls, answered, minutes].join(","));
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
