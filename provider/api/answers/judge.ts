import { DocumentError, idIn } from "../documents/document";
import { type Json, parseJson } from "../documents/json";
import type { Detail } from "../errors";
import type { Answer, Failure } from "../http/transport";
import type { Method } from "../types";
import { redact } from "../words/redact";
import { AnotherError } from "./asked";
import { describeBody, looksLikeJson } from "./body";
import type { Fault } from "./fault";
import { explainFailure, isTransientFailure, kindOfFailure } from "./network";
import { fromJson, problemWords, readProblems, statusName } from "./problems";
import { explainProxy } from "./proxied";
import { explainRedirect } from "./redirect";
import { explainStatus, proofOf } from "./status";

/** What an answer is judged by, besides itself. */
export interface Question<T> {
  method: Method;
  host: string;
  /** The proxy that requests go through, as messages name it. */
  proxy?: string | undefined;
  timeoutMs: number;
  /** Values that must not show up in any text. */
  secrets: readonly string[];
  /** Reads the document of an answer; undefined: the answer was empty, or to a DELETE. */
  read: (document: Json | undefined, status: number) => T;
}

/** What an attempt brought: the call's result, or a fault. */
export type Verdict<T> = { kind: "done"; result: T } | Fault;

/** Judges what came of an attempt. Statuses, bodies and failures of the network are interpreted here and nowhere else. */
export function judge<T>(outcome: Answer | Failure, question: Question<T>): Verdict<T> {
  if (!("status" in outcome)) return failed(outcome, question);
  if (outcome.status < 200 || outcome.status >= 300) return turnedDown(outcome, question);
  // Whatever else a deletion's answer holds, it can only be confirmed by the status and by later reads.
  if (question.method === "DELETE") return { kind: "done", result: question.read(undefined, outcome.status) };
  let document: Json | undefined;
  if (outcome.body.trim() !== "") {
    try {
      document = parseJson(outcome.body);
    } catch {
      return unreadable(outcome, question);
    }
  } else if (question.method !== "PATCH") {
    return unreadable(outcome, question);
  }
  try {
    return { kind: "done", result: question.read(document, outcome.status) };
  } catch (error) {
    if (error instanceof AnotherError) return another(outcome, error, question);
    if (error instanceof DocumentError) return malformed(outcome, document ?? null, error.message, question);
    throw error;
  }
}

function failed(failure: Failure, { method, host, proxy, timeoutMs }: Question<unknown>): Fault {
  const kind = kindOfFailure(failure, method);
  return {
    kind,
    words: `: ${explainProxy(failure, host, proxy) ?? explainFailure(failure, host, timeoutMs)}`,
    code: failure.code,
    transient: isTransientFailure(failure),
    ambiguous: kind === "unclear",
  };
}

function turnedDown(answer: Answer, { method, host, secrets }: Question<unknown>): Fault {
  const details = answer.status < 400 ? [] : cleaned(readProblems(answer.body), secrets);
  const proof = proofOf(answer, method, details);
  const why =
    answer.status < 400
      ? explainRedirect(answer, host, proof.ambiguous, secrets)
      : explainStatus(answer, problemWords(details));
  return { ...proof, words: ` answered ${statusName(answer.status)}${why}`, status: answer.status, details };
}

function unreadable({ status, body }: Answer, { method }: Question<unknown>): Fault {
  const write = method !== "GET";
  const own = body.trim() === "" || looksLikeJson(body);
  return {
    kind: write ? "unclear" : own ? "malformed" : "notTheApi",
    words: ` answered ${statusName(status)} ${describeBody(body)}`,
    status,
    transient: true,
    ambiguous: write,
  };
}

function malformed(
  { status }: Answer,
  document: Json,
  reason: string,
  { method, secrets }: Question<unknown>,
): Fault {
  const details = cleaned(fromJson(document), secrets);
  const words = details.length > 0 ? `the API says: ${problemWords(details)}` : reason;
  const createdId = method === "POST" ? idIn(document) : undefined;
  return {
    kind: "malformed",
    words: ` answered ${statusName(status)} with a document that can't be used: ${words}`,
    status,
    details,
    ambiguous: method !== "GET",
    ...(createdId !== undefined && { createdId }),
  };
}

function another({ status }: Answer, { message, id }: AnotherError, { method }: Question<unknown>): Fault {
  return {
    kind: "another",
    words: ` answered ${statusName(status)} with another object than the one asked for: ${message}`,
    status,
    ambiguous: method !== "GET",
    ...(method === "POST" && { createdId: id }),
  };
}

function cleaned(details: Detail[], secrets: readonly string[]): Detail[] {
  return details.map((detail) => {
    const entries = Object.entries(detail).map(([name, text]) => [name, redact(text, secrets)]);
    return Object.fromEntries(entries) as Detail;
  });
}
