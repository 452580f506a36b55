import type { ListDocument } from "../documents/document";
import type { Page, Query, ResourceObject } from "../types";
import { hasPagingLinks, nextLink } from "./links";

/** Page size of every example in the Operator API manual, section Pagination. */
export const usualSize = 50;

/** Objects of a list that were given already. */
export class Seen {
  #keys = new Set<string>();
  #older: ReadonlySet<string> = new Set();

  /** @param recall - how many objects back one is known again, at least: of a list without an end not all can be kept */
  constructor(private readonly recall = Number.POSITIVE_INFINITY) {}

  /** Those of a page that are new. */
  fresh(objects: readonly ResourceObject[]): ResourceObject[] {
    return objects.filter(({ type, id }) => {
      if (id === "") return true;
      const key = `${type}/${id}`;
      if (this.#keys.has(key) || this.#older.has(key)) return false;
      if (this.#keys.size >= this.recall) {
        this.#older = this.#keys;
        this.#keys = new Set();
      }
      this.#keys.add(key);
      return true;
    });
  }
}

/** A page as it is given on. */
export function toPage(
  { included, recordCount }: ListDocument,
  page: Pick<Page, "data" | "number" | "last" | "complete">,
): Page {
  return { included, ...(recordCount !== undefined && { recordCount }), ...page };
}

/**
 * Whether a list ends with this page.
 *
 * @param position - how many objects have come up to its end
 * @param fullSize - how many a full page holds
 */
export function endsHere(document: ListDocument, position: number, fullSize: number): boolean {
  if (nextLink(document) !== undefined) return false;
  if (document.data.length === 0) return true;
  // A server may leave `next` out of its links and still tell by its count that there is more.
  if (document.recordCount !== undefined) return position >= document.recordCount;
  return hasPagingLinks(document) || document.data.length < fullSize;
}

/** Whether all that the server counts has come. */
export function isAllOf({ recordCount = 0 }: ListDocument, position: number): boolean {
  return position >= recordCount;
}

/** One page by itself. */
export function singlePage(document: ListDocument, query: Query): Page {
  const { number = 1, size = usualSize } = query.page ?? {};
  const { length } = document.data;
  const position = (number - 1) * size + length;
  // How many objects came before this page is a guess where no size was asked for, so the links are asked first.
  const told = hasPagingLinks(document) ? nextLink(document) === undefined : undefined;
  const last = told ?? endsHere(document, position, size);
  const data = new Seen().fresh(document.data);
  const complete = last && number === 1 && data.length === length && isAllOf(document, length);
  return toPage(document, { data, number, last, complete });
}
