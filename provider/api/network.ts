import type { Failure } from "./transport";

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

/** Whether the same request may succeed later. */
export function isTransientFailure({ code, sent }: Failure): boolean {
  if (code === "ERR_ANSWER_TOO_LARGE") return false;
  // Once the request was sent, whatever broke is the connection or the answer on it.
  return sent || unreachable.has(code) || interrupted.has(code);
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
  }
  if (!sent && isTlsCode(code)) {
    return `no secure connection to ${host}: ${tlsReason(code)} (${code}); certificates are always verified`;
  }
  if (code.startsWith("HPE_")) return `${host} answered something that isn't HTTP (${code})`;
  if (code.startsWith("Z_") || code.startsWith("ERR_")) return `the exchange with ${host} failed (${code})`;
  return `the exchange with ${host} failed (${code}${message ? `: ${message}` : ""})`;
}

function isTlsCode(code: string): boolean {
  return code === "EPROTO" || /CERT|TLS|SSL|ISSUER|SIGNATURE|CRL|^HOSTNAME_MISMATCH$/.test(code);
}

function tlsReason(code: string): string {
  if (code === "CERT_HAS_EXPIRED") return "its certificate has expired";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID" || code === "HOSTNAME_MISMATCH")
    return "its certificate is for another host";
  if (/SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY|UNTRUSTED/.test(code))
    return "its certificate isn't from a trusted authority";
  if (/CERT/.test(code)) return "its certificate was refused";
  return "the TLS handshake failed; does the address take https at this port?";
}

/** A time limit in words. */
export function seconds(ms: number): string {
  return ms >= 1000 ? `${Number((ms / 1000).toFixed(1))} s` : `${Math.round(ms)} ms`;
}
