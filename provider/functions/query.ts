import { type ApiClient, ApiError, type Query, type ResourceObject } from "../api";
import { type Entity, entityNamed } from "../entities";
import { decode, LifecycleError, relationshipsOf, type Session, type Values } from "../lifecycle";
import { type ListArguments, toQuery } from "./arguments";
import { checkList, checkOne } from "./check";

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
  checkList(entity, args);
  const query = toQuery(entity, args);
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

/** One object by its id, with the ids of all that it belongs and points to. */
export async function getOne(
  session: Pick<Session, "api">,
  entity: Entity,
  id: string,
  args: Pick<ListArguments, "include" | "fields"> = {},
): Promise<Listed> {
  checkOne(entity, { ...args, id });
  const query = toQuery(entity, args);
  try {
    const { data, included } = await withRelationships(session, entity, query, (all) =>
      session.api.get(entity.type, id, all),
    );
    return toListed(entity, data, included, args, included);
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

/** The types whose relationships an account has refused to include: it need not be asked again in the same process. */
const refused = new WeakMap<ApiClient, Set<string>>();

// Answers name what an object belongs to where it is asked for, and some accounts refuse to be asked.
async function withRelationships<T>(
  { api }: Pick<Session, "api">,
  entity: Entity,
  query: Query,
  ask: (query: Query) => Promise<T>,
): Promise<T> {
  const wires = relationshipsOf(entity);
  const include = [...new Set([...(query.include ?? []), ...wires])];
  if (include.length === (query.include ?? []).length || refused.get(api)?.has(entity.type))
    return ask(query);
  const own = query.fields?.[entity.type];
  const fields = own && { ...query.fields, [entity.type]: [...new Set([...own, ...wires])] };
  try {
    return await ask({ ...query, include, ...(fields && { fields }) });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 400)) throw error;
    const answer = await ask(query);
    // Only now is it proven that the relationships were what was refused.
    refused.set(api, (refused.get(api) ?? new Set()).add(entity.type));
    return answer;
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
  /** What came along with this object alone. */
  own: readonly ResourceObject[] = [],
): Listed {
  // An entity whose attributes were restricted need not show those that it always has.
  const whole = args.fields ? sparse(entity) : entity;
  const { values } = decode(whole, object, own);
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
      shown[includedName(entity, name)] = toListed(
        entityNamed(relationship.class),
        object,
        [],
        args.fields ? { fields: args.fields } : {},
      );
  }
  return shown;
}

/** Under which name an object shows a related one that came along. */
export function includedName(entity: Entity, relationship: string): string {
  return entity.relationships[relationship]!.output === relationship ? `${relationship}Object` : relationship;
}

function sparse(entity: Entity): Entity {
  const attributes = Object.entries(entity.attributes).map(([name, { expected: _, ...attribute }]) => [
    name,
    attribute,
  ]);
  return { ...entity, attributes: Object.fromEntries(attributes) };
}
