import { argumentNames, type Entity, outputNames, secretNames } from "../../../provider/entities";
import type { Definition } from "../../../sdk/resource";
import { exampleOf } from "../pages/examples";
import { comment, example } from "./comment";
import { setImports } from "./sets";

/** The source of an entity's class: its arguments and outputs with their documentation, and nothing else. */
export function classSource(entity: Entity): string {
  const imports = Object.values(entity.relationships).map(({ class: name }) => name);
  const shown = example(exampleOf(entity.name));
  return `// Generated from provider/entities by \`npm run generate\`: change the entity, not this file.
import * as pulumi from "@pulumi/pulumi";
import { type Definition, OperatorResource } from "../resource";
${setImports(entity)}${[...new Set(imports)].map((name) => `import type { ${name} } from "./${fileName(name)}";\n`).join("")}
/** Arguments of a \`${entity.name}\`. */
export interface ${entity.name}Args {
${argumentNames(entity)
  .map((name) => argumentSource(entity, name))
  .join("\n")}
${entity.origin === "action" ? "" : controls(entity)}
}

const definition: Definition = ${JSON.stringify(definitionOf(entity), null, 2)};

${comment(`${entity.doc}\n\nDeleting it removes: ${entity.deleteDoc}\n\n${shown}\n\n@see ${entity.sources.join("; ")}`, "")}
export class ${entity.name} extends OperatorResource {
${outputNames(entity)
  .map(
    (name) =>
      `${comment(docOf(entity, name), "  ")}\n  declare readonly ${name}: pulumi.Output<${outputType(entity, name)}>;`,
  )
  .join("\n")}

${comment(constructorDoc(entity, shown), "  ")}
  constructor(name: string, args: ${entity.name}Args, opts?: pulumi.CustomResourceOptions) {
    super(definition, name, args, opts);
  }
${entity.origin === "action" ? "" : reader(entity)}}
`;
}

function reader(entity: Entity): string {
  return `
  /**
   * Reads one that the stack does not manage.
   *
   * @param name - the resource's name in the stack
   * @param id - the object's id in the account
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ${entity.name} {
    return new ${entity.name}(name, {} as ${entity.name}Args, { ...opts, id });
  }
`;
}

/** The file of a class, without its ending. */
export function fileName(name: string): string {
  return name[0]!.toLowerCase() + name.slice(1);
}

/** What a class hands over to `OperatorResource`, as data. */
export function definitionOf(entity: Entity): Definition {
  return {
    name: entity.name,
    outputs: outputNames(entity),
    secrets: secretNames(entity),
    references: Object.keys(entity.relationships),
    mirrors: Object.fromEntries(
      Object.entries(entity.relationships).map(([name, { output }]) => [output, name]),
    ),
    ...(entity.idArgument && { idArgument: entity.idArgument.name }),
    ...(entity.unique && { unique: true }),
    ...(entity.type === "customers" && { protect: true }),
  };
}

function argumentSource(entity: Entity, name: string): string {
  const required = entity.attributes[name]?.required || entity.relationships[name]?.required;
  const type = required ? inputType(entity, name) : optional(inputType(entity, name));
  return `${comment(docOf(entity, name), "  ")}\n  ${name}${required ? "" : "?"}: pulumi.Input<${type}>;`;
}

function controls(entity: Entity): string {
  const adopt =
    "Id of an object that exists: it is taken over and updated to match, in place of creating one.";
  const adoptDefault =
    "Takes over the one that the account makes by itself for a new customer (it may appear some seconds late), in place of creating a second one. Default: false.";
  return [
    `${comment(adopt, "  ")}\n  adopt?: pulumi.Input<string | undefined>;`,
    ...(entity.adoptsDefault
      ? [`${comment(adoptDefault, "  ")}\n  adoptDefault?: pulumi.Input<boolean | undefined>;`]
      : []),
  ].join("\n");
}

/** An output may turn out to be undefined, and so may a plain value under `exactOptionalPropertyTypes`. */
const optional = (type: string) => (type === "unknown" ? type : `${type} | undefined`);

// An editor shows these words at `new`, and not those of the class.
function constructorDoc(entity: Entity, shown: string): string {
  return `${entity.doc}

@param name - the resource's name in the stack
@param args - what the ${entity.name} is to be
@param opts - Pulumi's resource options; \`import\` takes over the object with that id

${shown}`;
}

/** The TypeScript type of an argument, without `pulumi.Input` around it. */
export function inputType(entity: Entity, name: string): string {
  const relationship = entity.relationships[name];
  if (relationship) return `${relationship.class} | string${relationship.clearable ? " | null" : ""}`;
  const attribute = entity.attributes[name];
  if (!attribute || attribute.readOnly) return "string";
  return attribute.kind.types.input.replace(/^(\w+)\[\]$/, "pulumi.Input<$1>[]");
}

/** The TypeScript type of an output. */
export function outputType(entity: Entity, name: string): string {
  const relationship =
    Object.values(entity.relationships).find((one) => one.output === name) ?? entity.relationships[name];
  if (relationship) return relationship.clearable ? "string | null" : "string";
  return entity.attributes[name]?.kind.types.output ?? "string";
}

/** What an argument or output means, with its default and its allowed values. */
export function docOf(entity: Entity, name: string): string {
  const related = Object.values(entity.relationships).find(
    (one) => one.output === name && !entity.relationships[name],
  );
  if (related) return `Id of the ${related.class}.`;
  if (name === entity.idArgument?.name) return entity.idArgument.doc;
  if (name === entity.lookup?.[0]) return `Id of the ${entity.name}.`;
  const attribute = entity.attributes[name];
  if (!attribute) return entity.relationships[name]?.doc ?? "";
  if (attribute.readOnly) return attribute.doc;
  return [attribute.doc, `Must be ${attribute.kind.allowed}.`, defaultOf(entity, name)]
    .filter(Boolean)
    .join(" ");
}

/** An argument's default in words; empty where it is required. */
export function defaultOf(entity: Entity, name: string): string {
  const attribute = entity.attributes[name];
  if (!attribute || attribute.required) return "";
  return `Default: ${attribute.defaultDoc ?? (attribute.fallback === undefined ? "none" : JSON.stringify(attribute.fallback))}.`;
}
