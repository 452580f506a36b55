import { type Action, actionOf, takenOverId } from "./actions";
import { type Announced, announcementKey, announcements } from "./announcements";
import { type Change, changesOf, type Finder } from "./changes";
import type { Customer, Customers } from "./customers";
import type { Document } from "./document";
import { type Contents, labelOf, type Resource } from "./resource";
import { type Risk, worst } from "./risk";
import { judge, ruleOf } from "./rules";
import { verdictsOf } from "./verdicts";

/** One step of a plan. */
export interface Step {
  readonly urn: string;
  readonly class: string;
  /** The resource's name in the stack. */
  readonly resource: string;
  readonly label: string;
  readonly action: Action;
  /** The id of the object that is taken over, where it is known. */
  readonly takenOver?: string;
  /** It was deleted in the account and is made again. */
  readonly again?: true;
  /** It goes because its customer goes. */
  readonly cascade?: true;
  readonly changes: readonly Change[];
  readonly risk: Risk;
  readonly reasons: readonly string[];
  /** Whose it is: after the change, or before where there is no after. */
  readonly customer: Customer;
  /** The customer that loses it to another one. */
  readonly movesFrom?: Customer;
}

/** The steps of one document, in the order of the engine. */
export function stepsOf(document: Document, contents: Contents, customers: Customers): Step[] {
  const all = [...contents.resources.values()];
  const announced = announcements(document);
  const byId = new Map<string, Resource>();
  for (const one of all) {
    for (const side of [one.before, one.after]) {
      if (side?.id !== undefined) byId.set(`${one.entity.name} ${side.id}`, one);
    }
  }
  const find: Finder = (what) =>
    "urn" in what ? contents.resources.get(what.urn) : byId.get(`${what.class} ${what.id}`);
  const actions = new Map(all.map((one) => [one.urn, actionOf(one)]));
  return all.flatMap((resource) => {
    const action = actions.get(resource.urn);
    if (!action) return [];
    const told = announced.get(announcementKey(resource.entity.name, resource.resource));
    return [stepOf(resource, action, { customers, actions, find, told })];
  });
}

interface Context {
  readonly customers: Customers;
  readonly actions: ReadonlyMap<string, Action | undefined>;
  readonly find: Finder;
  readonly told: Announced | undefined;
}

function stepOf(resource: Resource, action: Action, context: Context): Step {
  const { customers, actions, find, told } = context;
  const { urn, entity, before, after } = resource;
  const gone = action === "delete" || action === "forget";
  const side = (gone ? before : after) ?? before ?? after!;
  const customer = customers.of(resource, side);
  const was = action === "replace" && before ? customers.of(resource, before) : customer;
  const owner = actions.get(customer.key);
  const cascade =
    entity.name !== "Customer" &&
    (owner === "delete" || owner === "replace") &&
    (gone || (action === "replace" && was.key === customer.key));
  const kept = cascade && action === "forget" ? "delete" : action;
  const changes = kept === "take-over" ? takenOverChanges(resource, told) : changesOf(resource, find);
  const verdicts = verdictsOf(resource, kept, changes, { owner, told });
  const risk = worst(verdicts.map((verdict) => verdict.risk));
  const takenOver = kept === "take-over" ? takenOverId(side) : undefined;
  return {
    urn,
    class: entity.name,
    resource: resource.resource,
    label: labelOf(resource),
    action: kept,
    ...(takenOver !== undefined && { takenOver }),
    ...(kept === "create" && resource.unrefreshed && { again: true as const }),
    ...(cascade && { cascade: true as const }),
    changes: kept === "delete" || kept === "forget" ? [] : changes,
    risk,
    reasons: [...new Set(verdicts.filter((one) => one.risk === risk).map(({ because }) => because))],
    customer,
    ...(was.key !== customer.key && { movesFrom: was }),
  };
}

function takenOverChanges({ entity, after }: Resource, told: Announced | undefined): Change[] {
  return (told ?? []).map(({ property, from, to }) => {
    const { word, ...rule } = ruleOf(entity.name, property);
    const [was, will] = [parsed(from), parsed(to)];
    const verdict = judge({ word, ...rule }, was, will);
    const secret = from.startsWith("(") || to.startsWith("(") || after?.inputs[property] === "[secret]";
    return secret
      ? { property, word, secret, verdict }
      : { property, word, from: String(was), to: String(will), verdict };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
