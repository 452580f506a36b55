import type { ApiSettings, Backoff } from "./types";

export const backoffDefaults: Readonly<Backoff> = { baseMs: 500, floorMs: 100, maxMs: 20_000 };
export const maxRetryAfterDefaultMs = 60_000;
export const totalTimeoutDefaultMs = 300_000;

const transientStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Statuses after which the same request may succeed later. */
export function isTransientStatus(status: number): boolean {
  return transientStatuses.has(status);
}

/** Whether a write that was answered so may have been carried out: the server broke down on it, or took too long. */
export function isAmbiguousStatus(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 505);
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

/** Wait before the next attempt: what the server asks for within the stated maximum, else the backoff. */
export function retryDelay(attempt: number, retryAfter: string | undefined, settings: ApiSettings): number {
  const asked = retryAfterMs(retryAfter);
  if (asked === undefined) return backoffDelay(attempt, settings);
  const floorMs = (settings.backoff ?? backoffDefaults).floorMs;
  return Math.max(floorMs, Math.min(asked, settings.maxRetryAfterMs ?? maxRetryAfterDefaultMs));
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
