import type { ClientRequest } from "node:http";
import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";
import type { Method } from "./types";

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
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
  readonly #agent: http.Agent;
  readonly #headers: Record<string, string>;
  readonly #tls: boolean;

  constructor(
    baseUrl: string,
    credentials: { username: string; password: string },
    userAgent: string,
    maxSockets: number,
  ) {
    this.#tls = baseUrl.startsWith("https:");
    // The agent unrefs idle sockets itself, so that they don't keep a process alive.
    const options = { keepAlive: true, maxSockets, autoSelectFamilyAttemptTimeout: 2000 };
    this.#agent = this.#tls
      ? new https.Agent({ ...options, rejectUnauthorized: true })
      : new http.Agent(options);
    const token = Buffer.from(`${credentials.username}:${credentials.password}`, "utf8").toString("base64");
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
    const { got } = library();
    let sent = false;
    let tooLarge = false;
    try {
      const pending = got(url, {
        method,
        headers: this.#headers,
        ...(body === undefined ? {} : { body }),
        agent: { http: this.#agent, https: this.#agent as https.Agent },
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
      const response = (error as { response?: { statusCode?: number; headers?: http.IncomingHttpHeaders } })
        .response;
      if (response?.statusCode !== undefined && response.statusCode >= 300) {
        // The status is known; only the explanation was cut off.
        return { status: response.statusCode, headers: response.headers ?? {}, body: "" };
      }
      const { code, message } = error as NodeJS.ErrnoException;
      if (tooLarge) return { code: "ERR_ANSWER_TOO_LARGE", message: "the answer is too large", sent };
      return { code: code ?? "ERR_UNKNOWN", message: String(message ?? ""), sent };
    }
  }

  /** Idle connections are closed; requests under way go on. */
  close(): void {
    this.#agent.destroy();
  }

  #whenConnected(request: ClientRequest, done: () => void): void {
    const watch = (socket: Socket): void => {
      if (request.reusedSocket || !socket.connecting) done();
      else socket.once(this.#tls ? "secureConnect" : "connect", done);
    };
    if (request.socket) watch(request.socket);
    else request.once("socket", watch);
  }
}
