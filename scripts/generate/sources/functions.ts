import type { Entity, Filter } from "../../../provider/entities";
import { exampleOf } from "../pages/examples";
import { docOf, outputType } from "./classes";
import { comment, example } from "./comment";
import { setImports } from "./sets";

/** TypeScript types of filters. */
export const filterTypes: Record<Filter["type"], string> = {
  string: "string | number",
  integer: "number | string",
  boolean: "boolean",
  time: "Date | string",
};

/** The source of an entity's functions: typed filters, and the forms for promises, outputs and iteration. */
export function functionsSource(entity: Entity): string {
  const { name, plural } = entity;
  const shown = example(exampleOf(`get${plural}`));
  const attributes = Object.keys(entity.attributes);
  const related = Object.entries(entity.relationships);
  const sorts = ["id", ...attributes].map((field) => `"${field}"`).join(" | ");
  const imports = [...new Set(related.map(([, { class: of }]) => of))].filter((of) => of !== name);
  const ids = related.map(([, { output }]) => `"${output}"`).join(" | ");
  const single = entity.origin === "record" || !ids ? `${name}Result` : `Showing<${name}Result, ${ids}>`;
  const includes = related.map(([key]) => `"${key}"`).join(" | ") || "never";
  return `// Generated from provider/entities by \`npm run generate\`: change the entity, not this file.
import type * as pulumi from "@pulumi/pulumi";
import { type FunctionOptions, type Inputs, ${entity.origin === "record" ? "iterate, " : ""}later, list, one${single === `${name}Result` ? "" : ", type Showing"} } from "../account";
${setImports(entity)}${imports.map((of) => `import type { ${of}Result } from "./${of[0]!.toLowerCase()}${of.slice(1)}";`).join("\n")}

${comment(`${entity.doc} An attribute that an answer does not show is absent.`, "")}
export interface ${name}Result {
  /** The object's id in the account. */
  id: string;
${entity.idArgument ? `  /** The same id. */\n  ${entity.idArgument.name}: string;\n` : ""}${related
  .map(
    ([key, { output, class: of, clearable }]) =>
      `  /** Id of the ${of}; in a list where \`include\` asks for it, or a filter tells it. */\n  ${output}?: string${clearable ? " | null" : ""};\n  /** The ${of}, with \`include: ["${key}"]\`. */\n  ${key}${key === output ? "Object" : ""}?: ${of}Result;`,
  )
  .join("\n")}
${attributes
  .map((key) => {
    const secret = entity.attributes[key]!.secret;
    const doc = `${docOf(entity, key)}${secret ? " Only there when `fields` names it, and secret." : ""}`;
    return `${comment(doc, "  ")}\n  ${key}${entity.attributes[key]!.expected ? "" : "?"}: ${secret ? "pulumi.Output<string | null>" : outputType(entity, key)};`;
  })
  .join("\n")}
}

/** Filters of a list of ${plural}. */
export interface ${name}Filter {
${Object.entries(entity.filters)
  .map(([key, { type, doc }]) => `  /** ${doc} */\n  ${key}?: ${filterTypes[type]} | undefined;`)
  .join("\n")}
}

/** Attributes of a ${name} that \`fields\` can ask for. */
export type ${name}Field = ${["id", ...attributes, ...related.map(([key]) => key)].map((field) => `"${field}"`).join(" | ")};

/** Arguments of \`get${plural}\`. */
export interface Get${plural}Args {
  /** Which ones; all when left out. */
  filter?: ${name}Filter | undefined;
  /** Order; a leading \`-\` is descending. The API rejects what it can't sort by. */
  sort?: \`\${"" | "-"}\${${sorts}}\`[] | undefined;
  /** Related objects that come along. */
  include?: (${includes})[] | undefined;
  /** Attributes to answer; all when left out. An object restricts included ones as well, by class name. */
  fields?: ${name}Field[] | Record<string, string[]> | undefined;
  /** Objects on one page; the API's own size when left out. */
  pageSize?: number | undefined;
  /** How many at most; no page is fetched that is not needed for them. */
  limit?: number | undefined;
}

/** Arguments of \`get${name}\`. */
export interface Get${name}Args extends Pick<Get${plural}Args, "include" | "fields"> {
  /** The object's id. */
  id: string;
}

${comment(`Lists ${plural} over all pages.\n\n${shown}\n\n@throws when the API rejects a filter, an order or a relationship\n@see ${entity.sources.join("; ")}`, "")}
export function get${plural}(args?: Get${plural}Args, opts?: FunctionOptions): Promise<${name}Result[]> {
  return list("${name}", args, opts);
}

/** Lists ${plural}; the arguments may be outputs. */
export function get${plural}Output(args?: pulumi.Input<Inputs<Get${plural}Args> | undefined>, opts?: FunctionOptions): pulumi.Output<${name}Result[]> {
  return later(args, (known: Get${plural}Args) => get${plural}(known, opts));
}
${
  entity.origin === "record"
    ? `
/** The ${plural} one by one, for more of them than fit into memory. */
export function iterate${plural}(args?: Get${plural}Args, opts?: FunctionOptions): AsyncGenerator<${name}Result> {
  return iterate("${name}", args, opts);
}
`
    : ""
}
/**
 * One ${name} by its id.
 *
 * @throws when the account has none with that id
 */
export function get${name}(
  id: string,
  args?: Omit<Get${name}Args, "id">,
  opts?: FunctionOptions,
): Promise<${single}>;
/** One ${name} by its id. */
export function get${name}(args: string | Get${name}Args, opts?: FunctionOptions): Promise<${single}>;
export function get${name}(
  id: string | Get${name}Args,
  args?: Omit<Get${name}Args, "id"> | FunctionOptions,
  opts?: FunctionOptions,
): Promise<${single}> {
  return one("${name}", id, args, opts);
}

/** One ${name} by its id; the arguments may be outputs. */
export function get${name}Output(args: pulumi.Input<string> | Inputs<Get${name}Args>, opts?: FunctionOptions): pulumi.Output<${single}> {
  return later(args, (known: string | Get${name}Args) => get${name}(typeof known === "string" ? { id: known } : known, opts));
}
`;
}
