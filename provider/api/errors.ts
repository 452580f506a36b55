import type { Method } from "./types";

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
}

/** A call to the Operator API that failed. It carries neither credentials nor anything of the request's headers or body. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly method: Method;
  /** Path below the base address, without the query. */
  readonly path: string;
  /** HTTP status; undefined when there was no answer. */
  readonly status?: number;
  /** Code of a network failure, such as `ECONNREFUSED`. */
  readonly code?: string;
  readonly details: Detail[];
  /** Status 404: the object doesn't exist (any more). */
  readonly notFound: boolean;
  /** A write may have been carried out although it seems to have failed. */
  readonly ambiguous: boolean;
  /** The same request may well succeed later. */
  readonly transient: boolean;
  readonly attempts: number;
  /** Number of the call within its client, as in the debug log. */
  readonly requestNumber: number;
  /** Id of the object which a POST created, where the answer was broken but told it. */
  readonly createdId?: string;
  /** How long the server asks to wait before a further attempt, in milliseconds, within the stated maximum. */
  retryAfterMs?: number;

  constructor(message: string, fields: ApiErrorFields) {
    super(message);
    this.method = fields.method;
    this.path = fields.path;
    if (fields.status !== undefined) this.status = fields.status;
    if (fields.code !== undefined) this.code = fields.code;
    this.details = fields.details ?? [];
    this.notFound = fields.status === 404;
    this.ambiguous = fields.ambiguous ?? false;
    this.transient = fields.transient ?? false;
    this.attempts = fields.attempts;
    this.requestNumber = fields.requestNumber;
    if (fields.createdId !== undefined) this.createdId = fields.createdId;
  }
}
