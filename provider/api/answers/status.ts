import type { Detail } from "../errors";
import type { Answer } from "../http/transport";
import type { Method } from "../types";
import { type Form, formOf } from "./body";
import type { Fault } from "./fault";

/** What an answer's status proves; its words are found elsewhere. */
export type Proof = Pick<Fault, "kind"> & { transient: boolean; ambiguous: boolean };

/** Statuses after which the same request may succeed later. */
const transient = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Redirects after which a browser goes on with a GET: the write itself may have been carried out before. */
const afterTheWrite = new Set([301, 302, 303]);
/** Answers that say that nothing was carried out although they are 5xx: unknown method, HTTP version, a portal's login. */
const harmless = new Set([501, 505, 511]);

const taken =
  /\b(been|already) taken\b|\balready (exists|in use|used)\b|\b(must be|not|isn't) unique\b|\bduplicated?\b/i;

/** What an answer outside of 2xx proves of the call. */
export function proofOf({ status, body }: Answer, method: Method, details: readonly Detail[]): Proof {
  const write = method !== "GET";
  const again = transient.has(status) || (!write && status >= 520 && status <= 530);
  const proof = (kind: Fault["kind"]): Proof => ({ kind, transient: again, ambiguous: kind === "unclear" });
  if (status < 400) return proof(write && afterTheWrite.has(status) ? "unclear" : "notTheApi");
  switch (status) {
    case 401:
      return proof("unauthorized");
    case 403:
    case 451:
      return proof(formOf(body) === "page" ? "notTheApi" : "forbidden");
    case 404:
    case 410:
      return proof("gone");
    case 407:
    case 511:
      return proof("notTheApi");
    case 425:
      return proof("unavailable");
    case 429:
      return proof("throttled");
  }
  if (status === 408 || (status >= 500 && !harmless.has(status)))
    return proof(write ? "unclear" : "unavailable");
  return proof(saysTaken(status, method, details) ? "taken" : "refused");
}

function saysTaken(status: number, method: Method, details: readonly Detail[]): boolean {
  if (![400, 409, 422].includes(status) || (method !== "POST" && method !== "PATCH")) return false;
  return details.some(({ title, detail }) => taken.test(`${title ?? ""} ${detail ?? ""}`));
}

const places =
  "telecom-center:username and telecom-center:password in the stack configuration, or TELECOM_CENTER_USERNAME and TELECOM_CENTER_PASSWORD in the environment";

/** What an answer with an error's status means, and what to look at: to stand behind the status. */
export function explainStatus({ status, body }: Answer, words: string): string {
  const said = (by: string) => (words ? ` (${by}: ${words})` : "");
  const form = formOf(body);
  if (status === 401) return `: the API refused the credentials${said("the API says")}; check ${places}`;
  if (status === 407)
    return `: a proxy between here and the API wants a login first, so that the API was not reached${said("it says")}; check the proxy's settings`;
  if (status === 511)
    return `: a portal of this network wants a login first, so that the API was not reached${said("it says")}; log in to the network`;
  if (status === 403 || status === 451) return explainForbidden(form, words);
  return words ? `: ${words}` : "";
}

function explainForbidden(form: Form, words: string): string {
  // Only the API itself can know what its credentials are allowed to do.
  if (form === "empty" || form === "jsonApi") {
    const said = words ? ` (the API says: ${words})` : "";
    return `: these credentials are not allowed to do this${said}; check ${places}`;
  }
  const said = words ? `, and says: ${words}` : "";
  return form === "page"
    ? `: a page in place of the API's answer, so that a firewall or a proxy before the API seems to refuse this${said}`
    : `: not in the API's form, so that something before the API may refuse this${said}`;
}
