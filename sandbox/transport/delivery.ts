import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account } from "../document/account";
import { errorObject } from "../errors";
import type { Hit } from "../faults/chooser";
import type { Faults } from "../faults/faults";
import { frontAnswer } from "../faults/front";
import { isCarriedOut } from "../faults/names";
import { wrongObject } from "../faults/wrong-object";
import type { LoggedRequest } from "./request-log";
import { errorResponse, page, type Response } from "./responses";
import { send } from "./send";

/** One request on its way, and what is known of it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  entry: LoggedRequest;
  account: Account;
  faults: Faults;
  /** Carries the request out: what the API itself answers. */
  carryOut(): Response;
}

/** Carries a request out and answers it, both in the way of the fault that hits it. */
export async function deliver(hit: Hit, exchange: Exchange): Promise<void> {
  const { entry, carryOut } = exchange;
  const { answerAfterMs, carriedOutAfterMs } = hit;
  if (carriedOutAfterMs !== undefined) afterItsEnd(carriedOutAfterMs, exchange);
  const atOnce = carriedOutAfterMs === undefined && (hit.carriedOut ?? isCarriedOut(hit.fault));
  const own = atOnce ? carryOut() : undefined;
  if (own && hit.fault !== "none") entry.carriedOut = own.status;
  if (answerAfterMs !== undefined) {
    await new Promise<void>((resolve) => exchange.account.later(answerAfterMs, resolve));
  }
  if (entry.outcome === "gone") {
    if (own) entry.carriedOut = own.status;
    return;
  }
  answer(hit, own, exchange);
}

function afterItsEnd(delayMs: number, { entry, response, account, carryOut }: Exchange): void {
  const late = () =>
    account.later(delayMs, () => {
      entry.carriedOut = carryOut().status;
    });
  if (entry.outcome === "gone") late();
  else response.once("close", late);
}

function answer(hit: Hit, own: Response | undefined, exchange: Exchange): void {
  const { request, response, entry, account } = exchange;
  const { fault } = hit;
  const cut = fault === "dropBefore" || fault === "dropAfter" || (fault === "truncated" && !own?.body);
  if (cut) {
    entry.outcome = own ? "dropped after" : "dropped before";
    request.socket.destroy();
    return;
  }
  if (fault === "hang" || fault === "hangAfter") {
    entry.outcome = "hung";
    return;
  }
  const sent = frontAnswer(fault, account.url) ?? (own && disturbed(own, fault)) ?? refusal(hit, exchange);
  entry.status = sent.status;
  if (fault === "truncated") {
    entry.outcome = "truncated";
    const body = Buffer.from(sent.body);
    response.writeHead(sent.status, { ...sent.headers, "content-length": body.length });
    response.write(body.subarray(0, body.length >> 1), () => request.socket.destroy());
    return;
  }
  entry.outcome = "answered";
  send(response, sent);
}

/** The API's own answer as something on its way leaves it; undefined where it does not arrive at all. */
function disturbed(own: Response, fault: Hit["fault"]): Response | undefined {
  if (fault.startsWith("status")) return undefined;
  if (fault === "nonJson") {
    const status = own.status === 204 ? 200 : own.status;
    const headers = { "content-type": "text/html" };
    return { status, headers, body: page("Proxy", "The answer was replaced on its way.") };
  }
  if (fault === "wrongId" || fault === "wrongType") return wrongObject(own, fault);
  return fault === "empty" ? { ...own, body: "" } : own;
}

const titles: Record<number, string> = {
  403: "Forbidden",
  404: "Record not found",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

function refusal({ fault, refusedForMs = 1000 }: Hit, { faults, account }: Exchange): Response {
  const status = Number(fault.slice("status".length));
  const title = titles[status] ?? "Service Unavailable";
  const headers: Record<string, string> = {};
  if ((status === 429 || status === 503) && faults.retryAfter !== "none") {
    const seconds = faults.retryAfterSeconds ?? Math.ceil(refusedForMs / 1000);
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000);
    headers["retry-after"] = faults.retryAfter === "date" ? date.toUTCString() : String(seconds);
  }
  const error = errorObject(status, String(status), title, `${title}.`);
  return errorResponse(status, [error], headers, account.switches);
}
