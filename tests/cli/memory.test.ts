import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { columnsOf } from "../../cli/records/columns";
import { formats } from "../../cli/records/formats";
import { readRecords } from "../../cli/records/read";
import { entityNamed } from "../../provider/entities";
import type { Session } from "../../provider/lifecycle";

const RECORDS = 60_000;
const PAGE = 500;
const MB = 1024 * 1024;

/** An account whose pages are made when they are asked for. */
const session = {
  api: {
    async *pages() {
      for (let start = 0; start < RECORDS; start += PAGE) {
        const data = Array.from({ length: PAGE }, (_, n) => ({
          type: "termination_cdrs",
          id: `record ${start + n}`,
          attributes: { time_start: "2026-01-01 00:00:00", src_name_in: `caller ${start + n}`, duration: n },
          relationships: { customer: { data: { type: "customers", id: `customer ${start + n}` } } },
        }));
        yield { data, included: [], number: start / PAGE + 1, last: start + PAGE >= RECORDS };
      }
    },
  },
} as unknown as Session;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function liveHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test("the memory does not grow with the number of records", async () => {
  const entity = entityNamed("TerminationCdr");
  const columns = columnsOf(entity);
  const period = { from: new Date("2026-01-01"), to: new Date("2026-01-02") };
  let [records, characters] = [0, 0];
  let early = 0;
  for await (const { rows } of readRecords(session, entity, period)) {
    records += rows.length;
    characters += rows.map((row) => formats.csv.record(columns, row)).join("").length;
    if (records === 10 * PAGE) early = liveHeap();
  }
  expect(records).toBe(RECORDS);
  expect(early).toBeGreaterThan(0);
  // What is kept of each record would be more than its text.
  expect(characters).toBeGreaterThan(4 * MB);
  expect(liveHeap() - early).toBeLessThan(3 * MB);
}, 60_000);
