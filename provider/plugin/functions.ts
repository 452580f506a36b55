import { type Entity, entityNamed, listed, secretNames } from "../entities";
import { getOne, includedName, type ListArguments, type Listed, listAll } from "../functions";
import { LifecycleError, type Session, type Values } from "../lifecycle";
import { TOKENS } from "./protocol/tokens";
import { withSecrets } from "./protocol/values";

/** The property in which a list answers: `getDidNumbers` answers `didNumbers`. */
export const listProperty = ({ plural }: Entity): string => plural[0]!.toLowerCase() + plural.slice(1);

/** An object with what is secret in it marked, also in what comes along. */
function withoutSecretsInClear(entity: Entity, object: Values): Values {
  const marked = withSecrets(object, secretNames(entity));
  for (const [name, { class: of }] of Object.entries(entity.relationships)) {
    const included = marked[includedName(entity, name)];
    if (typeof included === "object" && included !== null)
      marked[includedName(entity, name)] = withoutSecretsInClear(entityNamed(of), included as Values);
  }
  return marked;
}

/**
 * Calls a function by its token.
 *
 * @returns its answer, what is secret in it marked
 */
export async function call(session: () => Session, token: string, args: Values): Promise<Values> {
  for (const entity of listed) {
    const marked = (object: Listed) => withoutSecretsInClear(entity, object);
    if (token === TOKENS.one(entity)) return marked(await getOne(session(), entity, String(args.id), args));
    if (token === TOKENS.list(entity)) {
      const objects = await listAll(session(), entity, args as ListArguments);
      return { [listProperty(entity)]: objects.map(marked) };
    }
  }
  throw new LifecycleError(`telecom-center has no function ${JSON.stringify(token)}.`);
}
