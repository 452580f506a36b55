import type { Change } from "../judging/changes";
import { rules } from "../judging/rules";
import type { Step } from "../judging/steps";
import { join, name, type Piece, type Sentence, value } from "../pieces";
import type { Customer } from "../reading/customers";
import { nameOfUrn } from "../reading/resource";

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

/** The other resource of the step's object and its own, with where they stand if their names are the same. */
function tellPair({ resource, parent, other }: Step): [Sentence, Sentence] {
  const alike = other?.resource === resource;
  const tell = (called: string, under: string | undefined): Sentence =>
    alike ? [name(called), ...place(under)] : [name(called)];
  return [tell(other?.resource ?? "", other?.parent), tell(resource, parent)];
}

function place(parent: string | undefined): Sentence {
  const top = parent === undefined || parent.includes("::pulumi:pulumi:Stack::");
  return top ? [" at the top"] : [" in ", name(nameOfUrn(parent))];
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
    case "move": {
      const [from, to] = tellPair(step);
      const updated: Sentence = changes.length > 0 ? [" and is updated: ", ...changes] : [];
      return step.likely
        ? [
            ...[
              ...to,
              " takes over the customer's automatic trunk; if that is ",
              value(step.takenOver ?? ""),
            ],
            ...[", which ", ...from, " leaves, the object stays", ...updated],
          ]
        : [...object, " moves from ", ...from, " to ", ...to, ", the object stays", ...updated];
    }
    case "clash": {
      const [from, to] = tellPair(step);
      return [...object, ": ", ...to, " declares what ", ...from, " has"];
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
    case "forget": {
      if (!step.other) return [...object, " leaves the stack"];
      const [to, from] = tellPair(step);
      return [...object, ": ", ...from, " leaves, the object stays with ", ...to];
    }
  }
}
