import { Objects } from "../pairing/objects";
import type { Pair, Pairs } from "../pairing/pair";
import type { Sentence } from "../pieces";
import { type Action, actionOf, takenOverId } from "../reading/actions";
import { type Announced, announcementKey, announcements } from "../reading/announcements";
import type { Customer, Customers } from "../reading/customers";
import type { Document } from "../reading/document";
import { type Contents, labelOf, type Resource, type Side } from "../reading/resource";
import { SECRET } from "../reading/secret";
import { type ToldSecrets, toldSecrets } from "../reading/toldSecrets";
import type { Incoming } from "../sums";
import { type Change, changesOf, type Finder, show } from "./changes";
import { type Risk, worst } from "./risk";
import { judge, ruleOf } from "./rules";
import { verdictsOf } from "./verdicts";
import { mayWrite, type Writes, writesOf } from "./writes";

/** One step of a plan. */
export interface Step {
  readonly urn: string;
  readonly class: string;
  /** The resource's name in the stack. */
  readonly resource: string;
  /** The resource under which it stands. */
  readonly parent?: string;
  readonly label: string;
  readonly action: Action;
  /** The id of the object that is taken over, where it is known. */
  readonly takenOver?: string;
  /** The other resource of the same object: it leaves the object to this one, or keeps it where this one leaves. */
  readonly other?: Pick<Resource, "urn" | "resource" | "parent">;
  /** That it is the same object shows only when it is taken over. */
  readonly likely?: true;
  /** It was deleted in the account and is made again. */
  readonly again?: true;
  /** It goes because its customer goes. */
  readonly cascade?: true;
  readonly changes: readonly Change[];
  /** The id of the object that is there before, where there is one. */
  readonly id?: string;
  /** What it writes to the account, to which a run can be held; absent where it writes nothing. */
  readonly writes?: Writes;
  /** What hangs on its object, a sentence each; absent where nothing is known to. */
  readonly reach?: readonly Sentence[];
  /** The recorded calls to a number that it deletes or disables; absent where no records were read. */
  readonly incoming?: Incoming;
  readonly risk: Risk;
  readonly reasons: readonly string[];
  /** Whose it is: after the change, or before where there is no after. */
  readonly customer: Customer;
  /** The customer that loses it to another one. */
  readonly movesFrom?: Customer;
}

/** The steps of one document, in the order of the engine. */
export function stepsOf(document: Document, contents: Contents, customers: Customers, pairs: Pairs): Step[] {
  const all = [...contents.resources.values()];
  const announced = announcements(document);
  const secretsBy = toldSecrets(document);
  const byId = new Map<string, Resource>();
  for (const one of all) {
    for (const side of [one.before, one.after]) {
      if (side?.id !== undefined) byId.set(`${one.entity.name} ${side.id}`, one);
    }
  }
  const find: Finder = (what) =>
    "urn" in what ? contents.resources.get(what.urn) : byId.get(`${what.class} ${what.id}`);
  const objects = new Objects(contents, pairs);
  const toldOf = ({ entity, resource }: Resource) => announced.get(announcementKey(entity.name, resource));
  const actions = new Map(all.map((one) => [one.urn, plannedOf(one, pairs, objects, toldOf(one))]));
  return all.flatMap((resource) => {
    const action = actions.get(resource.urn);
    if (!action) return [];
    const secrets = secretsBy.get(announcementKey(resource.entity.name, resource.resource));
    const told = toldOf(resource);
    return [stepOf(resource, action, { customers, actions, find, objects, pairs, told, secrets })];
  });
}

/** What becomes of a resource; of a pair, the resource that gets the object tells it for both. */
function plannedOf(
  resource: Resource,
  pairs: Pairs,
  objects: Objects,
  told: Announced | undefined,
): Action | undefined {
  const pair = pairs.get(resource.urn);
  const action = actionOf(resource);
  if (pair && pair.kind !== "stays") return pair.to === resource ? pair.kind : undefined;
  if (pair || (action === "delete" && isOrphaned(resource, pairs))) return "forget";
  // What the journal proves, or a setting gives the word for, stands in no argument.
  if (action === "create" && told) return "take-over";
  return action === "replace" && objects.isOnlyOpen(resource) ? "update" : action;
}

// The engine sends no deletion for what goes with another deletion, and the provider skips that one.
function isOrphaned({ before }: Resource, pairs: Pairs): boolean {
  const pair = before?.goesWith === undefined ? undefined : pairs.get(before.goesWith);
  return pair !== undefined && pair.kind !== "clash" && pair.from.urn === before?.goesWith;
}

interface Context {
  readonly customers: Customers;
  readonly actions: ReadonlyMap<string, Action | undefined>;
  readonly find: Finder;
  readonly objects: Objects;
  readonly pairs: Pairs;
  readonly told: Announced | undefined;
  readonly secrets: ToldSecrets | undefined;
}

function stepOf(resource: Resource, action: Action, context: Context): Step {
  const { customers, actions, find, objects, pairs, told, secrets } = context;
  const { urn, entity, before, after } = resource;
  const pair = pairs.get(urn);
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
  const seen = pair?.to === resource ? { ...resource, before: pair.from.before } : resource;
  const changes =
    kept === "take-over" || (kept === "move" && (told || !mayWrite(resource)))
      ? announcedChanges(resource, told)
      : changesOf(seen, find, objects, secrets);
  const orphaned = isOrphaned(pair?.from ?? resource, pairs);
  const verdicts = verdictsOf(resource, kept, changes, { owner, told, pair, orphaned });
  const risk = worst(verdicts.map((verdict) => verdict.risk));
  const sent = writesOf(seen, kept, changes, { told, secrets });
  const id = seen.before?.id;
  const takenOver = takenOverOf(kept, side, pair, told);
  return {
    urn,
    class: entity.name,
    resource: resource.resource,
    ...(resource.parent && { parent: resource.parent }),
    label: labelOf(seen),
    action: kept,
    ...(takenOver !== undefined && { takenOver }),
    ...(pair && { other: pair.from === resource ? pair.to : pair.from }),
    ...(pair?.likely && { likely: true as const }),
    ...(kept === "create" && resource.unrefreshed && { again: true as const }),
    ...(cascade && { cascade: true as const }),
    changes: WITHOUT_CHANGES.has(kept) ? [] : changes,
    ...(id !== undefined && { id }),
    ...(sent && { writes: sent }),
    risk,
    reasons: [...new Set(verdicts.filter((one) => one.risk === risk).map(({ because }) => because))],
    customer,
    ...(was.key !== customer.key && { movesFrom: was }),
  };
}

const WITHOUT_CHANGES = new Set<Action>(["delete", "forget", "clash"]);

function takenOverOf(
  action: Action,
  side: Side,
  pair: Pair | undefined,
  told: Announced | undefined,
): string | undefined {
  if (action === "move") return pair?.from.before?.id;
  return action === "take-over" ? (told?.id ?? takenOverId(side)) : undefined;
}

function announcedChanges({ entity, after }: Resource, told: Announced | undefined): Change[] {
  return (told?.changes ?? []).map(({ property, from, to }) => {
    const rule = ruleOf(entity.name, property);
    const { word, empty } = rule;
    const [was, will] = [parsed(from), parsed(to)];
    const verdict = judge(rule, was, will);
    const secret = [was, will, after?.inputs[property]].some(
      (value) => value === "(secret)" || value === SECRET,
    );
    if (secret) return { property, word, secret, verdict };
    return {
      property,
      word,
      from: show(was, empty),
      to: show(will, empty),
      raw: { from: was, to: will },
      verdict,
    };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
