import { columnsOf } from "../../cli/records/columns";
import { formats } from "../../cli/records/formats";
import { readRecords } from "../../cli/records/read";
import { entityNamed } from "../../provider/entities";
import type { Session } from "../../provider/lifecycle";

const RECORDS = 150_000;
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

test("the memory does not grow with the number of records", async () => {
  const entity = entityNamed("TerminationCdr");
  const columns = columnsOf(entity);
  const period = { from: new Date("2026-01-01"), to: new Date("2026-01-02") };
  let [records, characters, most] = [0, 0, 0];
  const before = process.memoryUsage().heapUsed;
  for await (const { rows } of readRecords(session, entity, period)) {
    records += rows.length;
    characters += rows.map((row) => formats.csv.record(columns, row)).join("").length;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(records).toBe(RECORDS);
  // Records that were kept would take more than twice their text.
  expect(characters).toBeGreaterThan(10 * MB);
  expect(most).toBeLessThan(100 * MB);
}, 60_000);
