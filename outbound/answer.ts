import { byName, type Call, callerOf, digitsOf, type Fate, Routing } from "../calls";
import { type Sent, sentBy } from "./sent";
import type { Outbound, OutboundRoute } from "./table";
import { whyNot } from "./why";

interface Named {
  /** Null for what is still to be made. */
  readonly id: string | null;
  readonly name: string;
}

/** What becomes of one call; the form of `telecom-center route --format json`. */
export interface Answer {
  readonly from: string | null;
  readonly to: string;
  readonly fate: Fate;
  readonly gateway: (Named & { readonly host: string | null; readonly port: number }) | null;
  readonly route: Named | null;
  readonly sent: Sent | null;
  readonly candidates: readonly { readonly route: Named; readonly to: string; readonly from: string }[];
  readonly others: readonly { readonly route: Named; readonly why: string }[];
  readonly limits: readonly string[];
}

/** An answer, and the routes that it is about. */
export interface Asked {
  readonly answer: Answer;
  readonly candidates: readonly OutboundRoute[];
}

/** Decides the calls of one customer. */
export class Answers {
  private readonly routing: Routing<OutboundRoute>;
  private readonly routes: readonly OutboundRoute[];

  constructor(readonly outbound: Outbound) {
    this.routing = new Routing(outbound.routes);
    this.routes = byName(outbound.routes);
  }

  /** @param from - the caller's number; what is no number counts as none */
  ask(to: string, from?: string | null): Asked {
    const call: Call = { to: digitsOf(to), from: callerOf(from) };
    const { fate, gateways, ...decision } = this.routing.decide(call);
    const candidates = byName(decision.candidates);
    const [route, ...more] = candidates;
    const decided = fate === "gateway" && more.length === 0 ? sentBy(route!, call) : undefined;
    const [gateway] = fate === "gateway" ? gateways : [];
    const others = this.routes.filter((one) => !candidates.includes(one));
    const answer: Answer = {
      from: call.from || null,
      to: call.to,
      fate,
      gateway: gateway ? { ...named(gateway), host: gateway.host ?? null, port: gateway.port } : null,
      route: decided ? named(route!) : null,
      sent: decided?.sent ?? null,
      candidates: candidates.map((one) => ({ route: named(one), to: one.to, from: one.from })),
      others: others.map((one) => ({ route: named(one), why: whyNot(one, call, candidates) })),
      limits: [...this.outbound.limits, ...(decided?.limits ?? [])],
    };
    return { answer, candidates };
  }
}

const named = ({ id, name }: { id?: string; name: string }): Named => ({ id: id ?? null, name });
