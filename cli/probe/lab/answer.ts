import { ApiError } from "../../../provider/api";
import type { Reply } from "./talk";

/** What a question found out. */
export interface Finding {
  /** Null where it could not be found out. */
  readonly answer: unknown;
  /** How it was found out, or why not, in words of this package. */
  readonly said: string;
  /** The API's own words that belong to it, which may speak of the account. */
  readonly words?: string;
}

/** A question that can't be answered; the message says why. */
export class Unknown extends Error {
  constructor(
    readonly said: string,
    readonly words = "",
  ) {
    super(said);
  }
}

/** A finding with its reason. */
export function found(answer: unknown, said: string, words = ""): Finding {
  return { answer, said, ...(words !== "" && { words }) };
}

/** What was asked and answered, with what it showed. */
export function told({ asked, status }: Reply, shown = ""): string {
  return `${asked} answered ${status}${shown === "" ? "" : ` with ${shown}`}`;
}

/** The finding of a question that failed. */
export function failed(error: unknown): Finding {
  if (error instanceof Unknown) return found(null, error.said, error.words);
  if (!(error instanceof ApiError)) throw error;
  const { method, path, status, code, details } = error;
  // An id may stand in the path.
  const asked = `${method} /${path.split("/")[1] ?? ""}`;
  const how =
    status !== undefined
      ? `${asked} answered ${status}, which is no answer to it`
      : code !== undefined
        ? `${asked} had no answer (${code})`
        : `${asked} was not sent`;
  return found(null, how, details.map(({ detail, title }) => detail ?? title ?? "").join("; "));
}

/** The question's own answer: an object shown by a success. */
export function expectObject(reply: Reply) {
  if (reply.ok && reply.object) return reply.object;
  throw new Unknown(reply.ok ? told(reply, "no object") : `${told(reply)}`, reply.words);
}

/** How a finding is told where no word of the account has to be kept back. */
export function howOf({ said, words }: Finding): string {
  return words === undefined ? said : `${said}: ${words}`;
}
