import type { ApiSettings, Backoff } from "../types";

export const backoffDefaults: Readonly<Backoff> = { baseMs: 500, floorMs: 100, maxMs: 20_000 };
const maxRetryAfterDefaultMs = 300_000;
const totalTimeoutDefaultMs = 300_000;

/** The longest Retry-After that is waited for, in milliseconds. */
export function longestWaitMs({ maxRetryAfterMs }: Pick<ApiSettings, "maxRetryAfterMs">): number {
  return maxRetryAfterMs ?? maxRetryAfterDefaultMs;
}

/** How long one call may take with all its attempts and waits, in milliseconds. */
export function totalMs({ totalTimeoutMs }: Pick<ApiSettings, "totalTimeoutMs">): number {
  return totalTimeoutMs ?? totalTimeoutDefaultMs;
}

/**
 * Milliseconds to wait after a failed attempt (counted from 1): exponential with full jitter, so that many clients
 * don't come back at the same moment, and with a floor, so that none comes back at once.
 */
export function backoffDelay(attempt: number, settings: Pick<ApiSettings, "backoff"> = {}): number {
  const { baseMs, floorMs, maxMs } = settings.backoff ?? backoffDefaults;
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(30, Math.max(0, attempt - 1)));
  return floorMs + Math.random() * Math.max(0, ceiling - floorMs);
}

/** Milliseconds that a Retry-After header asks for, given in seconds or as an HTTP date; undefined when unreadable. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse reads nearly anything ("-5" is a year): only what looks like an HTTP date may pass.
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
