import type { StoredObject } from "../entities/world";

type Values = Partial<Pick<StoredObject, "attributes" | "relationships">>;

/** One change of one object, as a copy of the account repeats it. */
export type Change =
  | { does: "add" | "delete"; object: StoredObject }
  | ({ does: "set"; object: StoredObject } & Values);
