import type { Entity } from "../../../provider/entities";
import { outputType } from "../sources/classes";
import { filterTypes } from "../sources/functions";
import { code, codes, page, sentence, table, typescript } from "./markdown";

/** The reference page of the functions that read one kind of object. */
export function functionPage(entity: Entity, example: string): string {
  const { name, plural } = entity;
  return page([
    `# get${plural}`,
    `${sentence(entity.doc)} These functions read them; nothing is managed, and nothing is written.`,
    functionList(entity),
    typescript(example),
    "## Arguments",
    argumentTable(entity),
    "Filters, by the names of a stack file and of the API:",
    filterTable(entity),
    "An account may know only some of them: the API answers another one with 400, and the error says which there are.",
    "## Result",
    resultTable(entity),
    secrets(entity),
    "## API calls",
    table(
      ["function", "request"],
      [
        [
          code(`get${plural}`),
          `${code(`GET /${entity.type}`)}, one for each page that is needed for ${code("limit")}, or for all`,
        ],
        [code(`get${name}`), oneCall(entity)],
      ],
    ),
    "They are called at every preview and every update, as all functions of a Pulumi program are.",
    "## Errors",
    errors(entity),
    "## Sources",
    sentence(entity.sources.join("; ")),
  ]);
}

// The ids of what it belongs to are always shown, and for that they are asked for.
function oneCall({ type, includes }: Entity): string {
  const include = includes.length > 0 ? `?include=${includes.join(",")}` : "";
  const again = include ? `; ${code(`GET /${type}/{id}`)} where the account refuses ${code("include")}` : "";
  return code(`GET /${type}/{id}${include}`) + again;
}

function functionList({ name, plural, origin }: Entity): string {
  return table(
    ["function", "answers"],
    [
      [code(`get${plural}(args?)`), `a promise of all of them, over all pages: ${code(`${name}Result[]`)}`],
      [code(`get${plural}Output(args?)`), "the same as an output; the arguments may be outputs"],
      [code(`get${name}(id)`), `a promise of one: ${code(`${name}Result`)}`],
      [code(`get${name}Output(id)`), "the same as an output; the id may be an output"],
      ...(origin === "record"
        ? [
            [
              code(`iterate${plural}(args?)`),
              "an async iterator, page after page, for more of them than fit into memory",
            ],
          ]
        : []),
    ],
  );
}

function argumentTable(entity: Entity): string {
  const sorts = ["id", ...Object.keys(entity.attributes)];
  const includes = Object.keys(entity.relationships);
  return table(
    ["argument", "what it is", "default"],
    [
      [code("filter"), "Which ones; see below.", "all"],
      [
        code("sort"),
        `A list of attributes, a leading ${code("-")} for descending order: ${codes(sorts)}. The API rejects what it can't sort by, and no document says which those are.`,
        "the API's order",
      ],
      [
        code("include"),
        includes.length > 0
          ? `Related objects that come along: ${codes(includes)}.`
          : "Nothing can be included.",
        "none",
      ],
      [
        code("fields"),
        "A list of the attributes to answer, or one for each class by its name. The others are absent.",
        "all",
      ],
      [code("pageSize"), "Objects on one page.", "the API's own; 50 in every example"],
      [code("limit"), "How many at most; a page that is not needed for them is not asked for.", "all"],
    ],
  );
}

function filterTable(entity: Entity): string {
  return table(
    ["filter", "what it is", "type", "in the API"],
    Object.entries(entity.filters).map(([name, { doc, type, wire }]) => [
      code(name),
      doc,
      `${code(filterTypes[type])}${type === "time" ? "; text without a zone is UTC" : ""}`,
      code(`filter[${wire}]`),
    ]),
  );
}

function resultTable(entity: Entity): string {
  const related = Object.entries(entity.relationships).flatMap(([name, { output, class: of }]) => [
    [
      code(output),
      `Id of the ${of}; in a list where ${code("include")} asks for it, or a filter tells it.`,
      code("string"),
    ],
    [code(name), `The ${of}, with ${code(`include: ["${name}"]`)}.`, code(`${of}Result`)],
  ]);
  const attributes = Object.entries(entity.attributes).map(([name, { doc, secret }]) => [
    code(name),
    secret ? `${doc} Secret.` : doc,
    code(secret ? "Output<string | null>" : outputType(entity, name)),
  ]);
  const chosen = entity.idArgument ? [[code(entity.idArgument.name), "The same id.", code("string")]] : [];
  return `What an answer does not show is absent.\n\n${table(
    ["property", "what it is", "type"],
    [[code("id"), "The object's id in the account.", code("string")], ...chosen, ...related, ...attributes],
  )}`;
}

function secrets(entity: Entity): string {
  const names = Object.keys(entity.attributes).filter((name) => entity.attributes[name]!.secret);
  return names.length > 0
    ? `${codes(names)} is there only when ${code("fields")} names it, and then as a secret output.`
    : "";
}

function errors({ name, plural }: Entity): string {
  return [
    `- ${code(`get${plural}: … is no filter of ${plural}`)}: the name is none of the above; nothing was asked.`,
    `- ${code(`get${plural}: GET … answered 400 Bad Request`)}: the API rejects a filter, an order or a relationship.`,
    `- ${code(`get${name}: the account has no ${name} with the id …`)}`,
    "",
    "[Troubleshooting](../troubleshooting.md) has the others.",
  ].join("\n");
}
