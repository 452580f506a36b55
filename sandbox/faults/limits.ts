import type { Faults } from "./faults";

/** Counts the requests against the limits; those that are refused don't count. */
export class Limits {
  private allowance = 0;
  private countedAt = 0;
  private used = 0;
  private windowStart = Number.NEGATIVE_INFINITY;

  constructor(private readonly faults: Pick<Faults, "rateLimitPerSecond" | "quota">) {}

  /** For how long the limits still refuse, in milliseconds; undefined if this request may pass. */
  refusedForMs(): number | undefined {
    const now = performance.now();
    const { rateLimitPerSecond, quota } = this.faults;
    if (quota && now >= this.windowStart + quota.perSeconds * 1000) [this.windowStart, this.used] = [now, 0];
    if (quota && this.used >= quota.requests) return this.windowStart + quota.perSeconds * 1000 - now;
    if (rateLimitPerSecond !== null) {
      const refusedForMs = this.fromBucket(rateLimitPerSecond, now);
      if (refusedForMs !== undefined) return refusedForMs;
    }
    this.used += 1;
    return undefined;
  }

  /** A token bucket that holds one second's worth. */
  private fromBucket(limit: number, now: number): number | undefined {
    this.allowance = Math.min(limit, this.allowance + ((now - this.countedAt) / 1000) * limit);
    this.countedAt = now;
    if (this.allowance < 1) return ((1 - this.allowance) / limit) * 1000;
    this.allowance -= 1;
    return undefined;
  }
}
