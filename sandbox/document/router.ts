import type { Entity, Method } from "../entities/entity";
import { methodNotAllowed, noSuchPath } from "../errors";
import type { Account } from "./account";
import { type Answer, create, get, list, related, remove, update } from "./operations";

const verbs: Record<Method, { verb: string; on: "collection" | "object" }> = {
  list: { verb: "GET", on: "collection" },
  create: { verb: "POST", on: "collection" },
  get: { verb: "GET", on: "object" },
  update: { verb: "PATCH", on: "object" },
  delete: { verb: "DELETE", on: "object" },
};

/** Finds the operation for a method and a path below the API's base, and runs it. */
export function route(
  verb: string,
  path: string,
  parameters: URLSearchParams,
  body: string,
  account: Account,
): Answer {
  const [type = "", id, member, name, ...more] = path
    .split("/")
    .filter((part) => part !== "")
    .map(decoded);
  const entity = account.store.entities.find(
    (item) => item.type === type || item.alsoAt?.(account.switches) === type,
  );
  if (!entity || more.length > 0) throw noSuchPath(path);
  if (id !== undefined && member !== undefined) {
    if (verb !== "GET" || !entity.methods.includes("get")) throw methodNotAllowed(verb, ["GET"]);
    const onlyLinkage = member === "relationships";
    if (onlyLinkage === (name === undefined)) throw noSuchPath(path);
    return related(entity, id, name ?? member, onlyLinkage, account);
  }
  switch (methodOf(entity, verb, id === undefined ? "collection" : "object", path)) {
    case "list":
      return list(entity, parameters, account);
    case "create":
      return create(entity, parameters, body, account);
    case "get":
      return get(entity, id!, parameters, account);
    case "update":
      return update(entity, id!, parameters, body, account);
    case "delete":
      return remove(entity, id!, parameters, account);
  }
}

function methodOf(entity: Entity, verb: string, on: "collection" | "object", path: string): Method {
  const possible = entity.methods.filter((method) => verbs[method].on === on);
  const found = possible.find((method) => verbs[method].verb === verb);
  if (found) return found;
  if (possible.length === 0) throw noSuchPath(path);
  throw methodNotAllowed(
    verb,
    possible.map((method) => verbs[method].verb),
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
