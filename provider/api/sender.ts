import { judge, type Verdict } from "./answers/judge";
import type { Json } from "./documents/json";
import { type Answer, type Failure, Transport } from "./http/transport";
import { backoffDelay, longestWaitMs, retryAfterMs } from "./pace/delays";
import { Gate } from "./pace/gate";
import { isStop, type Stop, type Waits } from "./pace/waits";
import type { ApiSettings, Exchange, Method } from "./types";

/** A request, as often as it is sent. */
export interface Request<T> {
  method: Method;
  /** Path and query below the base address. */
  target: string;
  body: string | undefined;
  /** Values that must not show up in any text. */
  secrets: readonly string[];
  /** Reads the document of an answer; undefined: the answer was empty, or to a DELETE. */
  read: (document: Json | undefined, status: number) => T;
}

/** What an attempt brought. */
export interface Attempt<T> {
  verdict: Verdict<T>;
  /** Status of the answer, or code of the failure. */
  word: number | string;
  /** How long it lasted in milliseconds, without its time in a queue, which says nothing about the server. */
  tookMs: number;
  /** How long the server asks to wait, in milliseconds. */
  askedMs: number | undefined;
}

/** Sends requests, each attempt in its turn. */
export class Sender {
  readonly #settings: ApiSettings;
  readonly #waits: Waits;
  readonly #transport: Transport;
  readonly #gate: Gate;
  readonly #host: string;

  constructor(settings: ApiSettings, waits: Waits) {
    this.#settings = settings;
    this.#waits = waits;
    this.#transport = new Transport(settings);
    this.#gate = new Gate(settings, waits);
    this.#host = new URL(settings.baseUrl).host;
  }

  /** Why a call must not go on waiting; undefined as long as it may. */
  get stop(): Stop | undefined {
    return this.#gate.stop;
  }

  /** One attempt; a stop where none may be sent. */
  async attempt<T>(request: Request<T>, timeoutMs: number, isFurther: boolean): Promise<Attempt<T> | Stop> {
    await this.#transport.prepare();
    const start = await this.#gate.enter(isFurther);
    if (isStop(start)) return start;
    try {
      const { method, target, body } = request;
      const outcome = await this.#transport.send(
        method,
        `${this.#settings.baseUrl}${target}`,
        body,
        timeoutMs,
      );
      const tookMs = this.#waits.clock.now() - start.at;
      this.#settings.exchanged?.(exchangeOf(request, outcome));
      const askedMs = askedBy(outcome);
      const { proxy } = this.#transport;
      const judged = judge(outcome, { ...request, host: this.#host, proxy, timeoutMs });
      const verdict = this.#gate.learn(start, outcome, judged);
      // The call itself may wait longer; the others need not wait for one that is unlucky.
      if (verdict.kind === "throttled")
        this.#gate.brake(start, Math.max(backoffDelay(1, this.#settings), bearable(askedMs, this.#settings)));
      return { verdict, word: "status" in outcome ? outcome.status : outcome.code, tookMs, askedMs };
    } finally {
      this.#gate.leave();
    }
  }

  close(): void {
    this.#transport.close();
  }
}

function exchangeOf({ method, target, body: sent }: Request<unknown>, outcome: Answer | Failure): Exchange {
  const asked = { method, target, ...(sent !== undefined && { sent }) };
  if (!("status" in outcome)) return asked;
  const { status, headers, body } = outcome;
  const contentType = headers["content-type"];
  return { ...asked, status, body, ...(contentType !== undefined && { contentType }) };
}

function askedBy(outcome: Answer | Failure): number | undefined {
  return "status" in outcome ? retryAfterMs(outcome.headers["retry-after"]) : undefined;
}

// What nobody waits for holds nobody up: each call that is answered so fails by itself.
function bearable(askedMs = 0, settings: ApiSettings): number {
  return askedMs > longestWaitMs(settings) ? 0 : askedMs;
}
