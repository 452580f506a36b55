import { type Entity, entityNamed } from "../../../provider/entities";
import { includedName } from "../../../provider/functions";
import { listProperty } from "../../../provider/plugin/functions";
import { TOKENS } from "../../../provider/plugin/protocol/tokens";
import { docOf } from "../sources/classes";
import type { PropertySpec } from "./resources";
import { filterType, LIST_OF_TEXT, outputType, TEXT, typeRef, typeToken } from "./types";

/** The two functions of a list: all objects, and one by its id. */
export function functionSpecs(entity: Entity): Record<string, object> {
  const { name, plural } = entity;
  const listed = listProperty(entity);
  return {
    [TOKENS.list(entity)]: {
      description: `Lists ${plural} over all pages.`,
      inputs: {
        type: "object",
        properties: {
          ...(hasFilters(entity) && {
            filter: { ...typeRef(`${name}Filter`), description: "Which ones; all when left out." },
          }),
          sort: {
            ...LIST_OF_TEXT,
            description: "Order; a leading `-` is descending. The API rejects what it can't sort by.",
          },
          ...narrowing(entity),
          pageSize: {
            type: "integer",
            description: "Objects on one page; the API's own size when left out.",
          },
          limit: {
            type: "integer",
            description: "How many at most; no page is fetched that is not needed for them.",
          },
        },
      },
      outputs: {
        type: "object",
        properties: {
          [listed]: { type: "array", items: typeRef(`${name}Result`), description: `The ${plural}.` },
        },
        required: [listed],
      },
    },
    [TOKENS.one(entity)]: {
      description: `One ${name} by its id.`,
      inputs: {
        type: "object",
        properties: { id: { ...TEXT, description: "The object's id." }, ...narrowing(entity) },
        required: ["id"],
      },
      outputs: resultType(entity),
    },
  };
}

function narrowing(entity: Entity): Record<string, PropertySpec> {
  const names = Object.keys(entity.relationships);
  return {
    include: {
      ...LIST_OF_TEXT,
      description:
        names.length > 0
          ? `Related objects that come along: any of ${names.join(", ")}.`
          : "Related objects that come along; there are none.",
    },
    fields: {
      oneOf: [LIST_OF_TEXT, { type: "object", additionalProperties: LIST_OF_TEXT }],
      description: "Attributes to answer, or those of each class by its name; all when left out.",
    },
  };
}

const hasFilters = (entity: Entity) => Object.keys(entity.filters).length > 0;

/** The types that the functions of a list need. */
export function functionTypes(entity: Entity): Record<string, object> {
  const filters = Object.entries(entity.filters).map(([name, filter]) => [
    name,
    { ...filterType(filter), description: filter.doc },
  ]);
  return {
    ...(hasFilters(entity) && {
      [typeToken(`${entity.name}Filter`)]: {
        type: "object",
        description: `Filters of a list of ${entity.plural}.`,
        properties: Object.fromEntries(filters),
      },
    }),
    [typeToken(`${entity.name}Result`)]: resultType(entity),
  };
}

function resultType(entity: Entity) {
  const related = Object.entries(entity.relationships).flatMap(([name, { output, class: of }]) => [
    [
      output,
      { ...TEXT, description: `Id of the ${of}, where the answer shows it (\`include\` asks for it).` },
    ],
    [
      includedName(entity, name),
      {
        ...typeRef(`${entityNamed(of).name}Result`),
        description: `The ${of}, with \`include: ["${name}"]\`.`,
      },
    ],
  ]);
  const attributes = Object.entries(entity.attributes).map(([name, { secret }]) => [
    name,
    {
      ...outputType(entity, name),
      description: `${docOf(entity, name)}${secret ? " Only there when `fields` names it." : ""}`,
      ...(secret && { secret: true }),
    },
  ]);
  const chosen = entity.idArgument
    ? [[entity.idArgument.name, { ...TEXT, description: "The same id." }]]
    : [];
  return {
    type: "object",
    description: `${entity.doc} An attribute that an answer does not show is absent.`,
    properties: {
      id: { ...TEXT, description: "The object's id in the account." },
      ...Object.fromEntries([...chosen, ...related, ...attributes]),
    },
    required: ["id", ...(entity.idArgument ? [entity.idArgument.name] : [])],
  };
}
