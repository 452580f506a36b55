import { judge } from "./attempt";
import { ApiError } from "./errors";
import { type Json, writeJson } from "./json";
import { Semaphore } from "./limiter";
import { seconds } from "./network";
import { withQuery } from "./query";
import { redact, secretsIn } from "./redact";
import { retryDelay, sleep, totalTimeoutDefaultMs } from "./retry";
import { Throttle } from "./throttle";
import { type Answer, type Failure, Transport } from "./transport";
import type { ApiSettings, Method } from "./types";

/** One call: what to ask, and how to read the document of the answer (undefined: the answer was empty). */
export interface Call<T> {
  method: Method;
  path: string;
  parameters?: string[];
  document?: Json;
  read: (document: Json | undefined) => T;
}

/**
 * Carries calls out: within the ceilings of concurrency and rate, and with further attempts after transient failures.
 * A POST is only repeated when the first one surely wasn't processed; everything else can be repeated without harm.
 */
export class Caller {
  readonly #settings: ApiSettings;
  readonly #transport: Transport;
  readonly #slots: Semaphore;
  readonly #throttle: Throttle;
  readonly #credentials: readonly string[];
  readonly #host: string;
  #calls = 0;

  constructor(settings: ApiSettings) {
    const { baseUrl, username, password, maxConcurrency, requestsPerSecond, userAgent } = settings;
    this.#settings = settings;
    this.#transport = new Transport(baseUrl, { username, password }, userAgent, maxConcurrency);
    this.#slots = new Semaphore(maxConcurrency);
    this.#throttle = new Throttle(requestsPerSecond);
    this.#credentials = [password, Buffer.from(`${username}:${password}`, "utf8").toString("base64")];
    this.#host = new URL(baseUrl).host;
  }

  async run<T>({ method, path, parameters = [], document, read }: Call<T>): Promise<T> {
    this.#calls += 1;
    const requestNumber = this.#calls;
    const { maxRetries, totalTimeoutMs = totalTimeoutDefaultMs } = this.#settings;
    const secrets = [...this.#credentials, ...secretsIn(document)];
    const target = withQuery(path, parameters);
    const body = document === undefined ? undefined : writeJson(document);
    const reasons: (string | number)[] = [];
    let spent = 0;
    for (let attempt = 1; ; attempt += 1) {
      const timeoutMs = Math.max(1, Math.min(this.#settings.timeoutMs, totalTimeoutMs - spent));
      const { outcome, ms, startedAt } = await this.#attempt(method, target, body, timeoutMs);
      spent += ms;
      const word = "status" in outcome ? outcome.status : outcome.code;
      const line = `#${requestNumber} ${method} ${target} ${word} ${Math.round(ms)} ms attempt ${attempt}/${maxRetries + 1}`;
      this.#log("debug", line, secrets);
      const asked = "status" in outcome ? outcome.headers["retry-after"] : undefined;
      const delay = retryDelay(attempt, asked, this.#settings);
      if (word === 429) this.#throttle.brake(startedAt, delay);
      try {
        const context = { method, path, host: this.#host, attempt, requestNumber, timeoutMs, secrets };
        const result = judge(outcome, read, context);
        if (attempt > 1)
          this.#log(
            "warning",
            `${method} ${path} needed ${attempt} attempts (${reasons.join(", ")})`,
            secrets,
          );
        return result;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const repeatable = error.transient && (method !== "POST" || !error.ambiguous);
        const outOfTime = spent + delay >= totalTimeoutMs;
        if (!repeatable || attempt > maxRetries || outOfTime) {
          if (asked !== undefined) error.retryAfterMs = delay;
          if (repeatable && outOfTime)
            error.message += `; gave up, as a call may take ${seconds(totalTimeoutMs)} in all`;
          if (attempt > 1) {
            this.#log(
              "warning",
              // What is gone at a later attempt went with an earlier one.
              `${method} ${path} ${method === "DELETE" && error.notFound ? "needed" : "failed after"} ${attempt} attempts (${[...reasons, word].join(", ")})`,
              secrets,
            );
          }
          throw error;
        }
        reasons.push(error.status !== undefined && error.status < 300 ? `${error.status} not JSON` : word);
      }
      await sleep(delay);
      spent += delay;
    }
  }

  close(): void {
    this.#transport.close();
  }

  /** One attempt in its turn. Time spent in the queue isn't counted: it says nothing about the server. */
  async #attempt(
    method: Method,
    target: string,
    body: string | undefined,
    timeoutMs: number,
  ): Promise<{ outcome: Answer | Failure; ms: number; startedAt: number }> {
    await this.#transport.prepare();
    await this.#slots.acquire();
    try {
      const startedAt = await this.#throttle.turn();
      const outcome = await this.#transport.send(
        method,
        `${this.#settings.baseUrl}${target}`,
        body,
        timeoutMs,
      );
      return { outcome, ms: performance.now() - startedAt, startedAt };
    } finally {
      this.#slots.release();
    }
  }

  #log(level: "debug" | "warning", line: string, secrets: readonly string[]): void {
    this.#settings.log?.(level, redact(line, secrets));
  }
}
