import type { Customers } from "./customers";
import type { OutboundChange } from "./outbound";
import { counted, join, name, type Sentence, value } from "./pieces";
import { type Contents, knownText, labelOf, type Resource } from "./resource";
import type { Step } from "./steps";

/** How many objects are named; the rest are counted. */
const NAMED = 5;

const ACTIONS = new Set(["update", "replace", "delete"]);

/**
 * What hangs on the object of a step before the change, as far as the document has it: each a sentence of its own. A new object has
 * nothing yet.
 */
export function reachOf(
  step: Step,
  contents: Contents,
  customers: Customers,
  outbound: OutboundChange | undefined,
): Sentence[] {
  const resource = contents.resources.get(step.urn);
  if (!resource?.before || !ACTIONS.has(step.action)) return [];
  switch (step.class) {
    case "Gateway":
      return ofGateway(step.urn, outbound);
    case "DidNumber":
      return ofNumber(resource, contents);
    case "IncomingTrunk": {
      const domain = knownText(resource.before.outputs.domain);
      return domain === undefined ? [] : [["DID providers deliver to ", value(domain)]];
    }
    case "Customer": {
      const accounts = [...contents.resources.values()].filter(
        (one) =>
          one.entity.name === "SipAccount" && one.before && customers.of(one, one.before).key === step.urn,
      );
      return accounts.length === 0 ? [] : [listed(accounts.map(labelOf), "SIP account", "SIP accounts")];
    }
    default:
      return [];
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

function ofNumber({ urn, before }: Resource, { resources }: Contents): Sentence[] {
  const accounts = [...resources.values()].filter((one) => {
    if (one.entity.name !== "ExternalAccount" || !one.before) return false;
    const { inputs, outputs, links } = one.before;
    const id = knownText({ ...inputs, ...outputs }.didNumber);
    return links.didNumber === urn || (id !== undefined && id === before?.id);
  });
  if (accounts.length === 0) return [];
  return [
    ["the caller number of ", ...listed(accounts.map(labelOf), "external account", "external accounts")],
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
