import type { ErrorKind } from "../errors";
import type { Failure } from "../http/transport";
import type { Method } from "../types";
import { seconds } from "../words/show";
import { isTransientRefusal } from "./proxied";

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "EMFILE",
]);
const interrupted = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT"]);

/** Failures that the same request would meet again, though it reached somebody. */
const lasting = new Set(["ERR_ANSWER_TOO_LARGE", "HPE_HEADER_OVERFLOW"]);

/** What it proves that an attempt had no (whole) answer. */
export function kindOfFailure({ code, sent }: Failure, method: Method): ErrorKind {
  if (!sent) return "unreachable";
  if (method !== "GET") return "unclear";
  if (code === "HPE_HEADER_OVERFLOW") return "malformed";
  return code.startsWith("HPE_") || code === "ERR_ANSWER_TOO_LARGE" ? "notTheApi" : "unavailable";
}

/** Whether the same request may succeed later. */
export function isTransientFailure(failure: Failure): boolean {
  const { code, sent } = failure;
  if (lasting.has(code)) return false;
  // Once the request was sent, whatever broke is the connection or the answer on it.
  return sent || unreachable.has(code) || interrupted.has(code) || isTransientRefusal(failure);
}

/** A failed attempt in words that tell an operator what to look at. */
export function explainFailure({ code, message, sent }: Failure, host: string, timeoutMs: number): string {
  switch (code) {
    case "ECONNREFUSED":
      return `${host} refused the connection (${code}); check telecom-center:baseUrl, or whether the server runs`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_FAIL":
    case "EAI_NODATA":
      return `the host name of ${host} can't be resolved (${code}); check telecom-center:baseUrl and the network`;
    case "EHOSTUNREACH":
    case "EHOSTDOWN":
    case "ENETUNREACH":
    case "ENETDOWN":
      return `${host} can't be reached from here (${code}); check the network`;
    case "ETIMEDOUT":
      return sent
        ? `timed out: no complete answer from ${host} within ${seconds(timeoutMs)} (${code})`
        : `timed out: no connection to ${host} within ${seconds(timeoutMs)} (${code})`;
    case "ECONNRESET":
    case "ECONNABORTED":
    case "EPIPE":
      return sent
        ? `${host} closed the connection before the answer was complete (${code})`
        : `${host} closed the connection before the request was sent (${code})`;
    case "ERR_ANSWER_TOO_LARGE":
      return `the answer of ${host} is too large to be one of the Operator API`;
    case "HPE_HEADER_OVERFLOW":
      return `the headers of ${host}'s answer are larger than the 16 kB that Node.js takes (${code}); NODE_OPTIONS=--max-http-header-size=65536 lets it take more`;
  }
  if (!sent && isTlsCode(code)) {
    const cure = untrusted.test(code)
      ? "; where this network has an authority of its own, the environment variable NODE_EXTRA_CA_CERTS names the file with its certificate"
      : "";
    return `no secure connection to ${host}: ${tlsReason(code)} (${code}); certificates are always verified${cure}`;
  }
  if (code.startsWith("HPE_")) return `${host} answered something that isn't HTTP (${code})`;
  if (code.startsWith("Z_") || code.startsWith("ERR_")) return `the exchange with ${host} failed (${code})`;
  return `the exchange with ${host} failed (${code}${message ? `: ${message}` : ""})`;
}

const untrusted = /SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY|UNTRUSTED/;

function isTlsCode(code: string): boolean {
  return code === "EPROTO" || /CERT|TLS|SSL|ISSUER|SIGNATURE|CRL|^HOSTNAME_MISMATCH$/.test(code);
}

function tlsReason(code: string): string {
  if (code === "CERT_HAS_EXPIRED") return "its certificate has expired";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "HOSTNAME_MISMATCH")
    return "its certificate is for another host";
  if (untrusted.test(code)) return "its certificate isn't from a trusted authority";
  if (/CERT/.test(code)) return "its certificate was refused";
  return "the TLS handshake failed; does the address take https at this port?";
}
