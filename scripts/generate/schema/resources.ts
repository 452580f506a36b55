import { argumentNames, type Entity, outputNames, secretNames } from "../../../provider/entities";
import { isFixed } from "../../../provider/lifecycle/object/values";
import { CLEARED, clearable } from "../../../provider/plugin/protocol/cleared";
import { TOKENS } from "../../../provider/plugin/protocol/tokens";
import { isRequired } from "../pages/classArguments";
import { codes } from "../pages/markdown";
import { definitionOf, docOf } from "../sources/classes";
import { examplesOf } from "./examples";
import { inputType, LIST_OF_TEXT, outputType, TEXT, type TypeSpec } from "./types";

export interface PropertySpec extends TypeSpec {
  description: string;
  secret?: boolean;
  willReplaceOnChanges?: boolean;
}

/** A class in the schema. */
export function resourceSpec(entity: Entity) {
  const outputs = outputNames(entity);
  const inputs = argumentNames(entity);
  return {
    description: descriptionOf(entity),
    properties: Object.fromEntries(outputs.map((name) => [name, outputSpec(entity, name)])),
    required: outputs.filter((name) => isAlwaysThere(entity, name)),
    inputProperties: {
      ...Object.fromEntries(inputs.map((name) => [name, inputSpec(entity, name)])),
      ...controls(entity),
    },
    requiredInputs: inputs.filter((name) => isRequired(entity, name)),
    aliases: [{ type: TOKENS.dynamic(entity) }],
  };
}

const secretOf = (entity: Entity, name: string) =>
  secretNames(entity).includes(name) ? { secret: true } : {};

function inputSpec(entity: Entity, name: string): PropertySpec {
  return {
    ...inputType(entity, name),
    description: docOf(entity, name).replaceAll(", or null (", ", or cleared ("),
    ...secretOf(entity, name),
    ...(isFixed(entity, name) && { willReplaceOnChanges: true }),
  };
}

function outputSpec(entity: Entity, name: string): PropertySpec {
  return { ...outputType(entity, name), description: docOf(entity, name), ...secretOf(entity, name) };
}

function isAlwaysThere(entity: Entity, name: string): boolean {
  const related = Object.entries(entity.relationships).find(
    ([key, { output }]) => key === name || output === name,
  );
  if (related) return related[1].required === true;
  if (name === entity.idArgument?.name || name === entity.lookup?.[0]) return true;
  return isRequired(entity, name) || entity.attributes[name]?.expected === true;
}

function controls(entity: Entity): Record<string, PropertySpec> {
  if (entity.origin === "action") return {};
  const names = clearable(entity);
  return {
    adopt: {
      ...TEXT,
      description:
        "Id of an object that exists: it is taken over and updated to match, in place of creating one.",
    },
    ...(entity.adoptsDefault && {
      adoptDefault: {
        type: "boolean",
        description:
          "Takes over the one that the account makes by itself for a new customer (it may appear some seconds late), in place of creating a second one. Default: false.",
      },
    }),
    [CLEARED]: {
      ...LIST_OF_TEXT,
      description:
        names.length > 0
          ? `Arguments that are declared to have no value, where the language can't say null: any of ${names.join(", ")}.`
          : "Arguments that are declared to have no value, where the language can't say null; none of this class can.",
    },
  };
}

function descriptionOf(entity: Entity): string {
  const examples = Object.entries(examplesOf(entity.name)).map(
    ([language, source]) => `\`\`\`${language}\n${source.trim()}\n\`\`\``,
  );
  return [
    entity.doc,
    `Deleting it removes: ${entity.deleteDoc}`,
    ...options(entity),
    "{{% examples %}}\n## Example Usage\n\n{{% example %}}",
    examples.join("\n\n"),
    "{{% /example %}}\n{{% /examples %}}",
  ].join("\n\n");
}

function options(entity: Entity): string[] {
  const wanted = optionsOfOthers(entity);
  if (wanted.length === 0) return [];
  return [
    [
      "Resource options that the program should set (the classes of the npm package `pulumi-telecom-center` set them by themselves):",
      ...wanted,
    ].join("\n"),
  ];
}

/** What the classes of the npm package set by themselves, and a schema can't say. */
export function optionsOfOthers(entity: Entity): string[] {
  const { protect, unique, references } = definitionOf(entity);
  return [
    protect && "- `protect`: true, or one mistake deletes everything under it.",
    unique &&
      `- \`deleteBeforeReplace\`: true, because ${codes(entity.unique ?? [])} can't be had twice, however the replacement comes about.`,
    references.includes("customer") &&
      entity.origin !== "action" &&
      "- `deletedWith`: its customer, so that destroying the customer takes it along without a request of its own.",
  ].filter((one) => typeof one === "string");
}
