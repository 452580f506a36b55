import { type Entity, entities } from "../../provider/entities";

const declarable = entities.filter(({ origin }) => origin === "created" || origin === "existing");

/** The class whose objects exist for themselves, the customer: each becomes a file with all that belongs to it. */
export const owner: Entity = declarable.find(({ relationships }) => Object.keys(relationships).length === 0)!;

/** The name of the relationship that says whose an object is. */
export function ownership(entity: Entity): string | undefined {
  const { relationships } = entity;
  return Object.keys(relationships).find(
    (name) => relationships[name]!.class === owner.name && relationships[name]!.required,
  );
}

/** The classes whose objects belong to a customer, parents before their children. */
export const owned: readonly Entity[] = declarable.filter((entity) => ownership(entity) !== undefined);

/** All classes that an export can hold. */
export const exported: readonly Entity[] = [owner, ...owned];
