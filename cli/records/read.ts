import type { Page, Query } from "../../provider/api";
import type { Entity } from "../../provider/entities";
import { toApiTime } from "../../provider/functions";
import type { Session } from "../../provider/lifecycle";
import { pagesOf } from "../pages";
import { lacksRelated, type Row, toRow } from "./columns";

/** Which records are wanted; both bounds are whole seconds, as the API's filters are. */
export interface Period {
  from: Date;
  /** The first moment that is no longer wanted. */
  to: Date;
  customer?: string;
  /** Records on one page; the default fits most. */
  pageSize?: number;
}

/** One page of records, and how many records there are on all of them, where the API tells. */
export interface RecordPage {
  rows: Row[];
  total?: number;
}

/** The call records of a period, page by page. */
export async function* readRecords(
  session: Pick<Session, "api">,
  entity: Entity,
  period: Period,
): AsyncGenerator<RecordPage> {
  const start = Object.keys(entity.attributes).indexOf("timeStart") + 1;
  const end = period.to.toISOString();
  for await (const page of completePages(session, entity, queryOf(entity, period), period.pageSize)) {
    const rows = page.data.map((object) => toRow(entity, object));
    yield {
      // The API's filter includes its last moment.
      rows: rows.filter((row) => !isFrom(row[start], end)),
      ...(page.recordCount !== undefined && { total: page.recordCount }),
    };
  }
}

function isFrom(time: unknown, end: string): boolean {
  return typeof time === "string" && Date.parse(time) >= Date.parse(end);
}

// Not every answer says whose call it was: where the first page doesn't, the list is begun again with what it refers to.
async function* completePages(
  session: Pick<Session, "api">,
  entity: Entity,
  query: Query,
  size?: number,
): AsyncGenerator<Page> {
  const plain = pagesOf(session, entity.type, query, size);
  const first = await plain.next();
  if (first.done) return;
  const [record] = first.value.data;
  if (record && lacksRelated(entity, record)) {
    yield* pagesOf(session, entity.type, { ...query, include: [...entity.includes] }, size);
    return;
  }
  yield first.value;
  yield* plain;
}

function queryOf(entity: Entity, { from, to, customer }: Period): Query {
  const wire = (name: string) => entity.filters[name]!.wire;
  return {
    filter: {
      [wire("timeStartGteq")]: toApiTime("from", from),
      [wire("timeStartLted")]: toApiTime("to", to),
      ...(customer !== undefined && { [wire("customerId")]: customer }),
    },
  };
}
