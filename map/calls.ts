import { Answers, type Asked } from "../outbound/answer";
import { unseenGateway } from "../outbound/build";
import type { OutboundGateway } from "../outbound/table";
import { fateInWords } from "../outbound/words";
import type { MapCustomer } from "./data";

/** What becomes of a call, for the page to tell: by the same model as `telecom-center route`. */
export interface Told {
  readonly fate: Asked["answer"]["fate"];
  readonly words: string;
  /** What the gateway is sent; empty where that is open. */
  readonly sent: string;
  readonly steps: readonly string[];
  readonly others: readonly { readonly name: string; readonly why: string }[];
  readonly limits: readonly string[];
  /** Ids of the routes that take it, and of their gateways. */
  readonly routes: readonly string[];
  readonly gateways: readonly string[];
}

/** Decides calls of one customer. */
export class CallBox {
  private readonly answers: Answers;

  constructor({ id, name, mode, gateways, routes, limits }: MapCustomer) {
    const known = new Map<string, OutboundGateway>();
    const add = (gateway: OutboundGateway) => known.set(gateway.key, gateway).get(gateway.key)!;
    // What is gone from the account carries no call.
    for (const { gone, stacks: _, differs: __, ...one } of gateways)
      if (!gone) add({ ...one, key: one.id, settings: "" });
    this.answers = new Answers({
      id,
      name,
      ...(mode !== undefined && { mode }),
      limits,
      gateways: [...known.values()],
      routes: routes
        .filter(({ gone }) => !gone)
        .map((one) => ({
          ...{ key: one.id, id: one.id, name: one.name || one.id, to: one.to, from: one.from },
          rewriting: one.rewriting,
          gateway:
            known.get(one.gatewayId) ?? add(unseenGateway(one.gatewayId, one.gatewayId, one.gatewayId)),
        })),
    });
  }

  /** @returns nothing where `to` is no number */
  ask(to: string, from: string): Told | undefined {
    if (!/^[\d*#]+$/.test(to.replace(/[\s+]/g, ""))) return undefined;
    const asked = this.answers.ask(to, from);
    const { fate, sent, others, limits } = asked.answer;
    return {
      ...{ fate, limits, words: fateInWords(asked) },
      sent: sent ? `sent to ${sent.to} from ${sent.from ?? "no number"}` : "",
      steps: sent?.steps ?? [],
      others: others.map(({ route, why }) => ({ name: route.name, why })),
      routes: asked.candidates.map(({ key }) => key),
      gateways: [...new Set(asked.candidates.map(({ gateway }) => gateway.key))],
    };
  }
}
