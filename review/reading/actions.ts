import { knownText, type Resource, type Side } from "./resource";

/** What happens to an object, in an operator's words. */
export type Action =
  | "create"
  /** An object that exists comes under the stack's management. */
  | "take-over"
  /** Another resource of the stack gets the object, which stays. */
  | "move"
  /** It declares what a resource that leaves the stack has: the run stops there. */
  | "clash"
  | "update"
  | "replace"
  | "delete"
  /** It leaves the stack and stays in the account. */
  | "forget";

/** What the engine plans for a resource; nothing where it reads it or leaves it alone. */
export function actionOf({ ops, entity, before, after }: Resource): Action | undefined {
  const has = (...names: string[]) => names.some((name) => ops.has(name));
  const makes = has("create", "create-replacement", "import-replacement");
  const takesAway = has("delete", "delete-replaced", "discard-replaced");
  if (has("replace", "import-replacement") || (makes && takesAway)) return "replace";
  if (has("import")) return "take-over";
  if (makes) return after && takesOver(entity.origin, after) ? "take-over" : "create";
  if (has("update")) return "update";
  if (takesAway) return before?.retained ? "forget" : "delete";
  return has("discard", "read-discard") ? "forget" : undefined;
}

function takesOver(origin: string, { inputs }: Side): boolean {
  return (
    origin === "existing" ||
    inputs.__import !== undefined ||
    inputs.adopt !== undefined ||
    inputs.adoptDefault === true
  );
}

/** The id of the object that a resource takes over, where it is known. */
export const takenOverId = ({ inputs, id }: Side) =>
  knownText(inputs.__import) ?? knownText(inputs.adopt) ?? knownText(inputs.sipAccountId) ?? knownText(id);
