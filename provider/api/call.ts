import type { Fault } from "./answers/fault";
import { type Json, writeJson } from "./documents/json";
import { withQuery } from "./documents/query";
import { Patience } from "./pace/patience";
import { isStop, type Stop, type Waits } from "./pace/waits";
import { CallRecord } from "./record";
import { type Request, Sender } from "./sender";
import type { ApiSettings, Method } from "./types";
import { secretsIn } from "./words/redact";
import type { Teller } from "./words/tell";

/** One call: what to ask, and how to read the document of the answer. */
export interface Call<T> extends Pick<Request<T>, "method" | "read"> {
  method: Method;
  path: string;
  parameters?: string[];
  document?: Json;
}

/** Carries calls out, with further attempts after transient failures. */
export class Caller {
  readonly #settings: ApiSettings;
  readonly #waits: Waits;
  readonly #teller: Teller;
  readonly #sender: Sender;
  readonly #credentials: readonly string[];
  #calls = 0;

  constructor(settings: ApiSettings, waits: Waits, teller: Teller) {
    const { username, password } = settings;
    this.#settings = settings;
    this.#waits = waits;
    this.#teller = teller;
    this.#sender = new Sender(settings, waits);
    this.#credentials = [password, Buffer.from(`${username}:${password}`, "utf8").toString("base64")];
  }

  async run<T>({ method, path, parameters = [], document, read }: Call<T>): Promise<T> {
    this.#calls += 1;
    const secrets = [...this.#credentials, ...secretsIn(document)];
    const target = withQuery(path, parameters);
    const body = document === undefined ? undefined : writeJson(document);
    const { maxRetries } = this.#settings;
    const facts = { method, path, target, requestNumber: this.#calls, secrets, maxRetries };
    const record = new CallRecord(facts, this.#teller);
    const patience = new Patience(this.#settings);
    const request = { method, target, body, secrets, read };
    for (;;) {
      const attempt = await this.#sender.attempt(request, patience.timeoutMs, record.attempts > 0);
      if (isStop(attempt)) throw record.fail(stopped(attempt));
      record.add(attempt);
      const { verdict, tookMs, askedMs } = attempt;
      if (verdict.kind === "done") {
        record.succeed();
        return verdict.result;
      }
      const next = patience.after(verdict, method, tookMs, this.#waits.clock.now(), askedMs);
      if ("end" in next) {
        const tooLong = next.waitTooLong && !verdict.ambiguous;
        throw record.fail(tooLong ? { ...verdict, kind: "waitTooLong" } : verdict, next.end);
      }
      if (!this.#sender.stop) record.wait(verdict, next.waitMs);
      const stop = this.#sender.stop ?? (await this.#waits.sleep(next.waitMs));
      if (stop) throw record.fail(stopped(stop, verdict));
    }
  }

  close(): void {
    this.#sender.close();
  }
}

/** The fault of a call that ends because nothing waits any longer. */
function stopped({ kind, words }: Stop, { code }: Partial<Fault> = {}): Fault {
  return {
    kind,
    words: `: ${words}`,
    transient: kind === "unreachable",
    ...(kind === "unreachable" && code !== undefined && { code }),
  };
}
