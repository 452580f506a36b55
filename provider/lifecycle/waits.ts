import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits with growing pauses until a span of time is over: 0.25 s, 0.5 s, 1 s, 2 s, and 3 s from then on.
 *
 * @param totalMs - the span
 * @param pace - what a second lasts: 1, and less in tests
 */
export async function* waits(totalMs: number, pace = 1): AsyncGenerator<void> {
  const end = performance.now() + totalMs * pace;
  for (let pause = 250; ; pause = Math.min(pause * 2, 3000)) {
    const left = end - performance.now();
    if (left <= 0) return;
    await sleep(Math.min(pause * pace, left));
    yield;
  }
}

/** How long reads may lag behind a write of this run, in milliseconds. */
export const LAG_MS = 10_000;
/** How long something may take to be deleted after the API took the request, in milliseconds. */
export const DYING_MS = 30_000;
/** How long a write without an answer is looked for at the least, in milliseconds. */
export const LOST_MS = 5_000;
