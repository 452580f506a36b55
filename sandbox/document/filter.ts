import { attributeNamed, type Entity } from "../entities/entity";
import { boolean, time } from "../entities/kinds";
import type { StoredObject, World } from "../entities/world";
import { badRequest } from "../errors";
import type { Value } from "../json";
import type { Query } from "./query";

export type Test = (object: StoredObject) => boolean;
type Filter = Query["filters"][number];

/** The values that a filter matches; commas separate them only under a switch, since no document says so. */
export function valuesOf(filter: Filter, world: World): string[] {
  return world.switches.filterLists ? filter.value.split(",") : [filter.value];
}

export function testFor(entity: Entity, filter: Filter, world: World): Test {
  const values = valuesOf(filter, world);
  const [target = "", member] = filter.path.split(/[ .](.+)/);
  if (target === "id") return (object) => values.includes(object.id);
  const relationship = entity.relationships.find((item) => item.name === target);
  if (relationship && member === "id") {
    return ({ relationships }) => values.includes(relationships[target] ?? "");
  }
  if (relationship && member) {
    return ({ relationships }) => {
      const related = world.store.get(relationship.type, relationships[target] ?? "");
      return related !== undefined && values.includes(String(related.attributes[member]));
    };
  }
  const { kind, name } = attributeNamed(entity, target)!;
  if (kind === time) {
    const seconds = Number(parsed(filter, kind.check(filter.value)));
    const compare = { ">=": (at: number) => at >= seconds, "<=": (at: number) => at <= seconds }[
      member ?? ""
    ];
    return ({ attributes }) => (compare ?? ((at: number) => at === seconds))(Number(attributes[name]));
  }
  const wanted = values.map((value) =>
    kind === boolean ? String(parsed(filter, kind.check(value))) : value,
  );
  return ({ attributes }) => {
    const value = attributes[name];
    return value !== null && value !== undefined && wanted.includes(String(value));
  };
}

function parsed(filter: Filter, checked: ReturnType<typeof boolean.check>): Value {
  if ("value" in checked) return checked.value;
  throw badRequest("Invalid filter value", `${filter.value} is not a valid value for ${filter.name}.`, "107");
}
