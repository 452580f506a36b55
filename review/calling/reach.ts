import { put } from "../groups";
import type { Step } from "../judging/steps";
import { counted, join, name, type Sentence, value } from "../pieces";
import type { Customers } from "../reading/customers";
import { type Contents, knownText, labelOf, type Resource } from "../reading/resource";
import type { OutboundChange } from "./outbound";

/** How many objects are named; the rest are counted. */
const NAMED = 5;

const ACTIONS = new Set(["update", "replace", "delete"]);

/** What hangs on the objects of a document, each time before the change and as far as the document has it. */
export class Reach {
  private readonly accountsOf = new Map<string, Resource[]>();
  /** By the resource that the number is, and by its id. */
  private readonly callers = { urn: new Map<string, Resource[]>(), id: new Map<string, Resource[]>() };

  constructor(
    private readonly contents: Contents,
    customers: Customers,
  ) {
    for (const one of contents.resources.values()) {
      if (!one.before) continue;
      if (one.entity.name === "SipAccount") put(this.accountsOf, customers.of(one, one.before).key, one);
      if (one.entity.name !== "ExternalAccount") continue;
      const { inputs, outputs, links } = one.before;
      put(this.callers.urn, links.didNumber, one);
      put(this.callers.id, knownText({ ...inputs, ...outputs }.didNumber), one);
    }
  }

  /** Sentences about the object of a step; a new object has nothing yet. */
  of(step: Step, outbound: OutboundChange | undefined): Sentence[] {
    const resource = this.contents.resources.get(step.urn);
    if (!resource?.before || !ACTIONS.has(step.action)) return [];
    switch (step.class) {
      case "Gateway":
        return ofGateway(step.urn, outbound);
      case "DidNumber":
        return this.ofNumber(resource);
      case "IncomingTrunk": {
        const domain = knownText(resource.before.outputs.domain);
        return domain === undefined ? [] : [["DID providers deliver to ", value(domain)]];
      }
      case "Customer": {
        const accounts = this.accountsOf.get(step.urn) ?? [];
        return accounts.length === 0 ? [] : [listed(accounts.map(labelOf), "SIP account", "SIP accounts")];
      }
      default:
        return [];
    }
  }

  private ofNumber({ urn, before }: Resource): Sentence[] {
    const byId = before?.id === undefined ? [] : (this.callers.id.get(before.id) ?? []);
    const accounts = [...new Set([...(this.callers.urn.get(urn) ?? []), ...byId])];
    if (accounts.length === 0) return [];
    return [
      ["the caller number of ", ...listed(accounts.map(labelOf), "external account", "external accounts")],
    ];
  }
}

function ofGateway(urn: string, outbound: OutboundChange | undefined): Sentence[] {
  const all = outbound?.before.routes ?? [];
  const routes = all.filter(({ gateway }) => gateway.key === urn);
  if (routes.length === 0) return [];
  const only = routes.length === all.length ? [", the customer's only way out"] : [];
  return [
    [
      ...listed(
        routes.map((route) => route.name),
        "route",
        "routes",
      ),
      ...only,
    ],
  ];
}

function listed(labels: readonly string[], one: string, many: string): Sentence {
  const sorted = [...labels].sort();
  const shown = join(
    sorted.slice(0, NAMED).map((label) => [name(label)]),
    ", ",
  );
  const rest = labels.length > NAMED ? [` and ${labels.length - NAMED} more`] : [];
  return [`${counted(labels.length, one, many)} (`, ...shown, ...rest, ")"];
}
