import { parseJson, type Value } from "../json";

/** One request to the API, in the order of arrival. */
export interface LoggedRequest {
  n: number;
  method: string;
  /** Below the API's base, such as /customers/123; a path elsewhere is whole. */
  path: string;
  /** Decoded, such as { "filter[customer.id]": "123" }. */
  query: Record<string, string>;
  /** The door that it came to, such as http://127.0.0.1:8080. */
  address: string;
  /** The user name that it carried. */
  username?: string;
  /** Status that was sent, or 0 if none was. */
  status: number;
  ms: number;
  /** The document that was sent, without passwords. */
  requestBody?: Value;
  /** "pending" until it ends; a fault by its name otherwise. */
  outcome: "pending" | "answered" | "dropped before" | "dropped after" | "truncated" | "hung" | "gone";
  /** The fault that hit it, if any. */
  fault?: string;
  /**
   * Status of the API's own answer, where a fault hit the request or its client had gone: absent as long as the request
   * was not carried out.
   */
  carriedOut?: number;
  /** When it arrived, in milliseconds since 1970. */
  at: number;
}

// Enough for any test; a sandbox that is left running must not grow for ever.
const kept = 500_000;

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private last = 0;

  add(method: string, path: string, parameters: URLSearchParams): LoggedRequest {
    this.last += 1;
    const query = Object.fromEntries(parameters);
    const entry: LoggedRequest = {
      n: this.last,
      method,
      path,
      query,
      address: "",
      status: 0,
      ms: 0,
      outcome: "pending",
      at: Date.now(),
    };
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.splice(0, kept / 2);
    return entry;
  }

  clear(): void {
    this.entries.length = 0;
  }

  count(method?: string, pathPrefix = ""): number {
    return this.entries.filter(
      (entry) => (method === undefined || entry.method === method) && entry.path.startsWith(pathPrefix),
    ).length;
  }
}

/** The sent document as the log keeps it. */
export function loggedBody(body: string): Value | undefined {
  if (body === "") return undefined;
  try {
    return redacted(parseJson(body));
  } catch {
    return body;
  }
}

function redacted(value: Value): Value {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key.includes("password") && item !== null ? "[redacted]" : redacted(item),
    ]),
  );
}
