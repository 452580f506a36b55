import { ApiError, type Page, type Query } from "../../provider/api";
import type { Entity } from "../../provider/entities";
import { toApiTime } from "../../provider/functions";
import { type Known, PAGE_SIZE } from "../pages";
import { lacksRelated } from "./columns";

/** Which records are wanted. */
export interface Period {
  from: Date;
  /** The first moment that is no longer wanted. */
  to: Date;
  customer?: string;
  /** Records on one page; by default as many as the account is known to take, or what fits most. */
  pageSize?: number;
}

/** The filters of a period, by their names in a stack file. */
export type PeriodFilter = "timeStartGteq" | "timeStartLted" | "customerId";

/** A list of records as the account gives it. */
export interface Asked {
  readonly pages: AsyncGenerator<Page>;
  /** The filters that the account refuses, so that they are to be applied here. */
  readonly refused: readonly PeriodFilter[];
}

/** How many records back one that comes again is known: far more than a list grows by while one page is read. */
const RECALL = 20_000;

// The pages differ in the filters that they name, and accounts in those that they take (Public reference, Incoming trunk
// CDRs; Operator API manual, the same section). What bounds the list best is given up last.
const GIVEN_UP: readonly (readonly PeriodFilter[])[] = [
  [],
  ["timeStartLted"],
  ["timeStartGteq", "timeStartLted"],
  ["customerId"],
  ["customerId", "timeStartLted"],
  ["customerId", "timeStartGteq", "timeStartLted"],
];

/** Asks for the records of a period in the narrowest form that the account takes. */
export async function askForRecords(session: Known, entity: Entity, period: Period): Promise<Asked> {
  const filters = filtersOf(entity, period);
  const refusedParts = new Set<string>();
  const sizes =
    period.pageSize === undefined ? [session.known?.pageSize ?? PAGE_SIZE, undefined] : [period.pageSize];
  let failure: unknown;
  for (const refused of GIVEN_UP.filter((names) => names.every((name) => filters.has(name)))) {
    for (const size of sizes) {
      const kept = [...filters].filter(([name]) => !refused.includes(name)).map(([, filter]) => filter);
      const parts = [...kept.map(([wire]) => wire), ...(size === undefined ? [] : ["page[size]"])];
      if (parts.some((part) => refusedParts.has(part))) continue;
      const query = { filter: Object.fromEntries(kept), ...(size !== undefined && { page: { size } }) };
      try {
        return { pages: await withRelated(session, entity, query), refused };
      } catch (error) {
        if (!isRefused(error)) throw error;
        failure ??= error;
        for (const part of parts.filter((name) => names(error, name))) refusedParts.add(part);
      }
    }
  }
  throw failure;
}

function filtersOf(entity: Entity, { from, to, customer }: Period): Map<PeriodFilter, [string, string]> {
  const wire = (name: PeriodFilter) => entity.filters[name]!.wire;
  // The API's filters know whole seconds.
  const last = new Date(Math.ceil(to.getTime() / 1000) * 1000);
  const filters = new Map<PeriodFilter, [string, string]>([
    ["timeStartGteq", [wire("timeStartGteq"), toApiTime("from", from)]],
    ["timeStartLted", [wire("timeStartLted"), toApiTime("to", last)]],
  ]);
  if (customer !== undefined) filters.set("customerId", [wire("customerId"), customer]);
  return filters;
}

function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 400 || error.status === 422);
}

/** Whether an error says what it is about; one that says nothing is answered by giving up one part after the other. */
function names(error: ApiError, part: string): boolean {
  const words = error.details.flatMap(({ title, detail, parameter }) => [title, detail, parameter]);
  return [error.message, ...words].some((text) => text?.includes(part));
}

// Not every answer says whose call it was: where the first page doesn't, the list is begun again with what it refers to.
async function withRelated(session: Known, entity: Entity, query: Query): Promise<AsyncGenerator<Page>> {
  const plain = await begun(session, entity, query);
  const record = plain.first?.data.find(({ problem }) => problem === undefined);
  if (!record || !lacksRelated(entity, record)) return plain.pages;
  try {
    return (await begun(session, entity, { ...query, include: [...entity.includes] })).pages;
  } catch (error) {
    if (isRefused(error)) return plain.pages;
    throw error;
  }
}

/** A list whose first page was read. */
async function begun(
  { api }: Known,
  entity: Entity,
  query: Query,
): Promise<{ first: Page | undefined; pages: AsyncGenerator<Page> }> {
  const rest = api.pages(entity.type, { ...query, recall: RECALL, tolerant: true });
  const { done, value } = await rest.next();
  const first = done ? undefined : value;
  return { first, pages: from(first, rest) };
}

async function* from(first: Page | undefined, rest: AsyncGenerator<Page>): AsyncGenerator<Page> {
  if (first === undefined) return;
  yield first;
  yield* rest;
}
