import {
  type Declaration,
  type Expression,
  indented,
  type Language,
  secretKeys,
  snake,
  usedIn,
  withoutNulls,
} from "./program";
import { escapedText } from "./text";

function expression(value: Expression): string {
  if (value.is === "resource") return snake(value.variable);
  if (value.is === "secret") return `config.require_secret(${literal(value.key)})`;
  return literal(value.value);
}

/** A value as Python source. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return escapedText(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([name, member]) => `${literal(name)}: ${literal(member)}`)
      .join(", ")}}`;
  return String(value);
}

function options({ import: id, protect, deletedWith, deleteBeforeReplace }: Declaration): string[] {
  const given = [
    ...(id === undefined ? [] : [`import_=${literal(id)}`]),
    ...(protect === undefined ? [] : [`protect=${literal(protect)}`]),
    ...(deletedWith === undefined ? [] : [`deleted_with=${snake(deletedWith)}`]),
    ...(deleteBeforeReplace === undefined ? [] : [`delete_before_replace=${literal(deleteBeforeReplace)}`]),
  ];
  return given.length === 0 ? [] : [`opts=pulumi.ResourceOptions(${given.join(", ")}),`];
}

function declaration(one: Declaration, used: ReadonlySet<string>): string[] {
  const args = withoutNulls(one.args).map(([name, value]) => `${snake(name)}=${expression(value)},`);
  const start = used.has(one.variable) ? `${snake(one.variable)} = ` : "";
  return [
    ...(one.notes ?? []).map((note) => `# ${note}`),
    `${start}telecom.${one.class}(`,
    ...indented([`${literal(one.name)},`, ...args, ...options(one)]),
    ")",
  ];
}

const hasOptions = (one: Declaration) => options(one).length > 0;

/** Python, with the SDK `pulumi_telecom_center`. */
export const python: Language = {
  name: "python",
  program(program) {
    const config = secretKeys(program).length > 0;
    const used = usedIn(program);
    const pulumi = config || program.declarations.some(hasOptions);
    return `${[
      ...(pulumi ? ["import pulumi"] : []),
      "import pulumi_telecom_center as telecom",
      "",
      ...(config ? ["config = pulumi.Config()", ""] : []),
      ...program.declarations.flatMap((one) => [...declaration(one, used), ""]),
    ]
      .join("\n")
      .trimEnd()}\n`;
  },
};
