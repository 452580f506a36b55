import {
  type Declaration,
  type Expression,
  indented,
  type Language,
  secretKeys,
  usedIn,
  withoutNulls,
} from "./program";
import { escapedText } from "./text";

/** Where the Go SDK is imported from. */
export const GO_MODULE = "github.com/pulumi/pulumi-telecom-center/sdk/go/telecomcenter";

const title = (name: string) => name[0]!.toUpperCase() + name.slice(1);

function expression(value: Expression): string {
  if (value.is === "resource") return `${value.variable}.ID()`;
  if (value.is === "secret") return `cfg.RequireSecret(${escapedText(value.key)})`;
  return literal(value.value);
}

function literal(value: unknown): string {
  if (typeof value === "string") return `pulumi.String(${escapedText(value)})`;
  if (typeof value === "boolean") return `pulumi.Bool(${value})`;
  if (typeof value === "number") return `pulumi.Int(${value})`;
  if (Array.isArray(value))
    return value.every((item) => typeof item === "string")
      ? `pulumi.StringArray{${value.map(literal).join(", ")}}`
      : `pulumi.Array{${value.map(literal).join(", ")}}`;
  return `pulumi.Map{${Object.entries(value as object)
    .map(([name, member]) => `${escapedText(name)}: ${literal(member)}`)
    .join(", ")}}`;
}

function options({ import: id, protect, deletedWith, deleteBeforeReplace }: Declaration): string {
  return [
    ...(id === undefined ? [] : [`pulumi.Import(pulumi.ID(${escapedText(id)}))`]),
    ...(protect === undefined ? [] : [`pulumi.Protect(${protect})`]),
    ...(deletedWith === undefined ? [] : [`pulumi.DeletedWith(${deletedWith})`]),
    ...(deleteBeforeReplace === undefined ? [] : [`pulumi.DeleteBeforeReplace(${deleteBeforeReplace})`]),
  ]
    .map((option) => `, ${option}`)
    .join("");
}

function declaration(one: Declaration, used: ReadonlySet<string>, hasError: boolean): string[] {
  const args = withoutNulls(one.args).map(([name, value]) => `\t${title(name)}: ${expression(value)},`);
  const isUsed = used.has(one.variable);
  const assign = isUsed || !hasError ? ":=" : "=";
  return [
    ...(one.notes ?? []).map((note) => `// ${note}`),
    `${isUsed ? one.variable : "_"}, err ${assign} telecomcenter.New${one.class}(ctx, ${escapedText(one.name)}, &telecomcenter.${one.class}Args{`,
    ...args,
    `}${options(one)})`,
    "if err != nil {",
    "\treturn err",
    "}",
  ];
}

/** Go, with the SDK `telecomcenter`. */
export const go: Language = {
  name: "go",
  program(program) {
    const config = secretKeys(program).length > 0;
    const used = usedIn(program);
    const imports = [
      GO_MODULE,
      "github.com/pulumi/pulumi/sdk/v3/go/pulumi",
      ...(config ? ["github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"] : []),
    ];
    const body = [
      ...(config ? ['cfg := config.New(ctx, "")'] : []),
      ...program.declarations.flatMap((one, index) => declaration(one, used, index > 0)),
      "return nil",
    ];
    return `${[
      "package main",
      "",
      "import (",
      ...imports.map((path) => `\t"${path}"`),
      ")",
      "",
      "func main() {",
      "\tpulumi.Run(func(ctx *pulumi.Context) error {",
      ...indented(body, "\t\t"),
      "\t})",
      "}",
    ].join("\n")}\n`;
  },
};
