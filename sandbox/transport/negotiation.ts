import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { notAcceptable, unauthorized, unsupportedMediaType } from "../errors";

const mediaType = "application/vnd.api+json";

/** HTTP Basic, as the manual's section Authentication asks for. */
export function authenticate(header: string | undefined, username: string, password: string): void {
  const [scheme, credentials = ""] = (header ?? "").split(" ", 2);
  const sent = Buffer.from(credentials, "base64").toString("utf8");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const same = timingSafeEqual(digest(sent), digest(`${username}:${password}`));
  if (scheme?.toLowerCase() !== "basic" || !same) throw unauthorized();
}

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
