import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "../document/account";
import { BASE_PATH } from "../document/render";
import { route } from "../document/router";
import { ApiError, errorObject } from "../errors";
import type { Fault, FaultChooser, Faults } from "../faults/faults";
import { authenticate, negotiate } from "./negotiation";
import { type LoggedRequest, loggedBody, type RequestLog } from "./request-log";
import { documentResponse, errorResponse, page, type Response } from "./responses";

export interface Service {
  account: Account;
  username: string;
  password: string;
  faults: Faults;
  chooser: FaultChooser;
  log: RequestLog;
  /** Answers below /_sandbox/. */
  control(request: IncomingMessage, path: string, parameters: URLSearchParams, body: string): Response;
}

const largestBody = 4 * 1024 * 1024;

export function createApiServer(service: Service): Server {
  const server = createServer((request, response) => {
    serve(request, response, service).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
  // A client that keeps its connection must not meet a server that has just closed it.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://sandbox");
  const isControl = url.pathname.startsWith("/_sandbox/") || url.pathname === "/_sandbox";
  const path = url.pathname.startsWith(BASE_PATH) ? url.pathname.slice(BASE_PATH.length - 1) : url.pathname;
  if (isControl) {
    send(response, service.control(request, url.pathname, url.searchParams, await readBody(request)));
    return;
  }
  const entry = service.log.add(method, path, url.searchParams);
  const started = performance.now();
  response.on("close", () => {
    entry.ms = Math.round((performance.now() - started) * 10) / 10;
    if (entry.outcome === "pending") entry.outcome = "gone";
  });
  const body = await readBody(request);
  entry.requestBody = loggedBody(body);
  const fault = service.chooser.choose(method, path);
  if (fault) entry.fault = fault;
  const delayMs = service.chooser.delayMs();
  if (delayMs > 0) await wait(delayMs);
  if (fault && beforehand(fault, request, response, service, entry)) return;
  finish(answer(request, url, body, service), fault, request, response, entry);
}

function answer(request: IncomingMessage, url: URL, body: string, service: Service): Response {
  const { account } = service;
  try {
    authenticate(request.headers.authorization, service.username, service.password);
    negotiate(request.headers, request.method === "POST" || request.method === "PATCH" || body !== "");
    const path = url.pathname.startsWith(BASE_PATH) ? url.pathname.slice(BASE_PATH.length) : "";
    const { status, document } = route(request.method ?? "GET", path, url.searchParams, body, account);
    return documentResponse(status, document, account.switches);
  } catch (error) {
    if (error instanceof ApiError) {
      return errorResponse(error.status, error.errors, error.headers, account.switches);
    }
    const words = error instanceof Error ? error.message : String(error);
    return errorResponse(
      500,
      [errorObject(500, "500", "Internal Server Error", words)],
      {},
      account.switches,
    );
  }
}

/** Faults in whose case nothing is processed; true if the request is done with. */
function beforehand(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  { faults, account }: Service,
  entry: LoggedRequest,
): boolean {
  if (fault === "dropBefore") {
    entry.outcome = "dropped before";
    request.socket.destroy();
    return true;
  }
  if (fault === "hang") {
    entry.outcome = "hung";
    return true;
  }
  if (!fault.startsWith("status")) return false;
  const status = Number(fault.slice("status".length));
  const titles: Record<number, string> = { 429: "Too Many Requests", 500: "Internal Server Error" };
  const title = titles[status] ?? "Service Unavailable";
  const headers: Record<string, string> = {};
  const later = new Date(Math.ceil(Date.now() / 1000) * 1000 + faults.retryAfterSeconds * 1000);
  if ((status === 429 || status === 503) && faults.retryAfter !== "none") {
    headers["retry-after"] =
      faults.retryAfter === "date" ? later.toUTCString() : String(faults.retryAfterSeconds);
  }
  const error = errorObject(status, String(status), title, `${title}.`);
  entry.status = status;
  entry.outcome = "answered";
  send(response, errorResponse(status, [error], headers, account.switches));
  return true;
}

function finish(
  answer: Response,
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  entry: LoggedRequest,
): void {
  if (fault === "hangAfter") {
    entry.outcome = "hung";
    return;
  }
  if (fault === "dropAfter" || (fault === "truncated" && answer.body === "")) {
    entry.outcome = "dropped after";
    request.socket.destroy();
    return;
  }
  entry.status = answer.status;
  if (fault === "truncated") {
    entry.outcome = "truncated";
    const body = Buffer.from(answer.body);
    response.writeHead(answer.status, { ...answer.headers, "content-length": body.length });
    response.write(body.subarray(0, body.length >> 1), () => request.socket.destroy());
    return;
  }
  entry.outcome = "answered";
  if (fault === "nonJson") {
    const status = answer.status === 204 ? 200 : answer.status;
    const headers = { "content-type": "text/html" };
    send(response, { status, headers, body: page("Proxy", "The answer was replaced on its way.") });
  } else if (fault === "empty") send(response, { ...answer, body: "" });
  else send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: Response): void {
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > largestBody) throw new Error("The request body is too large.");
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}
