import type { Entity } from "../../provider/entities";
import { CommandError } from "../command";
import type { Known } from "../pages";
import { askForRecords, type Period, type PeriodFilter } from "./ask";
import { columnsOf, type Row, rowReader } from "./columns";
import { Oddities } from "./oddities";

/** What came on one page. */
export interface RecordPage {
  /** Those of the period. */
  rows: Row[];
  /** How many records the page had. */
  read: number;
  /** How many records there are on all pages, where the API tells. */
  total?: number;
}

/**
 * The call records of a period, page by page, each once.
 *
 * @param odd - takes what has no known form
 * @param refused - takes the filters that the account refuses, which are applied here
 */
export async function* readRecords(
  session: Known,
  entity: Entity,
  period: Period,
  odd = new Oddities(),
  refused: (filters: readonly PeriodFilter[]) => void = () => undefined,
): AsyncGenerator<RecordPage> {
  const asked = await askForRecords(session, entity, period);
  refused(asked.refused);
  const read = rowReader(entity, odd);
  const isWanted = wanted(entity, period, odd, asked.refused.includes("customerId"));
  for await (const page of ahead(asked.pages)) {
    yield {
      rows: page.data.map(read).filter(isWanted),
      read: page.data.length,
      ...(page.recordCount !== undefined && { total: page.recordCount }),
    };
  }
}

// Filters of the API know whole seconds and include their last moment, and not every account heeds them.
function wanted(
  entity: Entity,
  { from, to, customer }: Period,
  odd: Oddities,
  isFilterRefused: boolean,
): (row: Row) => boolean {
  const columns = columnsOf(entity);
  const [start, owner] = [columns.indexOf("timeStart"), columns.indexOf("customerId")];
  return (row) => {
    const [time, whose] = [row[start], row[owner]];
    if (isFilterRefused && whose === undefined)
      throw new CommandError(
        "The account refuses the filter by customer, and does not show whose a record is: leave out --customer.",
      );
    if (customer !== undefined && whose !== undefined && whose !== customer) return false;
    const began = typeof time === "string" ? Date.parse(time) : Number.NaN;
    // Of what can't be placed in time it is better to have too much.
    if (time === null || time === undefined) odd.note("timeStart", null, String(row[0]));
    return Number.isNaN(began) || (began >= from.getTime() && began < to.getTime());
  };
}

/** Asks for the next page while one is worked on. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = source.next();
    // A failure is told when its turn comes.
    next.catch(() => undefined);
    yield value;
  }
}
