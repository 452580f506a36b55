import type { Action } from "./actions";
import type { Announced } from "./announcements";
import type { Change } from "./changes";
import type { Resource, Side } from "./resource";
import { affecting, harmless, type Verdict } from "./risk";
import { AS_IT_IS, rules } from "./rules";

const NEW_CUSTOMER = harmless("the customer is new and has no calls yet");
const LEFT = harmless("it stays in the account and is no longer managed by the stack");
const UNSEEN = affecting(
  "it is updated to match the declaration, and the preview does not tell what differs",
);
const BOOKKEEPING = harmless("nothing is written: only what the stack remembers of it changes");

/** How bad a step is, and why. */
export function verdictsOf(
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
