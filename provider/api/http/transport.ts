import type { ClientRequest, IncomingHttpHeaders } from "node:http";
import type { Agent } from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { ApiSettings, Method } from "../types";
import { proxyFor } from "./proxy";
import { type Way, wayTo } from "./way";

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An attempt without a (whole) answer. */
export interface Failure {
  code: string;
  message: string;
  /** False only when it is certain that no byte of the request left this machine. */
  sent: boolean;
}

// By `require`, also although it is an ES module: the package carries it as CommonJS, which any test runner can load.
const library = () => require("got") as typeof import("got");

/** Largest answer that is read; a server that never stops sending must not fill the memory. */
const maxBytes = 128 * 1024 * 1024;

/**
 * One attempt of one request on `got`, which is loaded at the first one. Never rejects, and what it returns holds no
 * reference to the request, its options or its headers.
 */
export class Transport {
  /** The proxy that requests go through, as messages name it; undefined where they go straight. */
  readonly proxy: string | undefined;
  readonly #way: Way | undefined;
  readonly #headers: Record<string, string>;
  readonly #tls: boolean;

  constructor({ baseUrl, username, password, userAgent, maxConcurrency, timeoutMs }: ApiSettings) {
    this.#tls = baseUrl.startsWith("https:");
    const proxy = proxyFor(baseUrl);
    if (proxy && "unusable" in proxy) {
      this.proxy = proxy.unusable;
    } else {
      this.proxy = proxy && `the proxy ${proxy.url.host} (${proxy.variable})`;
      this.#way = wayTo(baseUrl, proxy, maxConcurrency, timeoutMs);
    }
    const token = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
    this.#headers = {
      authorization: `Basic ${token}`,
      // Media type parameters are answered with 406 and 415 (Operator API manual, section Headers).
      accept: "application/vnd.api+json",
      "content-type": "application/vnd.api+json",
      "user-agent": userAgent,
    };
  }

  /** Loads the HTTP library. Done before a request takes its turn, as it takes longer than many a request. */
  async prepare(): Promise<void> {
    library();
  }

  async send(
    method: Method,
    url: string,
    body: string | undefined,
    timeoutMs: number,
  ): Promise<Answer | Failure> {
    if (!this.#way) return { code: "ERR_PROXY_UNUSABLE", message: "", sent: false };
    const { agent, request } = this.#way;
    const { got } = library();
    let sent = false;
    let tooLarge = false;
    try {
      const pending = got(url, {
        method,
        headers: this.#headers,
        ...(body === undefined ? {} : { body }),
        agent: { http: agent, https: agent as Agent },
        ...(request && { request }),
        // Said explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED=0 can't switch it off.
        https: { rejectUnauthorized: true },
        timeout: { request: timeoutMs },
        retry: { limit: 0 },
        followRedirect: false,
        throwHttpErrors: false,
        responseType: "text",
      });
      pending.on("request", (request) => {
        this.#whenConnected(request as ClientRequest, () => {
          sent = true;
        });
      });
      pending.on("downloadProgress", ({ transferred }) => {
        if (transferred <= maxBytes) return;
        tooLarge = true;
        pending.cancel();
      });
      const { statusCode, headers, body: text } = await pending;
      return { status: statusCode, headers, body: text };
    } catch (error) {
      const response = (error as { response?: { statusCode?: number; headers?: IncomingHttpHeaders } })
        .response;
      if (response?.statusCode !== undefined && response.statusCode >= 300) {
        // The status is known; only the explanation was cut off.
        return { status: response.statusCode, headers: response.headers ?? {}, body: "" };
      }
      const { code, message } = error as NodeJS.ErrnoException;
      // A proxy that opens no tunnel says so by a status, or not at all.
      const [, status] = /^Bad response: (\d{3})$/.exec(message ?? "") ?? [];
      if (status !== undefined) return { code: "ERR_PROXY_STATUS", message: status, sent: false };
      if (message === "Proxy timeout") return { code: "ETIMEDOUT", message, sent: false };
      if (tooLarge) return { code: "ERR_ANSWER_TOO_LARGE", message: "the answer is too large", sent };
      return { code: code ?? "ERR_UNKNOWN", message: String(message ?? ""), sent };
    }
  }

  /** Idle connections are closed; requests under way go on. */
  close(): void {
    this.#way?.agent.destroy();
  }

  #whenConnected(request: ClientRequest, done: () => void): void {
    const watch = (socket: Socket): void => {
      // Through a tunnel the socket is connected long before the other side has shown its certificate.
      const isOpening = this.#tls
        ? (socket as TLSSocket & { secureConnecting?: boolean }).secureConnecting
        : socket.connecting;
      if (request.reusedSocket || !isOpening) done();
      else socket.once(this.#tls ? "secureConnect" : "connect", done);
    };
    if (request.socket) watch(request.socket);
    else request.once("socket", watch);
  }
}
