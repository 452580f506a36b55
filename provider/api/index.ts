export { ApiClient } from "./client";
export { ApiError, type ApiErrorFields, type Detail } from "./errors";
export { type Json, type JsonObject, parseJson, writeJson } from "./json";
export { redact } from "./redact";
export { backoffDefaults, backoffDelay } from "./retry";
export { escapeUnseen } from "./show";
export type {
  ApiSettings,
  Backoff,
  Body,
  Identifier,
  Method,
  Page,
  Query,
  Relationship,
  ResourceObject,
  Single,
} from "./types";
