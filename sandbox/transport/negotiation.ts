import type { IncomingHttpHeaders } from "node:http";
import { notAcceptable, unsupportedMediaType } from "../errors";

const mediaType = "application/vnd.api+json";

/** The rules of the manual's section Content negotiation: 415 and 406. */
export function negotiate(headers: IncomingHttpHeaders, hasDocument: boolean): void {
  const contentType = headers["content-type"];
  if (contentType !== undefined || hasDocument) {
    const [type = "", ...parameters] = (contentType ?? "").split(";");
    const isJsonApi = type.trim().toLowerCase() === mediaType;
    if (isJsonApi ? parameters.length > 0 : hasDocument) throw unsupportedMediaType(contentType ?? "");
  }
  const accepted = (headers.accept ?? "").split(",").map((range) => range.trim().toLowerCase());
  const jsonApi = accepted.filter((range) => range.split(";")[0]?.trim() === mediaType);
  // A q weight belongs to the Accept header, not to the media type.
  const plain = jsonApi.some((range) => /^[^;]*(;\s*q=[\d.]+)?$/.test(range));
  if (jsonApi.length > 0 && !plain) throw notAcceptable();
}
