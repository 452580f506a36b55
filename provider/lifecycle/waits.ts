import { setTimeout as sleep } from "node:timers/promises";

/** Longer silence than this, in milliseconds, is explained. */
const SILENT_MS = 5_000;

/** What waiting goes by (`Session`). */
interface Waiting {
  /** What a second lasts: 1, and less in tests. */
  readonly pace: number;
  readonly tell: (line: string) => void;
}

/**
 * Waits with growing pauses until a span of time is over: 0.25 s, 0.5 s, 1 s, 2 s, and 3 s from then on. Waiting that takes
 * more than five seconds is told once.
 *
 * @param totalMs - the span
 * @param reason - why, to stand in front of "; it is waited for"
 */
export async function* waits({ pace, tell }: Waiting, totalMs: number, reason: string): AsyncGenerator<void> {
  const start = performance.now();
  const end = start + totalMs * pace;
  let told = totalMs <= SILENT_MS;
  for (let pause = 250; ; pause = Math.min(pause * 2, 3000)) {
    const now = performance.now();
    if (now >= end) return;
    if (!told && now + pause * pace >= start + SILENT_MS * pace) {
      told = true;
      tell(`warning: ${reason}; it is waited for, up to ${Math.round(totalMs / 1000)} s in all.`);
    }
    await sleep(Math.min(pause * pace, end - now));
    yield;
  }
}

/** How long reads may lag behind a write of this run, in milliseconds. */
export const LAG_MS = 10_000;
/** How long something may take to be deleted after the API took the request, in milliseconds. */
export const DYING_MS = 30_000;
/** How long a write without an answer is looked for at the least, in milliseconds. */
export const LOST_MS = 5_000;
