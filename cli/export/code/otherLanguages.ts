import type { Entity } from "../../../provider/entities";
import { PLUGIN } from "../../../provider/lifecycle/object/tokens";
import { type Expression, type Declaration as Other, python, sections } from "../../languages";
import { version } from "../../manifest";
import { owner, ownership } from "../classes";
import type { Declaration, Module, Omission } from "./declaration";

/** The languages of an export; TypeScript has the package's own classes, the others its plugin. */
export const LANGUAGES = ["typescript", "python", "yaml"] as const;
export type Language = (typeof LANGUAGES)[number];

const isDeclared = (part: Declaration | Omission): part is Declaration => !("omits" in part);

/** The files of an account's program in a language that has this package by its plugin. */
export function programFiles(
  language: Exclude<Language, "typescript">,
  project: string,
  modules: readonly Module[],
): Map<string, string> {
  return language === "yaml" ? yamlFiles(project, modules) : pythonFiles(project, modules);
}

function yamlFiles(project: string, modules: readonly Module[]): Map<string, string> {
  const parts = modules.flatMap(({ parts }) => parts.filter(isDeclared));
  const keys = uniqueKeys(parts);
  // A variable is known within its file alone.
  const declarations = modules.flatMap(({ path, parts }) =>
    parts.filter(isDeclared).map((part) => toOther(part, (variable) => `${path} ${variable}`)),
  );
  const named = declarations.map((declaration, index) => ({ ...declaration, key: keys[index]! }));
  const head = `name: ${project}\nruntime: yaml\ndescription: An account of telecom.center, taken over as it is\n`;
  const resources = named.length > 0 ? sections({ declarations: named }) : "resources: {}\n";
  return new Map([["Pulumi.yaml", `${head}${comments(modules)}${resources}`]]);
}

/** Keys of one program in YAML: names of resources are unique within a class. */
function uniqueKeys(parts: readonly Declaration[]): string[] {
  const taken = new Set<string>();
  return parts.map(({ entity, resource }) => {
    let key = resource;
    if (taken.has(key)) key = `${entity.name}-${resource}`;
    while (taken.has(key)) key += "-";
    taken.add(key);
    return key;
  });
}

function pythonFiles(project: string, modules: readonly Module[]): Map<string, string> {
  const files = new Map<string, string>();
  const names: string[] = [];
  for (const module of modules) {
    const path = module.path.replaceAll("-", "_");
    const declarations = module.parts.filter(isDeclared).map((part) => toOther(part, (variable) => variable));
    files.set(`${path}.py`, `${comments([module])}${python.program({ declarations })}`);
    names.push(path.replaceAll("/", "."));
  }
  const main = [
    "# The customers of the account.",
    "from importlib import import_module",
    "",
    ...names.map((name) => `import_module(${JSON.stringify(name)})`),
    "",
  ];
  files.set("__main__.py", main.join("\n"));
  files.set("requirements.txt", `pulumi>=3.200,<4\npulumi_telecom_center==${version()}\n`);
  files.set(
    "Pulumi.yaml",
    `name: ${project}\ndescription: An account of telecom.center, taken over as it is\nruntime:\n  name: python\n  options:\n    virtualenv: venv\n`,
  );
  files.set(".gitignore", "venv/\n__pycache__/\n");
  return files;
}

const comments = (modules: readonly Module[]): string =>
  modules
    .flatMap(({ parts }) => parts)
    .filter((part): part is Omission => "omits" in part)
    .map(({ omits, reason }) => `# ${omits} is not declared: ${reason}.\n`)
    .join("");

/** A declaration with the resource options that the package's own classes set by themselves. */
function toOther(declaration: Declaration, variableOf: (variable: string) => string): Other {
  const { entity, variable, resource, arguments: args, id, notes } = declaration;
  const customer = args.find(({ name }) => name === ownership(entity))?.value;
  return {
    class: entity.name,
    variable: variableOf(variable),
    name: resource,
    args: args.map(({ name, value }) => [name, within(value, variableOf)]),
    import: id,
    notes: [...notes, ...args.flatMap(({ name, note }) => (note ? [`${name}: ${note}.`] : []))],
    ...(entity === owner && { protect: true }),
    ...(customer?.is === "resource" && { deletedWith: variableOf(customer.variable) }),
    ...(entity.unique && { deleteBeforeReplace: true }),
  };
}

const within = (value: Expression, variableOf: (variable: string) => string): Expression =>
  value.is === "resource" ? { is: "resource", variable: variableOf(value.variable) } : value;

/** What `pulumi import --file` takes: type, name and id of every object. */
export function bulk(modules: readonly Module[]): string {
  const resources = modules
    .flatMap(({ parts }) => parts.filter(isDeclared))
    .map(({ entity, resource, id }) => ({ type: typeOf(entity), name: resource, id }));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}

const typeOf = ({ name }: Entity) => PLUGIN + name;
