import type { ListDocument } from "../documents/document";

// A link is "omitted or null if unavailable" (Operator API manual, section Pagination); `self` alone tells nothing.
export function hasPagingLinks({ links }: ListDocument): boolean {
  return ["first", "last", "prev", "next"].some((name) => links[name] !== undefined);
}

/** The address of the next page, as the list tells it. */
export function nextLink({ links }: ListDocument): string | undefined {
  const { next } = links;
  const href = typeof next === "object" && next !== null ? (next as { href?: unknown }).href : next;
  return typeof href === "string" && href !== "" ? href : undefined;
}

/**
 * The query behind `links.next`. Only that: the link may name another host (a proxy's, a staging one), which must
 * never see the credentials. Its page parameters are joined to the own query, so that no filter can get lost.
 */
export function nextParameters(document: ListDocument, own: readonly string[]): string[] | undefined {
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
