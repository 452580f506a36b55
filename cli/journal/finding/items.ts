import { type Entity, entities } from "../../../provider/entities";
import { classOf, nameOf } from "../../../provider/lifecycle";
import type { StateObject } from "../../../provider/stack/state";
import type { Look, Missing } from "./look";

/** Whether an object is in the account. */
export type Exists = "yes" | "no" | "not asked";

/** An entry of the journal that the state has nothing of, and what is known of its object. */
export interface Item extends Missing {
  /** Undefined for a class that this release does not know, or never makes. */
  readonly entity: Entity | undefined;
  readonly exists: Exists;
  /** The object; for a POST without an answer, the one that was found for it. */
  readonly id: string | undefined;
  /** Several objects that may be the one of a POST without an answer. */
  readonly alike: readonly string[];
  /** Who else has it, or has something that would go with it. */
  readonly holder: string | undefined;
}

/** What is known of a missing entry before the account is asked. */
export function toItem(missing: Missing, look: Look): Item {
  const { path, id } = missing.kept;
  const entity = entities.find(({ name, origin }) => name === classOf(path) && origin === "created");
  const item = { ...missing, entity, exists: "not asked" as const, id, alike: [] };
  return { ...item, holder: holderOf(item, look) };
}

/** Who else has an object: a resource of the state that it is or that lies below it, or another stack by its journal. */
export function holderOf({ entity, id, journal }: Omit<Item, "holder">, look: Look): string | undefined {
  if (!entity || id === undefined) return undefined;
  const own = look.state.find((object) => isOrNeeds(object, entity, id));
  if (own) return `${own.class} ${JSON.stringify(nameOf(own.path))} of this stack`;
  return look.elsewhere(journal.scope.address, entity.name, id);
}

function isOrNeeds(object: StateObject, entity: Entity, id: string): boolean {
  if (object.class === entity.name && object.id === id) return true;
  const { relationships = {} } = entities.find(({ name }) => name === object.class) ?? {};
  return Object.entries(relationships).some(
    ([name, { class: className, output }]) =>
      className === entity.name &&
      [object.outputs[name], object.outputs[output]].some((value) => mayBe(value, id)),
  );
}

// What the state hides may be anything.
function mayBe(value: unknown, id: string): boolean {
  if (typeof value === "object") return value !== null;
  return value !== undefined && String(value) === id;
}
