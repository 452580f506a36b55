import { callerOf, digitsOf, Routing } from "../../calls";
import type { OutboundRoute } from "../../outbound";
import { put } from "../groups";
import type { Step } from "../judging/steps";
import type { CustomerReview, Review } from "../review";
import { PartIndex } from "./parts";

/** An outbound call as it was recorded; what the record does not tell is undefined. */
export interface OutboundRecord {
  readonly customer: string | undefined;
  readonly to: string;
  readonly from: string | undefined;
  readonly seconds: number;
  /** When it began: ISO 8601, UTC. */
  readonly start: string | undefined;
  /** Ids of what took it. */
  readonly route: string | undefined;
  readonly gateway: string | undefined;
}

/** An incoming call as it was recorded. */
export interface IncomingRecord {
  readonly number: string;
  readonly start: string | undefined;
}

interface Sum {
  calls: number;
  seconds: number;
  since: string | null;
}

const nothing = (): Sum => ({ calls: 0, seconds: 0, since: null });

function add(sum: Sum, seconds: number, start: string | undefined): void {
  sum.calls += 1;
  sum.seconds += seconds;
  if (start !== undefined && (sum.since === null || start < sum.since)) sum.since = start;
}

/** One customer of the review, as its records are counted. */
class Counting {
  readonly parts: Sum[];
  asRecorded = 0;
  otherwise = 0;
  private readonly index: PartIndex;
  private readonly routing: Routing<OutboundRoute>;
  private readonly gatewayOfRoute: ReadonlyMap<string, string | undefined>;

  constructor({ calls, before }: CustomerReview) {
    this.parts = calls.changes.map(nothing);
    this.index = new PartIndex(calls.changes);
    this.routing = new Routing(before);
    this.gatewayOfRoute = new Map(
      before.flatMap(({ id, gateway }) => (id === undefined ? [] : [[id, gateway.id]])),
    );
  }

  take(record: OutboundRecord): void {
    const call = { to: digitsOf(record.to), from: callerOf(record.from) };
    const part = this.index.find(call);
    if (part !== undefined) add(this.parts[part]!, record.seconds, record.start);
    if (record.route === undefined && record.gateway === undefined) return;
    const gateway = record.gateway ?? this.gatewayOfRoute.get(record.route!);
    const isSo = gateway !== undefined && this.routing.decide(call).gateways.some(({ id }) => id === gateway);
    if (isSo) this.asRecorded += 1;
    else this.otherwise += 1;
  }
}

/** Counts recorded calls beside a review, one after the other: what it keeps does not grow with their number. */
export class RecordCount {
  private readonly customers = new Map<CustomerReview, Counting>();
  private readonly byId = new Map<string, Counting[]>();
  private readonly numbers = new Map<string, Sum>();

  constructor(private readonly review: Review) {
    for (const customer of review.stacks.flatMap((stack) => stack.customers)) {
      const counting = new Counting(customer);
      this.customers.set(customer, counting);
      put(this.byId, customer.customer.id, counting);
      for (const step of customer.steps) {
        const number = numberGone(step);
        if (number !== undefined) this.numbers.set(number, nothing());
      }
    }
  }

  /** The customers whose outbound calls are asked for. */
  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }

  /** Whether incoming calls are asked for: only where a number goes. */
  get asksIncoming(): boolean {
    return this.numbers.size > 0;
  }

  outbound(record: OutboundRecord): void {
    for (const counting of this.byId.get(record.customer ?? "") ?? []) counting.take(record);
  }

  incoming({ number, start }: IncomingRecord): void {
    const sum = this.numbers.get(digitsOf(number));
    if (sum) add(sum, 0, start);
  }

  /** The review with what was counted. */
  counted(): Review {
    const stacks = this.review.stacks.map((stack) => ({
      ...stack,
      customers: stack.customers.map((customer): CustomerReview => {
        const { parts, asRecorded, otherwise } = this.customers.get(customer)!;
        return {
          ...customer,
          calls: { ...customer.calls, recent: parts },
          replayed: { calls: asRecorded + otherwise, asRecorded, otherwise },
          steps: customer.steps.map((step) => this.withIncoming(step)),
        };
      }),
    }));
    return { ...this.review, stacks };
  }

  private withIncoming(step: Step): Step {
    const number = numberGone(step);
    if (number === undefined) return step;
    const { calls, since } = this.numbers.get(number)!;
    const told =
      calls === 0
        ? "no recorded call came in for it"
        : `${calls} recorded calls came in for it since ${since}`;
    return { ...step, incoming: { calls, since }, reasons: [...step.reasons, told] };
  }
}

/** The digits of a number that no longer takes calls: it is deleted or disabled, or gives way to another one. */
function numberGone({ class: className, action, changes, label }: Step): string | undefined {
  if (className !== "DidNumber") return undefined;
  const other = changes.find(({ property }) => property === "number");
  if (other?.from !== undefined) return digitsOf(other.from);
  const disabled = changes.some(({ property, raw }) => property === "enabled" && raw?.to === false);
  return action === "delete" || action === "replace" || disabled ? digitsOf(label) : undefined;
}
