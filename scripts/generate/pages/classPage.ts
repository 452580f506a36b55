import { argumentNames, type Entity, outputNames } from "../../../provider/entities";
import { isFixed } from "../../../provider/lifecycle/object/values";
import { clearable } from "../../../provider/plugin/protocol/cleared";
import type { Definition } from "../../../sdk/resource";
import { examplesOf } from "../schema/examples";
import { optionsOfOthers } from "../schema/resources";
import { definitionOf, outputType } from "../sources/classes";
import { argumentTable, isRequired, removal } from "./classArguments";
import { calls } from "./classCalls";
import { code, codes, page, sentence, table, typescript } from "./markdown";

/** The reference page of a class: everything that its row says, in the order in which an operator asks. */
export function classPage(entity: Entity, example: string): string {
  return page([
    `# ${entity.name}`,
    entity.doc,
    typescript(example),
    otherLanguages(entity),
    `## Arguments`,
    argumentTable(entity),
    removal(entity),
    `## Outputs`,
    outputTable(entity),
    replacement(entity),
    deletion(entity),
    options(entity),
    takingOver(entity),
    `## API calls`,
    table(["when", "request"], calls(entity)),
    drift(entity),
    `## Sources`,
    sentence(entity.sources.join("; ")),
  ]);
}

const OTHERS = { python: "Python", go: "Go", yaml: "YAML" } as const;

/** The same by the plugin, and what only the classes of TypeScript do by themselves. */
function otherLanguages(entity: Entity): string {
  const examples = examplesOf(entity.name);
  const blocks = Object.entries(OTHERS).flatMap(([language, name]) => [
    `### In ${name}`,
    `\`\`\`${language}\n${examples[language]!.trim()}\n\`\`\``,
  ]);
  const missing = optionsOfOthers(entity);
  const options =
    missing.length > 0
      ? `Resource options that a program in these languages sets itself, as the classes of TypeScript do by themselves:\n\n${missing.join("\n")}`
      : "";
  const cleared = clearable(entity);
  const nulls =
    cleared.length > 0
      ? `They have no null to send: \`cleared\` names what is to have no value (${codes(cleared)}), as the schema spells it.`
      : "";
  return [...blocks, options, nulls, "[Other languages](../languages.md) tells how to get the plugin."]
    .filter(Boolean)
    .join("\n\n");
}

function outputTable(entity: Entity): string {
  const further = outputNames(entity).filter((name) => !argumentNames(entity).includes(name));
  const rows = further.map((name) => {
    const attribute = entity.attributes[name];
    const related = Object.values(entity.relationships).find(({ output }) => output === name);
    const notes = [attribute?.secret && "Secret.", attribute?.volatile && "Changes by itself."].filter(
      Boolean,
    );
    return [
      code(name),
      [attribute?.doc ?? `Id of the ${related?.class}.`, ...notes].join(" "),
      code(outputType(entity, name)),
    ];
  });
  const own =
    entity.origin === "action"
      ? "The id that the answer gives: the customer's."
      : "The object's id in the account.";
  return `Every argument is an output as well. Further ones:\n\n${table(["output", "what it is", "type"], [["`id`", own, "`string`"], ...rows])}`;
}

function replacement(entity: Entity): string {
  const fixed = argumentNames(entity).filter((name) => isFixed(entity, name));
  const inPlace = entity.origin === "action" ? "" : " Everything else is changed in place.";
  return `## What replaces it\n\nA change of ${codes(fixed)}.${inPlace}`;
}

function deletion(entity: Entity): string {
  const kept =
    entity.origin === "created" ? "Not where another resource of the run has the same object." : "";
  return ["## What deleting it removes", [sentence(entity.deleteDoc), kept].filter(Boolean).join(" ")].join(
    "\n\n",
  );
}

/** What the class sets of Pulumi's resource options (`sdk/resource.ts`). */
function options(entity: Entity): string {
  const definition = definitionOf(entity);
  const rows = [
    definition.protect && [
      "protect",
      "true, unless the program sets it",
      "`pulumi destroy` and a replacement stop with an error; `pulumi state unprotect` lifts it",
    ],
    definition.references.includes("customer") && [
      "deletedWith",
      "the customer, unless the program sets it; where `customer` is a `Customer` of this stack, and not one that is only read or has `retainOnDelete`",
      "deleting the customer takes it along, without a request of its own",
    ],
    deletedFirst(definition, entity),
    definition.secrets.length > 0 && [
      "additionalSecretOutputs",
      `${codes(definition.secrets)}, beside the program's own`,
      "encrypted in the state",
    ],
  ].filter((row) => row !== undefined && row !== false);
  const named = rows.map(([name, ...cells]) => [code(name!), ...cells]);
  return `## Resource options that the class sets\n\n${table(["option", "value", "so that"], named)}`;
}

function deletedFirst(
  { unique, idArgument }: Definition,
  { unique: values = [] }: Entity,
): string[] | undefined {
  const option = "deleteBeforeReplace";
  const free = (names: readonly string[]) =>
    `${codes(names)} is free again before it is asked for, also with \`--replace\`, a taint or a replaced customer`;
  if (unique) return [option, "true, whatever the program says", free(values)];
  if (!idArgument) return undefined;
  return [
    option,
    `true where ${code(idArgument)} is left out, unless the program sets it`,
    `the derived id is free again before it is asked for; with an id of your own, set it for a \`--replace\``,
  ];
}

const SAMPLES: Record<string, string> = {
  number: "12120000001",
  host: "pbx.example.net",
  username: "reception",
};

function takingOver(entity: Entity): string {
  if (entity.origin === "action") return "";
  const id = sampleId(entity);
  const required = argumentNames(entity).filter(
    (name) => isRequired(entity, name) || name === entity.lookup?.[1],
  );
  const args = required.map((name) => `${name}: ${JSON.stringify(sample(entity, name))}`).join(", ");
  const chosen = entity.idArgument ? "the one that the operator chose" : "a UUID that the API gave it";
  const existing =
    entity.origin === "existing"
      ? `A ${entity.name} always takes over one that exists; what is declared is written where it differs. With \`import\` a difference is an error.`
      : "";
  return [
    "## Taking over one that exists",
    existing,
    `The id is ${chosen}, such as ${code(id)}.`,
    typescript(
      [
        `import * as telecom from "pulumi-telecom-center";`,
        "",
        `const id = "${id}";`,
        `const declared = { ${args} };`,
        "",
        "// As it is: a difference between the account and what is declared fails the preview.",
        `new telecom.${entity.name}("taken-over", declared, { import: id });`,
        "",
        "// Updated to match what is declared.",
        `new telecom.${entity.name}("adopted", { ...declared, adopt: id });`,
        "",
        "// Only read: it is managed elsewhere.",
        `export const { ${outputNames(entity)[0]} } = telecom.${entity.name}.get("read", id);`,
      ].join("\n"),
    ),
    "Choose one of the three. [Taking over an account](../existing-accounts.md) tells more.",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function sample(entity: Entity, name: string): string {
  const relationship = entity.relationships[name];
  if (relationship) return relationship.class === "Customer" ? "1000001" : SAMPLE_UUID;
  return SAMPLES[name] ?? "Main";
}

const SAMPLE_UUID = "ad85dd54-df85-4252-9a93-c3c01050668a";
const sampleId = (entity: Entity) => (entity.idArgument ? "1000001" : SAMPLE_UUID);

function drift(entity: Entity): string {
  if (entity.origin === "action") return "";
  const attributes = Object.entries(entity.attributes);
  const inUi = attributes.filter(([, { inUi }]) => inUi).map(([name]) => name);
  const volatile = attributes.filter(([, { volatile }]) => volatile).map(([name]) => name);
  const hidden = attributes.filter(([, { writeOnly }]) => writeOnly).map(([name]) => name);
  return [
    "## Drift",
    inUi.length > 0
      ? `The customer can change these in the user interface, as far as the account allows it: ${codes(inUi)}.`
      : "The manual lists nothing here that the customer can change in the user interface.",
    hidden.length > 0
      ? `The API may hide ${codes(hidden)}: a change made elsewhere is not seen, and a refresh keeps what was declared.`
      : "",
    volatile.length > 0 ? `${codes(volatile)} change by themselves, which is no drift.` : "",
    "[Drift](../drift.md) tells how to find and settle it.",
  ]
    .filter(Boolean)
    .join("\n\n");
}
