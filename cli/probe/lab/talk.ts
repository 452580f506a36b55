import {
  ApiError,
  type Body,
  type Exchange,
  type Json,
  type Method,
  type Query,
} from "../../../provider/api";
import type { Session } from "../../../provider/lifecycle";
import { Interrupted, type Stopping } from "./stopping";

/** A member of an answer's `data`, as it came. */
export interface Shown {
  id?: unknown;
  type?: unknown;
  attributes?: Record<string, Json>;
  relationships?: Record<string, { links?: unknown; data?: unknown }>;
}

/** An answer of the API: a success, or a refusal in its own words. */
export interface Reply {
  readonly ok: boolean;
  readonly status: number;
  /** What was asked, without ids. */
  readonly asked: string;
  /** The object of the answer, or none. */
  readonly object: Shown | undefined;
  /** The objects of a list. */
  readonly list: readonly Shown[];
  readonly document: Record<string, Json> | undefined;
  /** A refusal in the API's words. */
  readonly words: string;
  readonly body: string;
}

/** What a request is about. */
export interface Ask {
  id?: string;
  query?: Query;
  body?: Body;
}

/** How long a write may go on after a signal, in milliseconds: its answer tells what has to be taken away. */
const GRACE_MS = 5_000;

/** Statuses that say nothing about the request: credentials, proxies and limits. */
const NOT_ABOUT_IT = new Set([401, 407, 408, 425, 429]);

/** Asks the API, one request at a time, and keeps what its answers look like. */
export class Talk {
  #last: Exchange | undefined;

  constructor(
    private readonly session: Session,
    private readonly stopping: Stopping,
  ) {}

  /** To be told each attempt. */
  note(exchange: Exchange): void {
    this.#last = exchange;
  }

  /**
   * Sends a request. What the API refuses is an answer.
   *
   * @throws ApiError for what is no answer to the request
   * @throws Interrupted
   */
  async ask(method: Method, type: string, ask: Ask = {}): Promise<Reply> {
    const grace = method === "POST" ? GRACE_MS * this.session.pace : 0;
    if (this.stopping.signal) throw new Interrupted();
    const asked = nameOf(method, type, ask);
    try {
      const { status, document } = await this.stopping.race(this.session.api.raw(method, type, ask), grace);
      return this.#reply(asked, status, true, document, "");
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const words = error.details.map(({ detail, title }) => detail ?? title ?? "").filter(Boolean);
      return this.#reply(asked, error.status!, false, undefined, words.join("; "));
    }
  }

  get(type: string, id: string, query?: Query): Promise<Reply> {
    return this.ask("GET", type, { id, ...(query && { query }) });
  }

  list(type: string, query?: Query): Promise<Reply> {
    return this.ask("GET", type, { ...(query && { query }) });
  }

  patch(type: string, id: string, attributes: Record<string, Json>): Promise<Reply> {
    return this.ask("PATCH", type, { id, body: { id, attributes } });
  }

  #reply(asked: string, status: number, ok: boolean, document: Json | undefined, words: string): Reply {
    const members = isMembers(document) ? document : undefined;
    const data = members?.data;
    return {
      ok,
      status,
      asked,
      object: isMembers(data) ? (data as Shown) : undefined,
      list: Array.isArray(data) ? (data.filter(isMembers) as Shown[]) : [],
      document: members,
      words,
      body: this.#last?.body ?? "",
    };
  }
}

function isRefusal(error: unknown): error is ApiError {
  const status = error instanceof ApiError ? error.status : undefined;
  return status !== undefined && status >= 400 && status < 500 && !NOT_ABOUT_IT.has(status);
}

/** Whether a part of a document is an object with members. */
export function isMembers(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(method: Method, type: string, { id, query = {} }: Ask): string {
  const parameters = [
    ...Object.keys(query.filter ?? {}).map((name) => `filter[${name}]`),
    ...(query.include ? [`include=${query.include.join(",")}`] : []),
    ...(query.sort ? [`sort=${query.sort.join(",")}`] : []),
    ...(query.page?.number !== undefined ? [`page[number]=${query.page.number}`] : []),
    ...(query.page?.size !== undefined ? [`page[size]=${query.page.size}`] : []),
  ];
  const path = id === undefined ? `/${type}` : `/${type}/{id}`;
  return `${method} ${path}${parameters.length > 0 ? `?${parameters.join("&")}` : ""}`;
}
