import type { Value } from "../json";
import type { Switches } from "../settings/switches";

/** An object as the sandbox keeps it: attributes by their canonical names, relationships as the related ids. */
export interface StoredObject {
  type: string;
  id: string;
  attributes: Record<string, Value>;
  relationships: Record<string, string | null>;
}

/** An object as it is given to the store: what is left out gets its default. */
export interface NewObject {
  id?: string;
  attributes?: Record<string, Value>;
  relationships?: Record<string, string | null>;
}

/** The account's objects, as far as an entity's own rules look at them. */
export interface Objects {
  get(type: string, id: string): StoredObject | undefined;
  referring(type: string, relationship: string, id: string): ReadonlySet<StoredObject>;
  withAttribute(type: string, name: string, value: string): Iterable<StoredObject>;
  create(type: string, given: NewObject): StoredObject;
  /** The next number of a counter that never goes back. */
  next(counter: string): number;
}

/** What an entity's own rules can see. */
export interface World {
  store: Objects;
  switches: Switches;
  /** Runs something later, unless the sandbox is closed before. */
  later(delayMs: number, action: () => void): void;
}
