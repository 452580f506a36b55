import type { Verdict } from "../answers/judge";
import type { Answer, Failure } from "../http/transport";
import type { ApiSettings } from "../types";
import { seconds } from "../words/show";
import { Breaker } from "./breaker";
import { Login } from "./login";
import { Slots } from "./slots";
import { type Start, Throttle } from "./throttle";
import { isStop, type Stop, type Waits } from "./waits";

const refused: Stop = {
  kind: "unauthorized",
  words:
    "the API has refused the credentials (401), so that nothing more is sent; check telecom-center:username and telecom-center:password",
};

/** Lets attempts through: so many at once, so many a second, and none where it would be of no use or do harm. */
export class Gate {
  readonly #waits: Waits;
  readonly #slots: Slots;
  readonly #throttle: Throttle;
  readonly #breaker = new Breaker();
  readonly #login = new Login();
  readonly #host: string;
  readonly #maxConcurrency: number;
  #lastFailure = "";

  constructor(settings: ApiSettings, waits: Waits) {
    this.#waits = waits;
    this.#slots = new Slots(waits);
    this.#throttle = new Throttle(waits, settings.requestsPerSecond);
    this.#host = new URL(settings.baseUrl).host;
    this.#maxConcurrency = settings.maxConcurrency;
  }

  /** Why a call must not go on waiting; undefined as long as it may. */
  get stop(): Stop | undefined {
    if (this.#login.refused) return refused;
    return this.#breaker.open ? this.#unanswered() : undefined;
  }

  /** Waits for an attempt's turn. What was begun must be ended with `leave`; a stop was not. */
  async enter(isFurther: boolean): Promise<Start | Stop> {
    // One attempt at a time may find out whether an API that gave no answer gives one again.
    const useless = this.#login.refused || this.#slots.running > 0 ? this.stop : undefined;
    const stop = useless ?? (await this.#slots.acquire(isFurther));
    if (stop) return stop;
    const start = this.#login.refused ? refused : await this.#throttle.turn();
    if (isStop(start)) this.#slots.release();
    return start;
  }

  /** Learns from what an attempt brought, before another one is let through. */
  learn<T>(start: Start, outcome: Answer | Failure, verdict: Verdict<T>): Verdict<T> {
    const wasRefused = this.#login.refused;
    this.#login.learn(verdict.kind);
    if (this.#login.taken) this.#slots.size = this.#maxConcurrency;
    if ("status" in outcome) {
      this.#breaker.answered();
    } else if (verdict.kind !== "done") {
      this.#lastFailure = verdict.words.replace(/^:? /, "");
      this.#breaker.failed(start.at, this.#waits.clock.now());
    }
    const { stop } = this;
    if (stop) this.#waits.endAll(stop);
    // The advice of the first refusal is enough.
    return verdict.kind === "unauthorized" && wasRefused
      ? { ...verdict, words: `: ${refused.words}` }
      : verdict;
  }

  /** Pauses and slows down everything, after a 429. */
  brake(start: Start, pauseMs: number): void {
    this.#throttle.brake(start, pauseMs);
  }

  leave(): void {
    this.#slots.release();
  }

  #unanswered(): Stop {
    const { attempts, lastedMs } = this.#breaker;
    const within = lastedMs >= 1000 ? ` within ${seconds(lastedMs)}` : "";
    return {
      kind: "unreachable",
      words: `no answer from ${this.#host} to ${attempts} attempts in a row${within}, so that nothing waits for it any longer; the last one: ${this.#lastFailure}`,
    };
  }
}
