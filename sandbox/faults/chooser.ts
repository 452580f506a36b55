import { seededRandom } from "../random";
import type { FaultRule, Faults } from "./faults";
import { Limits } from "./limits";
import { checkRule } from "./names";

const probabilities = [
  "status500",
  "status503",
  "dropBefore",
  "dropAfter",
  "truncated",
  "nonJson",
  "hang",
] as const;

/** What hits one request. */
export interface Hit extends Omit<FaultRule, "match"> {
  /** For how long a limit lasts that refuses it. */
  refusedForMs?: number;
}

/** Decides for each request what goes wrong with it. */
export class FaultChooser {
  private seed: number | undefined;
  private random: () => number = Math.random;
  private readonly limits: Limits;

  constructor(private readonly faults: Faults) {
    this.limits = new Limits(faults);
  }

  choose(method: string, path: string): Hit | undefined {
    const refusedForMs = this.limits.refusedForMs();
    if (refusedForMs !== undefined) return { fault: "status429", refusedForMs };
    const found = this.fromQueue(method, path) ?? this.fromRules(method, path) ?? this.atRandom(method);
    if (found) checkRule(found);
    return found;
  }

  delayMs(): number {
    const { latencyMs, jitterMs } = this.faults;
    return latencyMs + (jitterMs > 0 ? Math.random() * jitterMs : 0);
  }

  private fromQueue(method: string, path: string): Hit | undefined {
    const { next } = this.faults;
    const position = next.findIndex((rule) => matches(rule, method, path));
    const entry = next[position];
    if (!entry) return undefined;
    entry.times = (entry.times ?? 1) - 1;
    if (entry.times <= 0) next.splice(position, 1);
    return entry;
  }

  private fromRules(method: string, path: string): Hit | undefined {
    return this.faults.random.find((rule) => matches(rule, method, path) && this.draw() < rule.probability);
  }

  private atRandom(method: string): Hit | undefined {
    const { methods } = this.faults;
    if (methods.length > 0 && !methods.includes(method)) return undefined;
    const drawn = this.draw();
    let sum = 0;
    const fault = probabilities.find((kind) => {
      sum += this.faults[kind];
      return drawn < sum;
    });
    return fault && { fault };
  }

  private draw(): number {
    if (this.seed !== this.faults.seed) {
      this.seed = this.faults.seed;
      this.random = seededRandom(this.faults.seed);
    }
    return this.random();
  }
}

function matches({ match }: FaultRule, method: string, path: string): boolean {
  const methods = [match?.method ?? method].flat();
  return methods.includes(method) && path.startsWith(match?.path ?? "");
}
