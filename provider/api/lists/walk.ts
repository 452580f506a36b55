import type { ListDocument } from "../documents/document";
import { queryParameters } from "../documents/query";
import type { Page, Query } from "../types";
import { hasPagingLinks, nextLink, nextParameters } from "./links";
import { endsHere, isAllOf, Seen, toPage, usualSize } from "./page";

/** Asks for one list page with these encoded query parameters. */
export type FetchPage = (parameters: string[]) => Promise<ListDocument>;

/** What a server's odd paging is told by. */
export interface Complaints {
  /** The list ends, and may lack something. */
  warn: (reason: string) => void;
  error: (reason: string) => Error;
}

/** What is wanted of a list. */
export type Walk = Query & {
  /** How many objects; all where it is left out. */
  limit?: number;
  /** How many objects back one that comes again is known at least; all where it is left out. */
  recall?: number;
  /** Objects that can't be read come along with their `problem`; else one fails the list. */
  tolerant?: true;
};

/** Empty pages in a row that are followed where they name a next one. */
const mostEmpty = 20;

/**
 * Walks over the pages of a list, one request per page that is needed. Follows `links.next`; a server without links is
 * followed by count (`meta.record_count`), and one without either until a page is empty or shorter than the first. The
 * last page always comes, and tells whether the list was read to a proven end; empty pages on the way are left out.
 *
 * @throws what `complaints.error` makes, for a list of empty pages
 */
export async function* walkPages(
  fetchPage: FetchPage,
  { limit = Number.POSITIVE_INFINITY, recall, tolerant: _, ...query }: Walk,
  complaints: Complaints,
): AsyncGenerator<Page> {
  if (!(limit > 0)) return;
  const size = query.page?.size ?? (limit <= usualSize ? Math.ceil(limit) : undefined);
  const asked: Query = { ...query, page: { ...query.page, size } };
  const own = queryParameters(asked);
  const first = query.page?.number ?? 1;
  const visited = new Set<string>();
  const seen = new Seen(recall);
  let parameters = own;
  let position = 0;
  let given = 0;
  let fullSize = 0;
  let empty = 0;
  let isOnceEach = true;
  for (let number = first; ; number += 1) {
    visited.add(parameters.join("&"));
    const document = await fetchPage(parameters);
    const { length } = document.data;
    // The server may cap the size below what was asked: what it really sends is the measure.
    if (fullSize === 0) fullSize = length;
    position += number === first ? number * length : length;
    empty = length === 0 ? empty + 1 : 0;
    if (empty > mostEmpty && nextLink(document) !== undefined)
      throw complaints.error(`${empty} empty pages came in a row, and links.next names yet another one`);

    const fresh = seen.fresh(document.data);
    // What can't be read may be anything.
    if (fresh.length < length || fresh.some(({ problem }) => problem !== undefined)) isOnceEach = false;
    const data = fresh.slice(0, limit - given);
    given += data.length;
    // Behind a later first page the position is a guess, which must not stand against the links.
    const reached = first === 1 || !hasPagingLinks(document) ? position : Number.POSITIVE_INFINITY;
    const ends = endsHere(document, reached, fullSize);
    const next =
      nextParameters(document, own) ?? queryParameters({ ...asked, page: { number: number + 1, size } });
    const circle = ends || given >= limit ? undefined : circleAt(document, fresh.length, visited, next);
    if (circle && tellsPages(document))
      complaints.warn(`page ${number} ${circle}, so that the list ends there; something may be missing`);

    const isWhole = first === 1 && isOnceEach && data.length === fresh.length && isAllOf(document, position);
    const last = ends || given >= limit || circle !== undefined;
    if (last || length > 0)
      yield toPage(document, { data, number, last, complete: ends && circle === undefined && isWhole });
    if (last) return;
    parameters = next;
  }
}

// A server without links and count that pays no heed to page numbers has sent all it has, as far as anybody can know.
function tellsPages(document: ListDocument): boolean {
  return hasPagingLinks(document) || document.recordCount !== undefined;
}

/** Why a list must not be followed any further. */
function circleAt(
  document: ListDocument,
  fresh: number,
  visited: ReadonlySet<string>,
  next: readonly string[],
): string | undefined {
  if (document.data.length > 0 && fresh === 0) return "brings nothing new";
  return visited.has(next.join("&")) ? "leads back to a page that was read already" : undefined;
}
