import { ApiError, type ResourceObject } from "../api";
import { type Entity, entityNamed } from "../entities";
import { decode, LifecycleError, type Session, type Values } from "../lifecycle";
import { type ListArguments, toQuery } from "./arguments";

/** One object of a list, in the names of a stack file. */
export type Listed = { id: string } & Values;

/**
 * Lists the objects of an entity, page by page.
 *
 * @throws LifecycleError when an argument is unknown, or the API rejects it.
 */
export async function* listPages(
  session: Pick<Session, "api">,
  entity: Entity,
  args: ListArguments = {},
): AsyncGenerator<Listed[]> {
  const query = toQuery(entity, args);
  if (args.limit !== undefined && !(Number.isInteger(args.limit) && args.limit > 0)) {
    throw new LifecycleError(
      `get${entity.plural}: \`limit\` must be an integer from 1; it is ${JSON.stringify(args.limit)}`,
      { kind: "not allowed" },
    );
  }
  try {
    const limit = args.limit === undefined ? {} : { limit: args.limit };
    for await (const page of session.api.pages(entity.type, { ...query, ...limit })) {
      yield page.data.map((object) => toListed(entity, object, page.included, args));
    }
  } catch (error) {
    throw rejected(entity, `get${entity.plural}`, error);
  }
}

/** All objects of a list. */
export async function listAll(
  session: Pick<Session, "api">,
  entity: Entity,
  args: ListArguments = {},
): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const page of listPages(session, entity, args)) found.push(...page);
  return found;
}

/** One object by its id. */
export async function getOne(
  session: Pick<Session, "api">,
  entity: Entity,
  id: string,
  args: Pick<ListArguments, "include" | "fields"> = {},
): Promise<Listed> {
  const query = toQuery(entity, args);
  try {
    const { data, included } = await session.api.get(entity.type, id, query);
    return toListed(entity, data, included, args);
  } catch (error) {
    if (error instanceof ApiError && error.notFound) {
      throw new LifecycleError(
        `get${entity.name}: the account has no ${entity.name} with the id ${JSON.stringify(id)}.`,
        { kind: "gone" },
      );
    }
    throw rejected(entity, `get${entity.name}`, error);
  }
}

function rejected(entity: Entity, called: string, error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const hint =
    error.status === 400
      ? `\n  The API rejects what was asked. Filters of the manuals: ${Object.keys(entity.filters).join(", ")}; an account may know only some of them, or ask for one.`
      : "";
  return new LifecycleError(`${called}: ${error.message}${hint}`, { cause: error });
}

function toListed(
  entity: Entity,
  object: ResourceObject,
  included: readonly ResourceObject[],
  args: ListArguments,
): Listed {
  // An entity whose attributes were restricted need not show those that it always has.
  const whole = args.fields ? sparse(entity) : entity;
  const { values } = decode(whole, object);
  const shown: Listed = { id: object.id };
  if (entity.idArgument) shown[entity.idArgument.name] = object.id;
  const asked = Array.isArray(args.fields)
    ? args.fields
    : (args.fields?.[entity.name] ?? args.fields?.[entity.type] ?? []);
  for (const [name, attribute] of Object.entries(entity.attributes)) {
    if (values[name] === undefined) continue;
    if (!attribute.secret || asked.includes(name)) shown[name] = values[name];
  }
  for (const [name, relationship] of Object.entries(entity.relationships)) {
    const id = values[name] ?? (args.filter as Values | undefined)?.[relationship.output];
    if (id === undefined) continue;
    shown[relationship.output] = id === null ? null : String(id);
    const types = [relationship.type, ...(relationship.typeAliases ?? [])];
    const object =
      args.include?.includes(name) &&
      included.find((one) => one.id === String(id) && types.includes(one.type));
    if (object)
      shown[name === relationship.output ? `${name}Object` : name] = toListed(
        entityNamed(relationship.class),
        object,
        [],
        args.fields ? { fields: args.fields } : {},
      );
  }
  return shown;
}

function sparse(entity: Entity): Entity {
  const attributes = Object.entries(entity.attributes).map(([name, { expected: _, ...attribute }]) => [
    name,
    attribute,
  ]);
  return { ...entity, attributes: Object.fromEntries(attributes) };
}
