import type { ListDocument } from "./document";
import { queryParameters } from "./query";
import type { Page, Query } from "./types";

/** Asks for one list page with these encoded query parameters. */
export type FetchPage = (parameters: string[]) => Promise<ListDocument>;

/** Page size of every example in the Operator API manual, section Pagination. */
const usualSize = 50;

/**
 * Walks over the pages of a list, one request per page that is needed. Follows `links.next`; a server without links is
 * followed by count (`meta.record_count`), and one without either until a page is empty or shorter than the first.
 * @param complain Makes the error for a server that sends a reader in circles.
 */
export async function* walkPages(
  fetchPage: FetchPage,
  { limit = Number.POSITIVE_INFINITY, ...query }: Query & { limit?: number },
  complain: (reason: string) => Error,
): AsyncGenerator<Page> {
  if (!(limit > 0)) return;
  const size = query.page?.size ?? (limit <= usualSize ? Math.ceil(limit) : undefined);
  const asked: Query = { ...query, page: { ...query.page, size } };
  const own = queryParameters(asked);
  const visited = new Set<string>();
  let parameters = own;
  let number = query.page?.number ?? 1;
  let position = 0;
  let given = 0;
  let fullSize = 0;
  const fromStart = number === 1;
  let previous = "";
  for (;;) {
    visited.add(parameters.join("&"));
    const document = await fetchPage(parameters);
    const { length } = document.data;
    const keys = document.data.map(({ type, id }) => `${type}/${id}`).join("\n");
    if (length > 0 && keys === previous) {
      // Without links or a count, this is a server that pays no heed to page numbers and has sent the whole list.
      if (!hasPagingLinks(document) && document.recordCount === undefined) return;
      throw complain("the same page came twice while the list was read");
    }
    previous = keys;
    if (fullSize === 0) {
      // The server may cap the size below what was asked: what it really sends is the measure.
      fullSize = length;
      position = (number - 1) * length;
    }
    position += length;
    // Behind a later first page the position is a guess, which must not stand against the links.
    const reached = fromStart || !hasPagingLinks(document) ? position : Number.POSITIVE_INFINITY;
    const data = document.data.slice(0, limit - given);
    given += data.length;
    const last = given >= limit || length === 0 || endsHere(document, reached, fullSize);
    yield toPage(document, data, number, last);
    if (last) return;
    number += 1;
    parameters = nextParameters(document, own) ?? queryParameters({ ...asked, page: { number, size } });
    if (visited.has(parameters.join("&")))
      throw complain("links.next leads back to a page that was read already");
  }
}

/** One page by itself. */
export function singlePage(document: ListDocument, query: Query): Page {
  const { number = 1, size = usualSize } = query.page ?? {};
  const { length } = document.data;
  // How many objects came before this page is a guess where no size was asked for, so the links are asked first.
  const told = hasPagingLinks(document) ? nextLink(document) === undefined : undefined;
  const last = length === 0 || (told ?? endsHere(document, (number - 1) * size + length, size));
  return toPage(document, document.data, number, last);
}

function toPage(
  { included, recordCount }: ListDocument,
  data: Page["data"],
  number: number,
  last: boolean,
): Page {
  return { data, included, ...(recordCount === undefined ? {} : { recordCount }), number, last };
}

function endsHere(document: ListDocument, position: number, fullSize: number): boolean {
  if (nextLink(document) !== undefined) return false;
  // A server may leave `next` out of its links and still tell by its count that there is more.
  if (document.recordCount !== undefined) return position >= document.recordCount;
  return hasPagingLinks(document) || document.data.length < fullSize;
}

// A link is "omitted or null if unavailable" (Operator API manual, section Pagination); `self` alone tells nothing.
function hasPagingLinks({ links }: ListDocument): boolean {
  return ["first", "last", "prev", "next"].some((name) => links[name] !== undefined);
}

function nextLink({ links }: ListDocument): string | undefined {
  const { next } = links;
  const href = typeof next === "object" && next !== null ? (next as { href?: unknown }).href : next;
  return typeof href === "string" && href !== "" ? href : undefined;
}

/**
 * The query behind `links.next`. Only that: the link may name another host (a proxy's, a staging one), which must
 * never see the credentials. Its page parameters are joined to the own query, so that no filter can get lost.
 */
function nextParameters(document: ListDocument, own: readonly string[]): string[] | undefined {
  const link = nextLink(document);
  if (link === undefined) return undefined;
  const query = link.split("#", 1)[0]?.split("?").slice(1).join("?") ?? "";
  const told = query.split("&").filter(Boolean).map(recode);
  const paging = told.filter(isPaging);
  return paging.length > 0 ? [...own.filter((parameter) => !isPaging(parameter)), ...paging] : told;
}

function isPaging(parameter: string): boolean {
  return /^page(%5B|=)/.test(parameter);
}

// One spelling for brackets and for anything that must not stand raw in an address.
function recode(parameter: string): string {
  return parameter
    .replace(/%(5b|5d)/g, (code) => code.toUpperCase())
    .replace(/[^\w%!'()*,.~=+:@/;$-]/gu, (raw) =>
      /\p{Surrogate}/u.test(raw) ? "%EF%BF%BD" : encodeURIComponent(raw),
    );
}
