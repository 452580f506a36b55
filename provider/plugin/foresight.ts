import { type Entity, idName, outputNames } from "../entities";
import { type Difference, fallbackOf, takeoverOf, UNKNOWN, type Values } from "../lifecycle";

/** What a preview knows of an object that is to be made: its declaration, and the id that the client chooses. */
export function foreseenNew(entity: Entity, inputs: Values): { id: string; outputs: Values } {
  const own = idName(entity);
  const id = takeoverOf(inputs)?.id ?? (own === undefined ? undefined : inputs[own]);
  const known = id === undefined || id === UNKNOWN ? "" : String(id);
  const told = { ...inputs, ...(own !== undefined && known !== "" && { [own]: known }) };
  const outputs = outputNames(entity).map((name) => [name, told[name] === undefined ? UNKNOWN : told[name]]);
  return { id: known, outputs: related(entity, Object.fromEntries(outputs)) };
}

/** What a preview knows of an object that is to be changed: all but what the API makes of the change. */
export function foreseenChange(entity: Entity, olds: Values, news: Values, difference: Difference): Values {
  const { changed, released } = difference;
  const value = (name: string) => {
    if (news[name] !== undefined) return news[name];
    if (released.includes(name)) return fallbackOf(entity, name);
    const follows = entity.attributes[name]?.follows;
    return follows !== undefined && changed.includes(follows) ? UNKNOWN : olds[name];
  };
  return related(entity, Object.fromEntries(outputNames(entity).map((name) => [name, value(name)])));
}

/** The ids of related objects follow the arguments that refer to them. */
function related(entity: Entity, outputs: Values): Values {
  const ids = Object.entries(entity.relationships).map(([name, { output }]) => [output, outputs[name]]);
  return { ...outputs, ...Object.fromEntries(ids) };
}
