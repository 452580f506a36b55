import { type Announced, announcementKey, announcements } from "./announcements";
import { type Change, changesOf, type Finder } from "./changes";
import type { Customer, Customers } from "./customers";
import type { Document } from "./document";
import { type Contents, knownText, labelOf, type Resource, type Side } from "./resource";
import { affecting, harmless, type Risk, type Verdict, worst } from "./risk";
import { AS_IT_IS, judge, ruleOf, rules } from "./rules";

/** What happens to an object, in an operator's words. */
export type Action =
  | "create"
  /** An object that exists comes under the stack's management. */
  | "take-over"
  | "update"
  | "replace"
  | "delete"
  /** It leaves the stack and stays in the account. */
  | "forget";

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

function actionOf({ ops, entity, before, after }: Resource): Action | undefined {
  const has = (...names: string[]) => names.some((name) => ops.has(name));
  const makes = has("create", "create-replacement", "import-replacement");
  const takesAway = has("delete", "delete-replaced", "discard-replaced");
  if (has("replace", "import-replacement") || (makes && takesAway)) return "replace";
  if (has("import")) return "take-over";
  if (makes) return after && takesOver(entity.origin, after) ? "take-over" : "create";
  if (has("update")) return "update";
  if (takesAway) return before?.retained ? "forget" : "delete";
  return has("discard", "read-discard") ? "forget" : undefined;
}

function takesOver(origin: string, { inputs }: Side): boolean {
  return (
    origin === "existing" ||
    inputs.__import !== undefined ||
    inputs.adopt !== undefined ||
    inputs.adoptDefault === true
  );
}

const takenOverId = ({ inputs, id }: Side) =>
  knownText(inputs.__import) ?? knownText(inputs.adopt) ?? knownText(inputs.sipAccountId) ?? knownText(id);

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

const NEW_CUSTOMER = harmless("the customer is new and has no calls yet");
const LEFT = harmless("it stays in the account and is no longer managed by the stack");
const UNSEEN = affecting(
  "it is updated to match the declaration, and the preview does not tell what differs",
);
const BOOKKEEPING = harmless("nothing is written: only what the stack remembers of it changes");

function verdictsOf(
  { entity, after, before }: Resource,
  action: Action,
  changes: readonly Change[],
  { owner, told }: { owner: Action | undefined; told: Announced | undefined },
): Verdict[] {
  const rule = rules[entity.name]!;
  const ofChanges = changes.map(({ verdict }) => verdict);
  switch (action) {
    case "create":
      return [owner === "create" && entity.name !== "Customer" ? NEW_CUSTOMER : rule.create];
    case "take-over":
      if (ofChanges.length > 0) return ofChanges;
      if (writesUnseen(after, told)) return [owner === "create" ? NEW_CUSTOMER : UNSEEN];
      return [entity.origin === "existing" && !restricts(after) ? AS_IT_IS : rule.takeOver];
    case "update":
      return ofChanges.length > 0 ? ofChanges : [BOOKKEEPING];
    case "replace":
      return [
        before?.retained
          ? affecting(`${rule.one} is made anew; the old one stays in the account`)
          : rule.replace,
      ];
    case "delete":
      return [rule.delete];
    case "forget":
      return [LEFT];
  }
}

function writesUnseen(after: Side | undefined, told: Announced | undefined): boolean {
  return after?.inputs.adoptDefault === true || (after?.inputs.adopt !== undefined && !told);
}

const restricts = (after: Side | undefined): boolean =>
  after?.inputs.useAllowedIps !== undefined || after?.inputs.allowedIps !== undefined;
