export { ApiClient } from "./client";
export { type Json, type JsonObject, parseJson, writeJson } from "./documents/json";
export { ApiError, type ApiErrorFields, type Detail, type ErrorKind } from "./errors";
export type { Walk } from "./lists/walk";
export { type Clock, realClock } from "./pace/clock";
export { backoffDefaults, backoffDelay } from "./pace/delays";
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
export { redact } from "./words/redact";
export { visible, visibleLines } from "./words/show";
