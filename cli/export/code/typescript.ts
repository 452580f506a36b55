import type { Expression } from "../../languages";
import { call, comment, type Member } from "./code";
import type { Argument, Declaration, Module, Omission } from "./declaration";
import { literal } from "./literal";

/** A module as a file of TypeScript. */
export function typescript({ parts }: Module): string {
  return `${head(parts)}\n\n${parts.map((part) => `${("omits" in part ? omission : statement)(part as never)}\n`).join("\n")}`;
}

function head(parts: Module["parts"]): string {
  const telecom = 'import * as telecom from "pulumi-telecom-center";';
  const hasSecrets = parts.some(
    (part) => !("omits" in part) && part.arguments.some(({ value }) => value.is === "secret"),
  );
  if (!hasSecrets) return telecom;
  return [
    'import * as pulumi from "@pulumi/pulumi";',
    telecom,
    "",
    "const config = new pulumi.Config();",
  ].join("\n");
}

function statement({ entity, variable, resource, arguments: args, id, notes }: Declaration): string {
  const made = call(`export const ${variable} = new telecom.${entity.name}`, [
    literal(resource),
    args.map(member),
    [{ name: "import", value: literal(id) }],
  ]);
  return [...notes.map(comment), made].join("\n");
}

function omission({ omits, reason }: Omission): string {
  return comment(`${omits} is not declared: ${reason}.`);
}

function member({ name, value, note }: Argument): Member {
  return { name, value: source(value), ...(note !== undefined && { note }) };
}

function source(value: Expression): string {
  if (value.is === "resource") return value.variable;
  return value.is === "secret" ? `config.requireSecret(${literal(value.key)})` : literal(value.value);
}
