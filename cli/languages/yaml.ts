import {
  type Declaration,
  type Expression,
  indented,
  type Language,
  type Program,
  secretKeys,
  withoutNulls,
} from "./program";
import { escapedText } from "./text";

const STEP = "  ";
/** Words that are surely read as text. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_/-]*( [A-Za-z0-9_/-]+)*$/;
const NO_TEXT = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** A value as YAML on one line. */
export function literal(value: unknown): string {
  if (typeof value === "string") {
    if (PLAIN.test(value) && !NO_TEXT.test(value)) return value;
    // Pulumi looks for references in every text.
    return escapedText(value.replaceAll("${", () => "$${"));
  }
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, member]) => `${literal(name)}: ${literal(member)}`)
      .join(", ")} }`;
  return String(value);
}

function expression(value: Expression, names: ReadonlyMap<string, string>): string {
  if (value.is === "resource") return `\${${names.get(value.variable)}}`;
  return value.is === "secret" ? `\${${value.key}}` : literal(value.value);
}

function declaration(one: Declaration, names: ReadonlyMap<string, string>): string[] {
  const args = withoutNulls(one.args).map(([name, value]) => `${name}: ${expression(value, names)}`);
  const { import: id, protect, deletedWith, deleteBeforeReplace } = one;
  const options = [
    ...(id === undefined ? [] : [`import: ${JSON.stringify(id)}`]),
    ...(protect === undefined ? [] : [`protect: ${protect}`]),
    ...(deletedWith === undefined ? [] : [`deletedWith: \${${names.get(deletedWith)}}`]),
    ...(deleteBeforeReplace === undefined ? [] : [`deleteBeforeReplace: ${deleteBeforeReplace}`]),
  ];
  const body = [
    `type: telecom-center:${one.class}`,
    ...(one.key === undefined || one.key === one.name ? [] : [`name: ${literal(one.name)}`]),
    ...(args.length > 0 ? ["properties:", ...indented(args, STEP)] : []),
    ...(options.length > 0 ? ["options:", ...indented(options, STEP)] : []),
  ];
  return [
    ...(one.notes ?? []).map((note) => `# ${note}`),
    `${literal(one.key ?? one.name)}:`,
    ...indented(body, STEP),
  ];
}

/** The sections of a Pulumi program in YAML, without its name and runtime. */
export function sections(program: Program): string {
  const keys = secretKeys(program);
  const names = new Map(program.declarations.map(({ variable, name, key = name }) => [variable, key]));
  const config = keys.flatMap((key) => [`${literal(key)}:`, `${STEP}type: string`, `${STEP}secret: true`]);
  return `${[
    ...(keys.length > 0 ? ["config:", ...indented(config, STEP)] : []),
    "resources:",
    ...indented(
      program.declarations.flatMap((one) => declaration(one, names)),
      STEP,
    ),
  ].join("\n")}\n`;
}

/** Pulumi YAML. */
export const yaml: Language = { name: "yaml", program: sections };
