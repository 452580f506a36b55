import type { ApiErrorObject } from "../errors";
import { formatJson, type Value } from "../json";
import type { Switches } from "../settings/switches";

export interface Response {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function documentResponse(status: number, document: Value | undefined, switches: Switches): Response {
  if (document === undefined) return { status, headers: { "content-type": mediaType(switches) }, body: "" };
  return { status, headers: { "content-type": mediaType(switches) }, body: formatJson(document) };
}

/** An error in the form that the switch chooses; no form of it is documented by the vendor. */
export function errorResponse(
  status: number,
  errors: ApiErrorObject[],
  headers: Record<string, string>,
  switches: Switches,
): Response {
  const words = errors.map((error) => error.detail).join("; ");
  const of = (type: string, body: string) => ({
    status,
    headers: { ...headers, "content-type": type },
    body,
  });
  switch (switches.errorForm) {
    case "detail":
      return of(mediaType(switches), formatJson({ errors }));
    case "titleOnly":
      return of(mediaType(switches), formatJson({ errors: errors.map(({ detail }) => ({ title: detail })) }));
    case "message":
      return of("application/json", formatJson({ message: words }));
    case "text":
      return of("text/plain; charset=utf-8", words);
    case "html":
      return of("text/html; charset=utf-8", page(String(status), words));
    case "empty":
      return { status, headers, body: "" };
  }
}

/** What a proxy in between would show. */
export function page(title: string, words: string): string {
  const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${safe}</p></body></html>`;
}

function mediaType({ contentTypeParams }: Switches): string {
  return contentTypeParams ? "application/vnd.api+json; charset=utf-8" : "application/vnd.api+json";
}
