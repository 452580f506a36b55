import { ApiError, type Page, type Walk } from "../provider/api";
import type { Session } from "../provider/lifecycle";

/** Few requests, and answers that are still small. No document tells the largest size that the API takes. */
export const PAGE_SIZE = 500;

/** An account, and what is known of it where a probe has found it out. */
export type Known = Pick<Session, "api"> & Partial<Pick<Session, "known">>;

/**
 * The pages of a list. A page size that the API refuses is given up for the API's own, as long as nobody chose it.
 *
 * @param size - the size that somebody chose
 */
export async function* pagesOf(
  session: Known,
  type: string,
  query: Walk,
  size?: number,
): AsyncGenerator<Page> {
  const pages = session.api.pages(type, {
    ...query,
    page: { size: size ?? session.known?.pageSize ?? PAGE_SIZE },
  });
  let first: IteratorResult<Page>;
  try {
    first = await pages.next();
  } catch (error) {
    if (size !== undefined || !(error instanceof ApiError) || error.status !== 400) throw error;
    yield* session.api.pages(type, query);
    return;
  }
  if (first.done) return;
  yield first.value;
  yield* pages;
}
