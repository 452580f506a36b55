import { expectAsked } from "./answers/asked";
import { Caller } from "./call";
import { parseList, parseSingle } from "./documents/document";
import type { Json } from "./documents/json";
import { pathOf, queryParameters } from "./documents/query";
import { ApiError, type ErrorKind } from "./errors";
import { singlePage } from "./lists/page";
import { type FetchPage, type Walk, walkPages } from "./lists/walk";
import { backoffDelay, longestWaitMs, totalMs } from "./pace/delays";
import { Waits } from "./pace/waits";
import type { ApiSettings, Body, Deletion, Method, Page, Query, Single } from "./types";
import { visible } from "./words/show";
import { Teller } from "./words/tell";

/**
 * The Operator API: JSON:API documents over HTTPS with Basic authentication. It knows no entity by name: `type` is both
 * the document's type and the path. One client per process, as its ceilings and its brake hold for its own calls.
 *
 * Every method throws an {@link ApiError}.
 */
export class ApiClient {
  /** Limit of one call with all its attempts and waits, in milliseconds; whoever repeats a POST keeps to it as well. */
  readonly totalTimeoutMs: number;
  readonly #caller: Caller;
  readonly #waits: Waits;
  readonly #teller: Teller;
  readonly #pausing: Pick<ApiSettings, "backoff" | "maxRetryAfterMs">;

  constructor(settings: ApiSettings) {
    const { log, clock, backoff, maxRetryAfterMs } = settings;
    this.totalTimeoutMs = totalMs(settings);
    this.#waits = new Waits(clock);
    this.#teller = new Teller(log, this.#waits.clock);
    this.#caller = new Caller({ ...settings }, this.#waits, this.#teller);
    this.#pausing = {
      ...(backoff && { backoff }),
      ...(maxRetryAfterMs !== undefined && { maxRetryAfterMs }),
    };
  }

  /** Reads one object; an answer that shows another one is an error. */
  async get(type: string, id: string, query?: Query): Promise<Single> {
    const path = this.#path("GET", type, id);
    return this.#caller.run({
      method: "GET",
      path,
      parameters: queryParameters(query),
      read: (document) => expectAsked(parseSingle(document ?? null), type, id),
    });
  }

  /** Reads one page of a list. */
  async page(type: string, query: Query = {}): Promise<Page> {
    return singlePage(await this.#list(type)(queryParameters(query)), query);
  }

  /**
   * Reads a list page by page, up to `limit` objects; a page that isn't needed isn't asked for, and no object is given
   * twice. What is missing from a list isn't in the account only if its last page is `complete`.
   */
  pages(type: string, query: Walk = {}): AsyncGenerator<Page> {
    const path = pathOf(type);
    return walkPages(this.#list(type, query.tolerant), query, {
      warn: (reason) => this.#teller.tell("warning", `GET ${path}: ${reason}`),
      error: (reason) => this.#complaint("malformed", "GET", path, reason),
    });
  }

  /**
   * Creates an object. It is repeated only when the first request surely wasn't processed: after any other failure the
   * error is `ambiguous`, and the caller has to find out whether the object exists. An answer that shows another object
   * than `body` (its type, and its id where it has one) is an error with the `createdId` that it shows.
   */
  async create(type: string, body: Body, query?: Query): Promise<Single> {
    const document = { data: { type, ...body } } as Json;
    const path = this.#path("POST", type);
    return this.#caller.run({
      method: "POST",
      path,
      parameters: queryParameters(query),
      document,
      read: (answer) => expectAsked(parseSingle(answer ?? null), type, body.id),
    });
  }

  /** Changes an object; undefined when the API answers without a document. */
  async update(type: string, id: string, body: Body, query?: Query): Promise<Single | undefined> {
    const document = { data: { type, ...body, id } } as Json;
    const path = this.#path("PATCH", type, id);
    const read = (answer: Json | undefined): Single | undefined =>
      answer === undefined ? undefined : expectAsked(parseSingle(answer), type, id);
    return this.#caller.run({ method: "PATCH", path, parameters: queryParameters(query), document, read });
  }

  /** Deletes an object. That it doesn't exist (any more) is an error with `notFound`. */
  async delete(type: string, id: string): Promise<Deletion> {
    const path = this.#path("DELETE", type, id);
    // 204 is the answer of the manual (Operator API manual, every section's DELETE); others are a proxy's as well.
    return this.#caller.run({
      method: "DELETE",
      path,
      read: (_, status) => ({ confirmed: status === 204 }),
    });
  }

  /**
   * Carries out a request of any kind, for whoever looks at the form of an answer: its document comes unread, undefined for
   * an empty one and for a DELETE.
   */
  async raw(
    method: Method,
    type: string,
    { id, query, body }: { id?: string; query?: Query; body?: Body } = {},
  ): Promise<{ status: number; document: Json | undefined }> {
    const path = this.#path(method, type, id);
    return this.#caller.run({
      method,
      path,
      parameters: queryParameters(query),
      ...(body && { document: { data: { type, ...body } } as Json }),
      read: (document, status) => ({ status, document }),
    });
  }

  /**
   * Waits as before a further attempt (counted from 1), for a caller that repeats an ambiguous POST itself. It ends early
   * when nothing waits for the API any longer, which the next call tells.
   *
   * @throws ApiError of kind `waitTooLong`, as ambiguous as `error`, where the server asks for more than anybody waits
   */
  async pause(attempt: number, error?: ApiError): Promise<void> {
    const asked = error?.retryAfterMs ?? 0;
    if (error && asked > longestWaitMs(this.#pausing))
      throw new ApiError(error.message, { ...error, kind: "waitTooLong" });
    const waitMs = Math.max(backoffDelay(attempt, this.#pausing), asked);
    if (error) this.#teller.wait(error.message, error.tookMs, waitMs);
    await this.#waits.sleep(waitMs);
  }

  /** Closes idle connections. They never keep a process alive, so this is needed by tests and servers only. */
  close(): void {
    this.#caller.close();
  }

  #list(type: string, tolerant = false): FetchPage {
    const path = pathOf(type);
    return (parameters) =>
      this.#caller.run({
        method: "GET",
        path,
        parameters,
        read: (document) => parseList(document ?? null, tolerant),
      });
  }

  #path(method: Method, type: string, id?: string): string {
    try {
      return pathOf(type, id);
    } catch (error) {
      throw this.#complaint("refused", method, `/${type}`, (error as Error).message);
    }
  }

  #complaint(kind: ErrorKind, method: Method, path: string, reason: string): ApiError {
    const message = visible(`${method} ${path}: ${reason}`);
    return new ApiError(message, { kind, method, path, attempts: 0, requestNumber: 0 });
  }
}
