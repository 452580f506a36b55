import { isAutomatic } from "../pairing/matches";
import type { Pair } from "../pairing/pair";
import type { Action } from "../reading/actions";
import type { Announced } from "../reading/announcements";
import type { Resource, Side } from "../reading/resource";
import type { Change } from "./changes";
import { affecting, harmless, irreversible, type Verdict } from "./risk";
import { AS_IT_IS, rules } from "./rules";

const NEW_CUSTOMER = harmless("the customer is new and has no calls yet");
const LEFT = harmless("it stays in the account and is no longer managed by the stack");
const KEPT = harmless(
  "it was to go with its customer, which stays: nothing deletes it, and the stack no longer manages it",
);
const HELD = harmless("nothing is deleted: another resource of the stack has the object");
const MOVED = harmless("the object stays as it is; only the resource that manages it is another one");
const NONE_DELETED = harmless("no trunk is deleted, whichever it is");
const STOPS = affecting("the run stops there; a renamed resource keeps its object with `aliases`");
const UNSEEN = affecting(
  "it is updated to match the declaration, and the preview does not tell what differs",
);
const BOOKKEEPING = harmless("nothing is written: only what the stack remembers of it changes");

/** What a step is judged by, beside the resource and what changes. */
export interface Circumstances {
  /** What happens to the customer. */
  readonly owner: Action | undefined;
  readonly told: Announced | undefined;
  readonly pair: Pair | undefined;
  /** Its customer leaves the stack and stays in the account, so that the engine deletes neither. */
  readonly orphaned: boolean;
}

/** How bad a step is, and why. */
export function verdictsOf(
  { entity, after, before }: Resource,
  action: Action,
  changes: readonly Change[],
  { owner, told, pair, orphaned }: Circumstances,
): Verdict[] {
  const rule = rules[entity.name]!;
  const ofChanges = changes.map(({ verdict }) => verdict);
  switch (action) {
    case "create":
      return [owner === "create" && entity.name !== "Customer" ? NEW_CUSTOMER : rule.create];
    case "take-over":
      if (ofChanges.length > 0) return ofChanges;
      if (told) return [AS_IT_IS];
      if (writesUnseen(after)) return [owner === "create" ? NEW_CUSTOMER : UNSEEN];
      return [entity.origin === "existing" && !restricts(after) ? AS_IT_IS : rule.takeOver];
    case "move":
      if (pair?.likely) {
        const kept = orphaned || pair.from.before?.retained;
        return [...ofChanges, kept ? NONE_DELETED : another(pair.from)];
      }
      return ofChanges.length > 0 ? ofChanges : [MOVED];
    case "clash":
      return [STOPS];
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
      return [pair ? HELD : orphaned ? KEPT : LEFT];
  }
}

// The provider takes the trunk called "Default", else the only one that nothing else has.
const another = (from: Resource): Verdict =>
  isAutomatic(from)
    ? affecting(
        "only the run shows which trunk that is; were it another one, the one that is left would be deleted with its domain",
      )
    : irreversible(
        "the automatic trunk may be another one: the one that is left is then deleted, and its domain lost for ever",
      );

// An argument that is not known yet may ask for it as well.
const writesUnseen = (after: Side | undefined): boolean =>
  after?.inputs.adopt !== undefined || ![undefined, false].includes(after?.inputs.adoptDefault as undefined);

const restricts = (after: Side | undefined): boolean =>
  after?.inputs.useAllowedIps !== undefined || after?.inputs.allowedIps !== undefined;
