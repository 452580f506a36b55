import type { Change } from "./changes";
import type { Customer } from "./customers";
import { join, name, type Piece, type Sentence, value } from "./pieces";
import { rules } from "./rules";
import type { Step } from "./steps";

/** "Acme (1000123)". */
export function tellCustomer(customer: Customer): Sentence {
  const { name: called, id } = customer;
  if (called === undefined) return id === undefined ? ["unknown customer"] : ["customer ", value(id)];
  return id === undefined || id === called ? [value(called)] : [value(called), " (", value(id), ")"];
}

/** "gateway `pbx-a`", "number 12120000001". */
function tellObject(step: Step): Sentence {
  return [`${rules[step.class]!.one} `, labelPiece(step)];
}

/** What an operator calls the object. */
export const labelPiece = (step: Step): Piece =>
  step.class === "DidNumber" ? value(step.label) : name(step.label);

export function tellChange({ word, from, to, secret, possible, undoes }: Change): Sentence {
  const back: Sentence = undoes ? [" (undoes a change made in the account)"] : [];
  if (possible) return [`${word} may change (secret)`];
  if (secret) return [`${word} changes (secret)`, ...back];
  const was: Sentence = word === "" ? [] : [`${word} `, value(from ?? ""), " "];
  return [...was, "→ ", value(to ?? ""), ...back];
}

/** What one step does. */
export function tellStep(step: Step): Sentence {
  const object = tellObject(step);
  const changes = join(step.changes.map(tellChange), ", ");
  switch (step.action) {
    case "create":
      return ["new ", ...object, ...(step.again ? [", which was deleted in the account"] : [])];
    case "take-over": {
      const id: Sentence = step.takenOver ? [" (", value(step.takenOver), ")"] : [];
      const updated: Sentence = changes.length > 0 ? [" and updated: ", ...changes] : [];
      return [...object, " taken over", ...id, ...updated];
    }
    case "update":
      return changes.length > 0 ? [...object, " ", ...changes] : [...object, " no change in the account"];
    case "replace":
      return step.movesFrom
        ? [...object, " moves from ", ...tellCustomer(step.movesFrom), " to ", ...tellCustomer(step.customer)]
        : step.cascade
          ? [...object, " made anew with the customer"]
          : [...object, " replaced", ...(changes.length > 0 ? [": ", ...changes] : [])];
    case "delete":
      return [...object, " deleted", ...(step.cascade ? [" with the customer"] : [])];
    case "forget":
      return [...object, " leaves the stack"];
  }
}
