import type { Failure } from "../http/transport";
import { statusName } from "./problems";

/** Failures of the connection itself, which goes to the proxy where there is one. */
const ofConnection = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/;

/** Whether the same request may get through later. */
export function isTransientRefusal({ code, message }: Failure): boolean {
  return code === "ERR_PROXY_STATUS" && ["408", "429", "500", "502", "503", "504"].includes(message);
}

/**
 * A failed attempt that a proxy is to blame for, in words that tell an operator what to look at; undefined where it is not.
 *
 * @param proxy - the proxy as messages name it, or the variable where that names none
 */
export function explainProxy(
  { code, message, sent }: Failure,
  host: string,
  proxy: string | undefined,
): string | undefined {
  if (proxy === undefined) return undefined;
  const except = `, or except ${host} by NO_PROXY`;
  if (code === "ERR_PROXY_UNUSABLE")
    return `the environment variable ${proxy} names no http or https proxy; correct it${except}`;
  if (code === "ERR_PROXY_STATUS") {
    const cure =
      message === "407"
        ? "it wants a login: write user and password into the variable's address"
        : "check whether it may be used for this address";
    return `${proxy} opened no connection to ${host} (it answered ${statusName(Number(message))}); ${cure}${except}`;
  }
  if (sent || !ofConnection.test(code)) return undefined;
  return `${host} can't be reached through ${proxy} (${code}); check whether the proxy runs${except}`;
}
