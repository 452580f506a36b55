export { ApiClient } from "./client";
export { ApiError, type ApiErrorFields, type Detail, type ErrorKind } from "./errors";
export { type Json, type JsonObject, parseJson, writeJson } from "./json";
export type { Walk } from "./lists/walk";
export { type Clock, realClock } from "./pace/clock";
export { backoffDefaults, backoffDelay } from "./pace/delays";
export { redact } from "./redact";
export { visible, visibleLines } from "./show";
export type {
  ApiSettings,
  Backoff,
  Body,
  Deletion,
  Exchange,
  Identifier,
  Method,
  Page,
  Query,
  Relationship,
  ResourceObject,
  Single,
} from "./types";
