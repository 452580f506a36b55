import { Caller } from "./call";
import { parseList, parseSingle } from "./document";
import { ApiError } from "./errors";
import type { Json } from "./json";
import { singlePage } from "./lists/page";
import { type FetchPage, walkPages } from "./lists/walk";
import { pathOf, queryParameters } from "./query";
import { backoffDelay, sleep, totalTimeoutDefaultMs } from "./retry";
import type { ApiSettings, Body, Method, Page, Query, Single } from "./types";

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
  readonly #log: ApiSettings["log"];
  readonly #backoff: Pick<ApiSettings, "backoff">;

  constructor(settings: ApiSettings) {
    this.totalTimeoutMs = settings.totalTimeoutMs ?? totalTimeoutDefaultMs;
    this.#caller = new Caller({ ...settings });
    this.#log = settings.log;
    this.#backoff = settings.backoff ? { backoff: settings.backoff } : {};
  }

  /** Reads one object. */
  async get(type: string, id: string, query?: Query): Promise<Single> {
    const path = this.#path("GET", type, id);
    return this.#caller.run({
      method: "GET",
      path,
      parameters: queryParameters(query),
      read: wanted(parseSingle),
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
  pages(type: string, query: Query & { limit?: number } = {}): AsyncGenerator<Page> {
    const path = pathOf(type);
    return walkPages(this.#list(type), query, {
      warn: (reason) => this.#log?.("warning", `GET ${path}: ${reason}`),
      error: (reason) => this.#complaint("GET", path, reason),
    });
  }

  /**
   * Creates an object. It is repeated only when the first request surely wasn't processed: after any other failure the
   * error is `ambiguous`, and the caller has to find out whether the object exists.
   */
  async create(type: string, body: Body, query?: Query): Promise<Single> {
    const document = { data: { type, ...body } } as Json;
    const path = this.#path("POST", type);
    return this.#caller.run({
      method: "POST",
      path,
      parameters: queryParameters(query),
      document,
      read: wanted(parseSingle),
    });
  }

  /** Changes an object; undefined when the API answers without a document. */
  async update(type: string, id: string, body: Body, query?: Query): Promise<Single | undefined> {
    const document = { data: { type, ...body, id } } as Json;
    const path = this.#path("PATCH", type, id);
    const read = (answer: Json | undefined): Single | undefined =>
      answer === undefined ? undefined : parseSingle(answer);
    return this.#caller.run({ method: "PATCH", path, parameters: queryParameters(query), document, read });
  }

  /** Deletes an object. That it doesn't exist (any more) is an error with `notFound`. */
  async delete(type: string, id: string): Promise<void> {
    const path = this.#path("DELETE", type, id);
    return this.#caller.run({ method: "DELETE", path, read: () => undefined });
  }

  /** Waits as before a further attempt (counted from 1), for a caller that repeats an ambiguous POST itself. */
  pause(attempt: number, error?: ApiError): Promise<void> {
    return sleep(error?.retryAfterMs ?? backoffDelay(attempt, this.#backoff));
  }

  /** Closes idle connections. They never keep a process alive, so this is needed by tests and servers only. */
  close(): void {
    this.#caller.close();
  }

  #list(type: string): FetchPage {
    const path = pathOf(type);
    return (parameters) => this.#caller.run({ method: "GET", path, parameters, read: wanted(parseList) });
  }

  #path(method: Method, type: string, id?: string): string {
    try {
      return pathOf(type, id);
    } catch (error) {
      throw this.#complaint(method, `/${type}`, (error as Error).message);
    }
  }

  #complaint(method: Method, path: string, reason: string): ApiError {
    return new ApiError(`${method} ${path}: ${reason}`, { method, path, attempts: 0, requestNumber: 0 });
  }
}

function wanted<T>(parse: (document: Json) => T): (document: Json | undefined) => T {
  return (document) => parse(document ?? null);
}
