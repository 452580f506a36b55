import type { Entity } from "../../entities";
import { isUnknown, type Values } from "../object/values";
import { type Identity, identityIn } from "../owning/identity";
import type { Session } from "../session";
import { called } from "../words/explain";

/**
 * What stands for a secret in a review: nobody can work the value out of it who lacks the account's password, and another value has
 * another one.
 */
export function sealOf(session: Session, identity: Identity, name: string, value: unknown): string {
  const { project, stack, path } = identity;
  return session.seal(JSON.stringify([project, stack, path, name, value ?? null]));
}

/** A preview hides secrets: only the provider knows whether one changes. It says so in lines that a review reads. */
export function tellSecrets(
  session: Session,
  entity: Entity,
  news: Values,
  { written, kept }: { written: readonly string[]; kept: readonly string[] },
): void {
  const identity = identityIn(news);
  if (!identity) return;
  const isSecret = (name: string) =>
    entity.attributes[name]?.secret === true &&
    news[name] !== undefined &&
    news[name] !== null &&
    !isUnknown(news[name]);
  for (const name of written.filter(isSecret))
    session.tell(
      `${called(entity, news)} writes the secret ${name} (seal ${sealOf(session, identity, name, news[name])})`,
    );
  for (const name of kept.filter(isSecret)) session.tell(`${called(entity, news)} keeps the secret ${name}`);
}
