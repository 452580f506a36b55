import { afterLostAttempt, errorOf, type Fault } from "./answers/fault";
import type { ApiError } from "./errors";
import type { Attempt } from "./sender";
import type { Method } from "./types";
import { inOrder, type Teller } from "./words/tell";

/** What was done for one call, for its error and for the log. */
export class CallRecord {
  readonly #reasons: (string | number)[] = [];
  #attempts = 0;
  #lost = false;
  #tookMs = 0;
  #askedMs: number | undefined;

  constructor(
    private readonly call: {
      method: Method;
      path: string;
      target: string;
      requestNumber: number;
      secrets: readonly string[];
      maxRetries: number;
    },
    private readonly teller: Teller,
  ) {}

  get attempts(): number {
    return this.#attempts;
  }

  add({ verdict, word, tookMs, askedMs }: Attempt<unknown>): void {
    this.#attempts += 1;
    this.#tookMs = tookMs;
    this.#askedMs = askedMs;
    const { method, target, requestNumber, maxRetries, secrets } = this.call;
    const attempt = `attempt ${this.#attempts}/${Math.max(this.#attempts, maxRetries + 1)}`;
    this.teller.tell(
      "debug",
      `#${requestNumber} ${method} ${target} ${word} ${Math.round(tookMs)} ms ${attempt}`,
      secrets,
    );
    if (verdict.kind === "done") return;
    this.#reasons.push(typeof word === "number" && word < 300 ? `${word} not JSON` : word);
    this.#lost ||= verdict.ambiguous === true;
  }

  /** Tells of a wait before a further attempt. */
  wait(fault: Fault, waitMs: number): void {
    const { method, path, secrets } = this.call;
    this.teller.wait(`${method} ${path}${fault.words}`, this.#tookMs, waitMs, secrets);
  }

  succeed(): void {
    if (this.#attempts > 1) this.#sum("needed");
  }

  /** The call's error. `end` says why there is no further attempt, where that isn't plain. */
  fail(fault: Fault, end = ""): ApiError {
    const { method, path, requestNumber, secrets } = this.call;
    // What is gone at a later attempt went with an earlier one.
    if (this.#attempts > 1)
      this.#sum(method === "DELETE" && fault.kind === "gone" ? "needed" : "failed after");
    const facts = { method, path, requestNumber, secrets, attempts: this.#attempts, tookMs: this.#tookMs };
    const asked = this.#askedMs === undefined ? {} : { retryAfterMs: this.#askedMs };
    return errorOf(this.#lost ? afterLostAttempt(fault) : fault, { ...facts, ...asked }, end);
  }

  #sum(how: string): void {
    const { method, path, secrets } = this.call;
    const line = `${method} ${path} ${how} ${this.#attempts} attempts (${inOrder(this.#reasons)})`;
    this.teller.tell("warning", line, secrets);
  }
}
