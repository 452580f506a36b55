import {
  gatewayOf,
  limitOfMode,
  type OutboundGateway,
  type OutboundRoute,
  routeOf,
  unseenGateway,
} from "../../outbound";
import type { Entity } from "../../provider/entities";
import { isUnknown, sameValue, type Values } from "../../provider/lifecycle/object/values";
import type { Step } from "../judging/steps";
import type { Pairs } from "../pairing/pair";
import { readable } from "../pieces";
import { takenOverId } from "../reading/actions";
import type { Customer, Customers } from "../reading/customers";
import { type Contents, knownText, labelOf, nameOfUrn, type Resource, type Side } from "../reading/resource";
import { SECRET } from "../reading/secret";
import type { Plan } from "./plan";
import { asOne, becomes, timesOf } from "./times";

/** How one customer's calls go out before and after a change. */
export interface OutboundChange {
  readonly customer: Customer;
  readonly before: OutboundTables;
  readonly after: OutboundTables;
  /** Why calls may go otherwise than these tables say, in words that begin in the middle of a sentence. */
  readonly limits: readonly string[];
}

export interface OutboundTables {
  readonly routes: readonly OutboundRoute[];
  readonly gateways: readonly OutboundGateway[];
  readonly mode?: string;
  /** The customer's name at this time, where the document has the customer. */
  readonly name?: string;
}

type Time = "before" | "after";

/** A gateway's two keys differ where it is replaced: the new one is another one. */
interface Placed {
  readonly resource: Resource;
  readonly step: Step | undefined;
  readonly before?: Side;
  readonly after?: Side;
  readonly key: string;
}

/** Reads the routes and gateways of each customer out of a preview, at both times; by the customers' keys. */
export const outboundsOf = (plan: Plan): ReadonlyMap<string, OutboundChange> => new Reading(plan).run();

interface Draft {
  customer: Customer;
  before: { routes: OutboundRoute[]; gateways: OutboundGateway[]; mode?: string; name?: string };
  after: { routes: OutboundRoute[]; gateways: OutboundGateway[]; mode?: string; name?: string };
  limits: Set<string>;
  /** Whether the document has the customer itself. */
  held: boolean;
}

class Reading {
  private readonly drafts = new Map<string, Draft>();
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly gateways: Record<Time, Map<string, OutboundGateway>> = {
    before: new Map(),
    after: new Map(),
  };
  private readonly keyById = new Map<string, string>();
  private readonly urnById = new Map<string, string>();
  /** Gateways that go, and take every route to them along (FACTS: DELETE of a gateway). */
  private readonly gone = new Set<string>();

  private readonly contents: Contents;
  private readonly leftOut: number;
  private readonly customers: Customers;
  private readonly pairs: Pairs;

  constructor({ contents, steps, customers, pairs, leftOut }: Plan) {
    this.contents = contents;
    this.customers = customers;
    this.pairs = pairs;
    this.leftOut = leftOut;
    this.steps = new Map(steps.map((step) => [step.urn, step]));
  }

  run(): ReadonlyMap<string, OutboundChange> {
    const placed = (name: string) => this.placed(name);
    for (const one of placed("Customer")) this.addMode(one);
    for (const one of placed("Gateway")) this.addGateway(one);
    const routes = placed("Route");
    for (const { before, after } of routes) for (const side of [before, after]) if (side) this.learn(side);
    for (const one of routes) this.addRoute(one);
    for (const draft of this.drafts.values()) this.limitModes(draft);
    return new Map(
      [...this.drafts].map(([key, { customer, before, after, limits }]) => [
        key,
        { customer, before, after, limits: [...limits] },
      ]),
    );
  }

  private placed(name: string): Placed[] {
    return [...this.contents.resources.values()].flatMap((resource): Placed[] => {
      if (resource.entity.name !== name) return [];
      const one = asOne(resource, this.pairs);
      if (!one || one.after?.external) return [];
      const step = this.steps.get(resource.urn);
      return [{ resource: one, step, key: this.keyOf(resource.urn), ...timesOf(one, becomes(step)) }];
    });
  }

  /** One object has one key, whichever resource has it. */
  private keyOf(urn: string): string {
    return this.pairs.get(urn)?.to.urn ?? urn;
  }

  private draftOf(resource: Resource, side: Side): Draft {
    const customer = this.customers.of(resource, side);
    const draft = this.drafts.get(customer.key) ?? {
      customer,
      before: { routes: [], gateways: [] },
      after: { routes: [], gateways: [] },
      limits: new Set<string>(),
      held: false,
    };
    this.drafts.set(customer.key, draft);
    return draft;
  }

  private addMode({ resource, before, after }: Placed): void {
    for (const [time, side] of sidesOf({ before, after })) {
      const mode = knownText(valuesAt(time, side).terminationMode);
      const draft = this.draftOf(resource, side);
      draft.held = true;
      if (mode !== undefined) draft[time].mode = mode;
      const name = knownText(valuesAt(time, side).name);
      if (name !== undefined) draft[time].name = name;
    }
  }

  private addGateway(one: Placed): void {
    const { resource, step, before, after, key } = one;
    const isNew = step?.action === "replace";
    if (step?.action === "delete" || (isNew && !resource.before?.retained)) this.gone.add(key);
    const was = before && this.gateway(one, "before", before, key, undefined);
    const will =
      after && this.gateway(one, "after", after, isNew ? `${key} (new)` : key, isNew ? undefined : before);
    for (const side of [before, after]) {
      const id = side && idOf(step, side);
      if (id !== undefined) this.keyById.set(id, key);
    }
    // What changes anyway is told as such.
    if (was && will && hidesLogin(step) && waysOf(was) === waysOf(will)) {
      this.draftOf(resource, after).limits.add(
        `gateway ${quoted(resource)}: its password may change, which the preview hides`,
      );
    }
    for (const [time, gateway, side] of [
      ["before", was, before],
      ["after", will, after],
    ] as const) {
      if (!gateway || !side) continue;
      this.gateways[time].set(gateway.key, gateway);
      this.draftOf(resource, side)[time].gateways.push(gateway);
    }
  }

  private gateway(
    { resource, step }: Placed,
    time: Time,
    side: Side,
    key: string,
    before: Side | undefined,
  ): OutboundGateway {
    const { entity } = resource;
    const values =
      time === "before" ? told(step, valuesAt(time, side)) : spelt(entity, valuesAt(time, side), before);
    const id = time === "before" || before ? idOf(step, side) : undefined;
    const draft = this.draftOf(resource, side);
    for (const [name, value] of Object.entries(values)) {
      if (!isUnknown(value) || entity.attributes[name] === undefined) continue;
      draft.limits.add(`gateway ${quoted(resource)}: its ${name} is known in the run alone`);
    }
    return gatewayOf(key, values, { ...(id !== undefined && { id }), login: loginOf(step, time) });
  }

  private learn({ inputs, outputs, links }: Side): void {
    const id = knownText({ ...inputs, ...outputs }.gateway);
    if (id !== undefined && links.gateway !== undefined) this.urnById.set(id, this.keyOf(links.gateway));
  }

  private addRoute({ resource, step, before, after, key }: Placed): void {
    for (const [time, side] of sidesOf({ before, after })) {
      const draft = this.draftOf(resource, side);
      const values = time === "before" ? told(step, valuesAt(time, side)) : valuesAt(time, side);
      const open = [
        "dstPrefix",
        "srcPrefix",
        "srcRewriteRule",
        "srcRewriteResult",
        "dstRewriteRule",
        "dstRewriteResult",
      ].filter((name) => isUnknown(values[name]) || values[name] === SECRET);
      const gateway = this.leadsTo(time, values, side);
      if (open.length > 0 || !gateway) {
        const what = open[0] ?? "gateway";
        draft.limits.add(
          `route ${quoted(resource)}: its ${what} is known in the run alone, so that it is left out here`,
        );
        continue;
      }
      if (time === "after" && this.gone.has(gateway.key)) continue;
      const isNew = time === "after" && (step?.action === "replace" || !before);
      draft[time].routes.push(routeOf(key, values, gateway, isNew ? undefined : idOf(step, side)));
    }
  }

  private leadsTo(time: Time, values: Values, side: Side): OutboundGateway | undefined {
    const id = knownText(values.gateway);
    const link = side.links.gateway;
    const byId = id === undefined ? undefined : (this.keyById.get(id) ?? this.urnById.get(id));
    const linked = link === undefined ? undefined : this.keyOf(link);
    const isOpen = id === undefined;
    const key = isOpen ? linked : (byId ?? linked ?? `id:${id}`);
    if (key === undefined) return undefined;
    const here = this.gateways[time];
    const known = isOpen ? (here.get(`${key} (new)`) ?? here.get(key)) : here.get(key);
    if (known) return known;
    return unseenGateway(key, link === undefined ? (id ?? key) : nameOfUrn(link), id);
  }

  private limitModes({ before, after, limits, held }: Draft): void {
    if (this.leftOut > 0)
      limits.add(
        `${this.leftOut} unchanged resources are not in the preview (without --show-sames): routes among them are not counted`,
      );
    const times = [before, after].filter(({ mode, routes }) => mode !== undefined || routes.length > 0);
    for (const mode of [...times.map((one) => one.mode), ...(held ? [] : [undefined])]) {
      const limit = limitOfMode(mode);
      if (limit !== undefined) limits.add(limit);
    }
  }
}

const quoted = (resource: Resource): string => `"${readable(labelOf(resource))}"`;

function sidesOf({ before, after }: { before?: Side | undefined; after?: Side | undefined }): [Time, Side][] {
  return [
    ...(before ? [["before", before] as [Time, Side]] : []),
    ...(after ? [["after", after] as [Time, Side]] : []),
  ];
}

/** What is taken over has its id before the state knows it. */
const idOf = (step: Step | undefined, side: Side): string | undefined =>
  side.id ?? (step?.action === "take-over" ? takenOverId(side) : undefined);

// Before, the account's word counts; after, the program's.
const valuesAt = (time: Time, { inputs, outputs }: Side): Values =>
  time === "before" ? { ...inputs, ...outputs } : { ...outputs, ...inputs };

/** What is taken over and updated was something else before, which the provider tells. */
function told(step: Step | undefined, values: Values): Values {
  if (step?.action !== "take-over") return values;
  const seen = step.changes.flatMap(({ property, raw }) => (raw ? [[property, raw.from] as const] : []));
  return { ...values, ...Object.fromEntries(seen) };
}

/** Values of after, in the spelling of before where both mean the same. */
function spelt(entity: Entity, values: Values, before: Side | undefined): Values {
  if (!before) return values;
  const olds = valuesAt("before", before);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const same = entity.attributes[name] && name in olds && sameValue(entity, name, value, olds[name]);
      return [name, same ? olds[name] : value];
    }),
  );
}

const loginChange = (step: Step | undefined) =>
  step?.changes.find(({ property }) => property === "authorizationPassword");

/** Whether only the run shows if a password changes. */
const hidesLogin = (step: Step | undefined): boolean => {
  const change = loginChange(step);
  return change?.possible === true || change?.untold === true;
};

/** Tells one password from another, as far as the provider told that it changes. */
function loginOf(step: Step | undefined, time: Time): string {
  return time === "after" && loginChange(step) && !hidesLogin(step) ? "another" : "";
}

const waysOf = ({ settings, rewriting }: OutboundGateway): string => JSON.stringify([settings, rewriting]);
