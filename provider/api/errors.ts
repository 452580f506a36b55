import type { Method } from "./types";

/**
 * What an answer, or its absence, proves of a call that failed. It is judged in one place (`answers/judge.ts`), so that
 * no caller has to know statuses.
 *
 * - `gone`: 404 or 410 in whatever form; alone it proves only that this address showed nothing
 * - `refused`: the API took the request for what it is and did not carry it out
 * - `taken`: refused, and the API's words say that another object has the value
 * - `forbidden`: refused to these credentials (403, 451)
 * - `unauthorized`: the credentials were refused (401); the client sends nothing more
 * - `throttled`: 429 for as long as a call may wait
 * - `waitTooLong`: the server asks to wait longer than anybody would; nothing was carried out
 * - `unclear`: a write that may have been carried out, or may still be
 * - `unavailable`: no usable answer, and nothing was carried out
 * - `unreachable`: surely not sent
 * - `notTheApi`: a portal, a firewall, a proxy or another server answered; nothing was carried out
 * - `malformed`: an answer of the API that can't be read; a write that was answered so may have been carried out
 * - `another`: the answer shows another object than the one that was asked for; a write may have been carried out
 */
export type ErrorKind =
  | "gone"
  | "refused"
  | "taken"
  | "forbidden"
  | "unauthorized"
  | "throttled"
  | "waitTooLong"
  | "unclear"
  | "unavailable"
  | "unreachable"
  | "notTheApi"
  | "malformed"
  | "another";

/** One problem out of an error answer, in the API's own words. */
export interface Detail {
  title?: string;
  detail?: string;
  /** JSON pointer into the request's document, such as `/data/attributes/name`. */
  pointer?: string;
  /** Query parameter that the API refused. */
  parameter?: string;
  /** Error code of the API. */
  code?: string;
}

export interface ApiErrorFields {
  kind: ErrorKind;
  method: Method;
  path: string;
  status?: number;
  code?: string;
  details?: Detail[];
  ambiguous?: boolean;
  transient?: boolean;
  attempts: number;
  requestNumber: number;
  createdId?: string;
  tookMs?: number;
  retryAfterMs?: number;
}

/** A call to the Operator API that failed. It carries neither credentials nor anything of the request's headers or body. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly kind: ErrorKind;
  readonly method: Method;
  /** Path below the base address, without the query. */
  readonly path: string;
  /** HTTP status of the last attempt; undefined when it had no answer. */
  readonly status?: number;
  /** Code of a network failure, such as `ECONNREFUSED`. */
  readonly code?: string;
  readonly details: Detail[];
  /** Status 404 or 410: the address shows no object (any more). */
  readonly notFound: boolean;
  /** A write may have been carried out although it seems to have failed, by any of its attempts. */
  readonly ambiguous: boolean;
  /** The same request may well succeed later. */
  readonly transient: boolean;
  /** Requests that were sent for the call; 0 when none was. */
  readonly attempts: number;
  /** Number of the call within its client, as in the debug log. */
  readonly requestNumber: number;
  /** Id of the object which a POST created, where the answer told it though it was of no use otherwise. */
  readonly createdId?: string;
  /** How long the last attempt lasted, in milliseconds: a lost write may take as long again to show. */
  readonly tookMs: number;
  /** How long the server asked to wait before a further attempt, in milliseconds, however long that is. */
  readonly retryAfterMs?: number;

  constructor(message: string, fields: ApiErrorFields) {
    super(message);
    this.kind = fields.kind;
    this.method = fields.method;
    this.path = fields.path;
    if (fields.status !== undefined) this.status = fields.status;
    if (fields.code !== undefined) this.code = fields.code;
    this.details = fields.details ?? [];
    this.notFound = fields.kind === "gone";
    this.ambiguous = fields.ambiguous ?? false;
    this.transient = fields.transient ?? false;
    this.attempts = fields.attempts;
    this.requestNumber = fields.requestNumber;
    if (fields.createdId !== undefined) this.createdId = fields.createdId;
    this.tookMs = fields.tookMs ?? 0;
    if (fields.retryAfterMs !== undefined) this.retryAfterMs = fields.retryAfterMs;
  }
}
