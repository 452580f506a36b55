import { DocumentError, idIn } from "./document";
import { ApiError, type Detail } from "./errors";
import { type Json, parseJson } from "./json";
import { explainFailure, isTransientFailure } from "./network";
import { fromJson, plainText, problemWords, readProblems, statusName } from "./problems";
import { redact } from "./redact";
import { isAmbiguousStatus, isTransientStatus } from "./retry";
import type { Answer, Failure } from "./transport";
import type { Method } from "./types";

/** What every error of an attempt tells about its call. */
export interface CallContext {
  method: Method;
  /** Path below the base address, without the query. */
  path: string;
  host: string;
  attempt: number;
  requestNumber: number;
  timeoutMs: number;
  /** Values that must not show up in any text. */
  secrets: readonly string[];
}

/** Turns an attempt into the call's result, or throws the ApiError that says why there is none. */
export function judge<T>(
  outcome: Answer | Failure,
  read: (document: Json | undefined) => T,
  call: CallContext,
): T {
  if (!("status" in outcome)) throw failed(outcome, call);
  if (outcome.status < 200 || outcome.status >= 300) throw refused(outcome, call);
  let document: Json | undefined;
  if (outcome.body.trim() !== "") {
    try {
      document = parseJson(outcome.body);
    } catch {
      throw unreadable(outcome, call);
    }
  } else if (call.method === "GET" || call.method === "POST") {
    throw unreadable(outcome, call);
  }
  // What a delete answers doesn't matter, as long as it is the API that answers and not a proxy's page.
  if (call.method === "DELETE") return read(undefined);
  try {
    return read(document);
  } catch (error) {
    if (error instanceof DocumentError) throw malformed(outcome, document ?? null, error.message, call);
    throw error;
  }
}

function failed(failure: Failure, call: CallContext): ApiError {
  return build(call, `: ${explainFailure(failure, call.host, call.timeoutMs)}`, {
    code: failure.code,
    transient: isTransientFailure(failure),
    ambiguous: failure.sent && call.method !== "GET",
  });
}

function refused(answer: Answer, call: CallContext): ApiError {
  const { status } = answer;
  const details = status < 400 ? [] : cleaned(readProblems(answer.body), call);
  return build(call, ` answered ${statusName(status)}${explainStatus(answer, problemWords(details), call)}`, {
    status,
    details,
    transient: isTransientStatus(status),
    ambiguous: isAmbiguousStatus(status) && call.method !== "GET",
  });
}

function explainStatus({ status, headers }: Answer, words: string, call: CallContext): string {
  if (status < 400)
    return `: redirects are not followed${locationHost(headers.location, call.host)}; check telecom-center:baseUrl`;
  const own = words ? ` (the API says: ${words})` : "";
  const places =
    "telecom-center:username and telecom-center:password in the stack configuration, or TELECOM_CENTER_USERNAME and TELECOM_CENTER_PASSWORD in the environment";
  if (status === 401) return `: the API refused the credentials${own}; check ${places}`;
  if (status === 403) return `: these credentials are not allowed to do this${own}; check ${places}`;
  return words ? `: ${words}` : "";
}

function locationHost(location: string | undefined, host: string): string {
  if (!location || !URL.canParse(location, `https://${host}`)) return "";
  return ` (the answer points to ${new URL(location, `https://${host}`).host})`;
}

function unreadable(answer: Answer, call: CallContext): ApiError {
  return build(call, ` answered ${statusName(answer.status)} ${describeBody(answer.body)}`, {
    status: answer.status,
    transient: true,
    ambiguous: call.method !== "GET",
  });
}

function describeBody(body: string): string {
  const text = body.trim();
  if (text === "") return "with an empty body in place of a document";
  // A piece of a document may hold passwords: it is never shown.
  if (/^[[{"]/.test(text)) return `with JSON that is cut off or broken (${text.length} characters)`;
  return `with something that isn't JSON: ${plainText(text) || "no readable text"}`;
}

function malformed(answer: Answer, document: Json, reason: string, call: CallContext): ApiError {
  const details = cleaned(fromJson(document), call);
  const words = details.length > 0 ? `the API says: ${problemWords(details)}` : reason;
  const createdId = call.method === "POST" ? idIn(document) : undefined;
  return build(call, ` answered ${statusName(answer.status)} with a document that can't be used: ${words}`, {
    status: answer.status,
    details,
    ambiguous: call.method !== "GET",
    ...(createdId === undefined ? {} : { createdId }),
  });
}

function cleaned(details: Detail[], call: CallContext): Detail[] {
  return details.map((detail) => {
    const entries = Object.entries(detail).map(([name, text]) => [name, redact(text, call.secrets)]);
    return Object.fromEntries(entries) as Detail;
  });
}

type Verdict = Pick<ApiError, "transient" | "ambiguous"> &
  Partial<Pick<ApiError, "status" | "code" | "details" | "createdId">>;

function build(call: CallContext, words: string, verdict: Partial<Verdict>): ApiError {
  const { method, path, attempt, requestNumber } = call;
  const attempts = attempt > 1 ? ` (after ${attempt} attempts)` : "";
  const message = `${method} ${path}${redact(words, call.secrets)}${attempts}`;
  return new ApiError(message, { ...verdict, method, path, attempts: attempt, requestNumber });
}
