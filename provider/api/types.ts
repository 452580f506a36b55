import type { Json } from "./documents/json";
import type { Clock } from "./pace/clock";

/** How the client reaches the Operator API, and how much it may ask of it. */
export interface ApiSettings {
  /** Address of the API with its base path and without a trailing slash; validated by the caller. */
  baseUrl: string;
  username: string;
  password: string;
  /** Requests in flight at once. */
  maxConcurrency: number;
  /** Ceiling of the request rate; none when left out. */
  requestsPerSecond?: number;
  /** Limit of one attempt in milliseconds, from the connection to the last byte of the answer. */
  timeoutMs: number;
  /** Further attempts after a transient failure; 429 is bounded by `totalTimeoutMs` in their place. */
  maxRetries: number;
  /** Longest wait that an answer's Retry-After may ask for, in milliseconds; a longer one fails. Default 300,000. */
  maxRetryAfterMs?: number;
  /**
   * Limit of one call with all its attempts and waits, queueing aside, in milliseconds; default 300,000. A call that is
   * answered 429 may take as long again from the first of them.
   */
  totalTimeoutMs?: number;
  /**
   * Receives one `debug` line per attempt, and a `warning` for each call that had to be repeated, for a wait of more than
   * five seconds, and for a list that ends without a proven end.
   */
  log?: (level: "debug" | "warning", line: string) => void;
  /** Sees each attempt as it went over the wire, without the credentials. */
  exchanged?: (exchange: Exchange) => void;
  userAgent: string;
  backoff?: Backoff;
  /** What waiting goes by; the machine's own time by default. */
  clock?: Clock;
}

/** One attempt of a request and what came of it. */
export interface Exchange {
  method: Method;
  /** Path and query below the base address. */
  target: string;
  /** The document that was sent. */
  sent?: string;
  /** Status of the answer; undefined when there was none. */
  status?: number;
  contentType?: string;
  body?: string;
}

/** Waits between attempts in milliseconds: random between `floorMs` and `baseMs` doubled per attempt, up to `maxMs`. */
export interface Backoff {
  /** Upper end of the first wait; default 500. */
  baseMs: number;
  /** Lower end of every wait; default 100. */
  floorMs: number;
  /** Upper end of any wait; default 20,000. */
  maxMs: number;
}

/** A JSON:API resource identifier. Ids are text, also where the server sends a number. */
export interface Identifier {
  type: string;
  id: string;
}

/** A relationship; `data` is undefined where the server sent only links. */
export interface Relationship {
  data?: Identifier | Identifier[] | null;
}

/** A JSON:API resource object; `attributes` and `relationships` are empty where the server left them out. */
export interface ResourceObject extends Identifier {
  attributes: Record<string, Json>;
  relationships: Record<string, Relationship>;
  /** Why it can't be read, of which this is what can; only where a list is asked for such objects as well. */
  problem?: string;
}

/** One object and what came along with it. */
export interface Single {
  data: ResourceObject;
  included: ResourceObject[];
}

/** One page of a list. */
export interface Page {
  data: ResourceObject[];
  included: ResourceObject[];
  /** `meta.record_count`: size of the whole list, where the server tells it. */
  recordCount?: number;
  /** Number of this page, from 1. */
  number: number;
  /** Whether nothing follows. */
  last: boolean;
  /**
   * Whether the list has been read from its beginning to a proven end, so that what its pages didn't hold isn't in it.
   * False on every page but the last, and on a last one after a limit, a circle, a count that was not reached, or an
   * object that came twice (where one moved between pages, another may have been missed).
   */
  complete: boolean;
}

/** What the answer to a DELETE proves. */
export interface Deletion {
  /** True only for 204; after any other 2xx the object may still be there, which reads have to tell. */
  confirmed: boolean;
}

/** The query parameters of JSON:API, by their wire names. */
export interface Query {
  filter?: Record<string, string | number | boolean>;
  include?: string[];
  fields?: Record<string, string[]>;
  /** Attribute names; a leading `-` means descending. */
  sort?: string[];
  page?: { number?: number; size?: number };
}

/** What a POST or a PATCH carries besides the type. */
export interface Body {
  id?: string;
  attributes?: Record<string, Json>;
  relationships?: Record<string, { data: Identifier | null }>;
}

export type Method = "GET" | "POST" | "PATCH" | "DELETE";
