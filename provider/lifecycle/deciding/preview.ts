import type { Entity } from "../../entities";
import { tellSecrets } from "../approving/seal";
import { declaredNames, isUnknown, type Values } from "../object/values";
import { identityIn, nameOf } from "../owning/identity";
import { observeExisting, observeNamed } from "../owning/observe";
import type { Session } from "../session";
import { called, explain } from "../words/explain";
import { kindOf } from "../words/kindOf";
import type { Failure } from "./check";
import { announcement, compareTaken } from "./comparison";
import { leaveIgnored, takeoverOf } from "./control";
import { knownRefusal } from "./refusals";

/**
 * Looks at what a resource that is not in the state will take over, and tells what will happen to it. What it is to ignore
 * of that becomes the argument's value in `inputs`.
 *
 * @returns the reasons why it can't be; none where it can, or where nothing is taken over
 */
export async function previewNew(session: Session, entity: Entity, inputs: Values): Promise<Failure[]> {
  const id = takeoverOf(inputs)?.id;
  try {
    const mine =
      (await observeNamed(session, entity, inputs)) ?? (await observeExisting(session, entity, inputs));
    if (!mine) {
      tellSecrets(session, entity, inputs, { written: declaredNames(entity, inputs), kept: [] });
      return [];
    }
    leaveIgnored(entity, inputs, mine.remote);
    const comparison = compareTaken(entity, inputs, mine);
    const refusal = knownRefusal(session, entity, comparison.write, comparison.wanted, mine.remote.id);
    if (refusal !== undefined) return [{ property: "", reason: refusal, kind: "refused" }];
    session.tell(announcement(entity, inputs, mine, comparison));
    tellSecrets(session, entity, inputs, { written: comparison.write, kept: [] });
    return [];
  } catch (error) {
    const told = explain(entity, "taken over", inputs, error, id);
    return [{ property: "", reason: told.message, kind: kindOf(told) ?? "refused" }];
  }
}

/** Tells two resources of one program that would have one object. */
export function claimed(session: Session, entity: Entity, inputs: Values): Failure[] {
  const path = identityIn(inputs)?.path;
  if (path === undefined || entity.origin === "action") return [];
  const failures: Failure[] = [];
  for (const { property, value, what } of claimsOf(entity, inputs)) {
    const other = session.ledger.claim(`${entity.type} ${what}`, path);
    if (other === undefined) continue;
    failures.push({
      property,
      reason:
        `${called(entity, inputs)} would have the same object as the resource ${JSON.stringify(nameOf(other))} of this program: ` +
        `both declare ${property || "the id"} ${JSON.stringify(value)}. Declare it once.`,
      kind: "held by another resource",
    });
  }
  return failures;
}

function claimsOf(entity: Entity, inputs: Values): { property: string; value: unknown; what: string }[] {
  const known = (name: string | undefined) =>
    name !== undefined && inputs[name] !== undefined && inputs[name] !== null && !isUnknown(inputs[name]);
  const claims: { property: string; value: unknown; what: string }[] = [];
  const own = entity.idArgument?.name;
  if (known(own)) claims.push({ property: own!, value: inputs[own!], what: `id ${inputs[own!]}` });
  else {
    const takeover = takeoverOf(inputs);
    if (takeover && !isUnknown(takeover.id))
      claims.push({
        property: takeover.update ? "adopt" : "",
        value: takeover.id,
        what: `id ${takeover.id}`,
      });
  }
  if (!known("customer")) return claims;
  for (const name of [...(entity.unique ?? []), ...(entity.lookup ?? [])]) {
    if (name === own || !known(name)) continue;
    const what =
      name === entity.lookup?.[0] ? `id ${inputs[name]}` : `${inputs.customer} ${name} ${inputs[name]}`;
    claims.push({ property: name, value: inputs[name], what });
  }
  return claims;
}
