import { literal } from "../export/code/literal";
import { type Declaration, type Expression, type Language, secretKeys, usedIn } from "./program";

function expression(value: Expression): string {
  if (value.is === "resource") return value.variable;
  if (value.is === "secret") return `config.requireSecret(${literal(value.key)})`;
  return source(value.value);
}

function source(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return literal(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${source(member)}`);
  return `{ ${members.join(", ")} }`;
}

function options({ import: id, protect, deletedWith, deleteBeforeReplace }: Declaration): string[] {
  return [
    ...(id === undefined ? [] : [`import: ${literal(id)}`]),
    ...(protect === undefined ? [] : [`protect: ${protect}`]),
    ...(deletedWith === undefined ? [] : [`deletedWith: ${deletedWith}`]),
    ...(deleteBeforeReplace === undefined ? [] : [`deleteBeforeReplace: ${deleteBeforeReplace}`]),
  ];
}

function declaration(one: Declaration, used: ReadonlySet<string>): string[] {
  const args = one.args.map(([name, value]) => {
    const text = expression(value);
    return name === text ? `  ${name},` : `  ${name}: ${text},`;
  });
  const given = options(one);
  const end = given.length > 0 ? `}, { ${given.join(", ")} });` : "});";
  const start = used.has(one.variable) ? `const ${one.variable} = ` : "";
  return [
    ...(one.notes ?? []).map((note) => `// ${note}`),
    `${start}new telecom.${one.class}(${literal(one.name)}, {`,
    ...args,
    end,
  ];
}

/** TypeScript, as this package's own classes are used. */
export const typescript: Language = {
  name: "typescript",
  program(program) {
    const config = secretKeys(program).length > 0;
    const used = usedIn(program);
    return `${[
      ...(config ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
      'import * as telecom from "pulumi-telecom-center";',
      "",
      ...(config ? ["const config = new pulumi.Config();", ""] : []),
      ...program.declarations.flatMap((one) => [...declaration(one, used), ""]),
    ]
      .join("\n")
      .trimEnd()}\n`;
  },
};
