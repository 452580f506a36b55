import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import { ApiClient, ApiError, type ApiSettings } from "../../provider/api";

export interface SeenRequest {
  method: string;
  /** Path and query exactly as they were sent. */
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** Milliseconds of the process clock. */
  at: number;
  port: number;
}

export interface Reply {
  status?: number;
  headers?: http.OutgoingHttpHeaders;
  /** Text is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Ends the connection: before any answer, or in the middle of one. */
  cut?: "before" | "middle";
  hang?: boolean;
  delayMs?: number;
}

export type Script = (request: SeenRequest, index: number) => Reply;

export interface TestServer {
  url: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** A server that answers as it is told: one reply per request, the last one again and again. */
export async function serve(script: Script | Reply[], tls?: https.ServerOptions): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const choose: Script = Array.isArray(script)
    ? (_, index) => script[Math.min(index, script.length - 1)] ?? {}
    : script;
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const seen: SeenRequest = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
        at: performance.now(),
        port: request.socket.remotePort ?? 0,
      };
      requests.push(seen);
      const reply = choose(seen, requests.length - 1);
      setTimeout(() => answer(response, reply), reply.delayMs ?? 0);
    });
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  // Longer than any test: only the client decides how long a connection is kept.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}/api/rest/public/operator`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: http.ServerResponse, { status = 200, headers = {}, body, cut, hang }: Reply): void {
  if (hang) return;
  if (cut === "before") {
    response.socket?.destroy();
    return;
  }
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/vnd.api+json", ...headers });
  if (cut === "middle") {
    response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(text);
}

export const password = "pa55-w0rd/of+the=operator";

export type Log = { level: string; line: string }[];

/** A client of that server with short waits. */
export function clientOf(
  server: { url: string },
  settings: Partial<ApiSettings> = {},
  log: Log = [],
): ApiClient {
  return new ApiClient({
    baseUrl: server.url,
    username: "operator",
    password,
    maxConcurrency: 8,
    timeoutMs: 5000,
    maxRetries: 3,
    userAgent: "pulumi-telecom-center/test",
    backoff: { baseMs: 8, floorMs: 2, maxMs: 30 },
    log: (level, line) => log.push({ level, line }),
    ...settings,
  });
}

export function customer(id: string | number = "1", attributes: object = { name: "Acme" }): { data: object } {
  return { data: { id, type: "customers", attributes } };
}

/** Waits for a call to fail and returns what it threw. */
export async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => new Error("the call succeeded"),
    (thrown: Error) => thrown,
  );
  if (!(error instanceof ApiError)) throw error;
  return error;
}
