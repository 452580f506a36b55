import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Account } from "../document/account";
import { BASE_PATH } from "../document/render";
import { route } from "../document/router";
import { ApiError, errorObject } from "../errors";
import type { FaultChooser, Hit } from "../faults/chooser";
import type { Faults } from "../faults/faults";
import type { Gate } from "../faults/gate";
import { deliver } from "./delivery";
import { type Login, sentLogin } from "./login";
import { negotiate } from "./negotiation";
import { loggedBody, type RequestLog } from "./request-log";
import { documentResponse, errorResponse, type Response } from "./responses";
import { send } from "./send";

export interface Service {
  account: Account;
  /** Who may log in. */
  logins: Login[];
  gate: Gate;
  faults: Faults;
  chooser: FaultChooser;
  log: RequestLog;
  /** Answers below /_sandbox/. */
  control(
    request: IncomingMessage,
    path: string,
    parameters: URLSearchParams,
    body: string,
  ): Promise<Response>;
}

const largestBody = 4 * 1024 * 1024;
const untouched: Hit = { fault: "none" };

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
    const body = await readBody(request);
    send(response, await service.control(request, url.pathname, url.searchParams, body));
    return;
  }
  const { account, chooser, faults } = service;
  const entry = service.log.add(method, path, url.searchParams);
  entry.address = account.url;
  entry.username = sentLogin(request.headers.authorization)?.username;
  const started = performance.now();
  response.on("close", () => {
    entry.ms = Math.round((performance.now() - started) * 10) / 10;
    if (entry.outcome === "pending") entry.outcome = "gone";
  });
  const body = await readBody(request);
  entry.requestBody = loggedBody(body);
  const hit = choose(chooser, method, path, account);
  if ("status" in hit) {
    send(response, hit);
    return;
  }
  if (hit.fault !== "none") entry.fault = hit.fault;
  const delayMs = chooser.delayMs();
  if (delayMs > 0) await new Promise<void>((resolve) => account.later(delayMs, resolve));
  const carryOut = () => answer(request, url, body, service);
  await deliver(hit, { request, response, entry, account, faults, carryOut });
}

/** A fault that does not exist was written into a queue by hand: whoever waits for it has to be told. */
function choose(chooser: FaultChooser, method: string, path: string, account: Account): Hit | Response {
  try {
    return chooser.choose(method, path) ?? untouched;
  } catch (error) {
    return internalError(error, account);
  }
}

function answer(request: IncomingMessage, url: URL, body: string, service: Service): Response {
  const { account } = service;
  try {
    service.gate.pass(request.headers.authorization, service.logins);
    negotiate(request.headers, request.method === "POST" || request.method === "PATCH" || body !== "");
    const path = url.pathname.startsWith(BASE_PATH) ? url.pathname.slice(BASE_PATH.length) : "";
    const { status, document } = route(request.method ?? "GET", path, url.searchParams, body, account);
    return documentResponse(status, document, account.switches);
  } catch (error) {
    if (error instanceof ApiError) {
      return errorResponse(error.status, error.errors, error.headers, account.switches);
    }
    return internalError(error, account);
  }
}

function internalError(error: unknown, { switches }: Account): Response {
  const words = error instanceof Error ? error.message : String(error);
  return errorResponse(500, [errorObject(500, "500", "Internal Server Error", words)], {}, switches);
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
