import type { Clock } from "../pace/clock";
import type { ApiSettings } from "../types";
import { redact } from "./redact";
import { seconds, visible } from "./show";

/** Longer silence than this, in milliseconds, is explained. */
const silentMs = 5000;

/** Tells the log what a client does, without secrets. */
export class Teller {
  readonly #log: ApiSettings["log"];
  readonly #clock: Clock;
  #toldUntil = Number.NEGATIVE_INFINITY;

  constructor(log: ApiSettings["log"], clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  tell(level: "debug" | "warning", line: string, secrets: readonly string[] = []): void {
    this.#log?.(level, visible(redact(line, secrets)));
  }

  /**
   * Tells of a wait that is about to begin, if it makes the silence long: once for all that wait at the same time.
   *
   * @param reason - what happened before it
   * @param silentBeforeMs - how long that took
   */
  wait(reason: string, silentBeforeMs: number, waitMs: number, secrets: readonly string[] = []): void {
    const now = this.#clock.now();
    if (silentBeforeMs + waitMs <= silentMs || now < this.#toldUntil) return;
    this.#toldUntil = now + waitMs;
    this.tell("warning", `${reason}; next attempt in ${seconds(waitMs)}`, secrets);
  }
}

/** What attempts ended with, in their order, and how often in a row: `503, 429 (3 times)`. */
export function inOrder(reasons: readonly (string | number)[]): string {
  const runs: { reason: string | number; times: number }[] = [];
  for (const reason of reasons) {
    const run = runs.at(-1);
    if (run?.reason === reason) run.times += 1;
    else runs.push({ reason, times: 1 });
  }
  return runs.map(({ reason, times }) => (times > 1 ? `${reason} (${times} times)` : reason)).join(", ");
}
