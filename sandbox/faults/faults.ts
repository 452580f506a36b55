import { seededRandom } from "../random";

/**
 * What can go wrong with one request.
 * `dropBefore`, `hang`, `status…`: nothing was processed. `dropAfter`, `hangAfter`, `truncated`, `nonJson`, `empty`:
 * the request was processed, and its answer is lost, late for ever, cut in half, a web page, or has no body.
 */
export type Fault =
  | "status408"
  | "status425"
  | "status429"
  | "status500"
  | "status502"
  | "status503"
  | "status504"
  | "dropBefore"
  | "dropAfter"
  | "truncated"
  | "nonJson"
  | "empty"
  | "hang"
  | "hangAfter";

/** A fault for the next requests that match, in the order of the queue. */
export interface NextFault {
  /** Method, and the path below the API's base: one that starts with `path`. Left out: any. */
  match?: { method?: string; path?: string };
  /** "none" lets a matching request pass, so that a later one is hit. */
  fault: Fault | "none";
  /** How many requests it hits; default 1. */
  times?: number;
}

export interface Faults {
  /** Each request waits this long before it is looked at. */
  latencyMs: number;
  /** And up to this much longer, at random. */
  jitterMs: number;
  /** More requests than this in a second get 429; null: no limit. */
  rateLimitPerSecond: number | null;
  /** How a 429 or 503 tells when to come back. */
  retryAfter: "seconds" | "date" | "none";
  /** What Retry-After says, in seconds. */
  retryAfterSeconds: number;
  /** Seed of the random faults: the same requests get the same faults. */
  seed: number;
  /** Probabilities, 0 to 1. */
  status500: number;
  status503: number;
  dropBefore: number;
  dropAfter: number;
  truncated: number;
  nonJson: number;
  hang: number;
  /** Methods that random faults hit; empty: all. */
  methods: string[];
  /** Faults for certain requests; taken before any random one. */
  next: NextFault[];
}

export const NO_FAULTS: Readonly<Faults> = {
  latencyMs: 0,
  jitterMs: 0,
  rateLimitPerSecond: null,
  retryAfter: "seconds",
  retryAfterSeconds: 1,
  seed: 1,
  status500: 0,
  status503: 0,
  dropBefore: 0,
  dropAfter: 0,
  truncated: 0,
  nonJson: 0,
  hang: 0,
  methods: [],
  next: [],
};

const randomKinds = [
  "status500",
  "status503",
  "dropBefore",
  "dropAfter",
  "truncated",
  "nonJson",
  "hang",
] as const;

/** Decides for each request what goes wrong with it. */
export class FaultChooser {
  private seed: number | undefined;
  private random: () => number = Math.random;
  private allowance = 0;
  private countedAt = 0;

  constructor(private readonly faults: Faults) {}

  choose(method: string, path: string): Fault | undefined {
    if (this.isOverLimit()) return "status429";
    const next = this.fromQueue(method, path);
    if (next) return next === "none" ? undefined : next;
    const { methods } = this.faults;
    if (methods.length > 0 && !methods.includes(method)) return undefined;
    const drawn = this.draw();
    let sum = 0;
    return randomKinds.find((kind) => {
      sum += this.faults[kind];
      return drawn < sum;
    });
  }

  delayMs(): number {
    const { latencyMs, jitterMs } = this.faults;
    return latencyMs + (jitterMs > 0 ? Math.random() * jitterMs : 0);
  }

  private fromQueue(method: string, path: string): Fault | "none" | undefined {
    const { next } = this.faults;
    const position = next.findIndex(
      ({ match }) => (match?.method ?? method) === method && path.startsWith(match?.path ?? ""),
    );
    const entry = next[position];
    if (!entry) return undefined;
    entry.times = (entry.times ?? 1) - 1;
    if (entry.times <= 0) next.splice(position, 1);
    return entry.fault;
  }

  private draw(): number {
    if (this.seed !== this.faults.seed) {
      this.seed = this.faults.seed;
      this.random = seededRandom(this.faults.seed);
    }
    return this.random();
  }

  /** A token bucket that holds one second's worth. */
  private isOverLimit(): boolean {
    const limit = this.faults.rateLimitPerSecond;
    if (limit === null) return false;
    const now = performance.now();
    this.allowance = Math.min(limit, this.allowance + ((now - this.countedAt) / 1000) * limit);
    this.countedAt = now;
    if (this.allowance < 1) return true;
    this.allowance -= 1;
    return false;
  }
}
