import { ApiError, type ErrorKind } from "../../api";
import { AnswerError } from "../object/decode";
import { isKind, type Kind } from "./kinds";

const ofApi: Readonly<Record<ErrorKind, Kind>> = {
  gone: "gone",
  refused: "refused",
  taken: "taken",
  forbidden: "forbidden",
  unauthorized: "unauthorized",
  throttled: "throttled",
  waitTooLong: "throttled",
  unclear: "unclear",
  unavailable: "unavailable",
  unreachable: "unreachable",
  notTheApi: "not the API",
  malformed: "malformed",
  another: "malformed",
};

/** The kind of a failure; undefined for what is none of this package's. */
export function kindOf(error: unknown): Kind | undefined {
  if (error instanceof ApiError) return ofApi[error.kind];
  if (error instanceof AnswerError) return "malformed";
  if (!(error instanceof Error)) return undefined;
  if ("kind" in error && isKind(error.kind)) return error.kind;
  return error.cause === undefined ? undefined : kindOf(error.cause);
}
