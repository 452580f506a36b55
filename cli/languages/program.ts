/** What an argument is, whatever the language. */
export type Expression =
  | { readonly is: "value"; readonly value: unknown }
  /** Another resource of the program. */
  | { readonly is: "resource"; readonly variable: string }
  /** A secret value of the stack's configuration. */
  | { readonly is: "secret"; readonly key: string };

/** One resource of a program. */
export interface Declaration {
  readonly class: string;
  /** What the program calls it. */
  readonly variable: string;
  /** Its name in the stack. */
  readonly name: string;
  /** What a program in YAML calls it; its name where that is left out. */
  readonly key?: string;
  readonly args: readonly (readonly [name: string, value: Expression])[];
  /** The object that it takes over as it is. */
  readonly import?: string;
  readonly protect?: boolean;
  /** The resource whose deletion takes it along. */
  readonly deletedWith?: string;
  readonly deleteBeforeReplace?: boolean;
  /** What a reader should know. */
  readonly notes?: readonly string[];
}

/** What a program consists of. */
export interface Program {
  readonly declarations: readonly Declaration[];
}

/** One language. */
export interface Language {
  /** What a fence of Markdown calls it. */
  readonly name: "typescript" | "python" | "go" | "yaml";
  /** A whole program. */
  program(program: Program): string;
}

/** The arguments with those that are null told apart: most languages have no null to send, and name them in `cleared`. */
export function withoutNulls(args: Declaration["args"]): Declaration["args"] {
  const isNull = ([, value]: (typeof args)[number]) => value.is === "value" && value.value === null;
  const cleared = args.filter(isNull).map(([name]) => name);
  const given = args.filter((argument) => !isNull(argument));
  return cleared.length === 0 ? given : [...given, ["cleared", { is: "value", value: cleared }]];
}

/** The keys of the stack's configuration that a program reads. */
export function secretKeys({ declarations }: Program): string[] {
  const values = declarations.flatMap(({ args }) => args.map(([, value]) => value));
  return [...new Set(values.flatMap((value) => (value.is === "secret" ? [value.key] : [])))];
}

/** The variables of the resources that a program refers to. */
export function usedIn({ declarations }: Program): ReadonlySet<string> {
  const variables = declarations.flatMap(({ args, deletedWith }) => [
    ...(deletedWith === undefined ? [] : [deletedWith]),
    ...args.flatMap(([, value]) => (value.is === "resource" ? [value.variable] : [])),
  ]);
  return new Set(variables);
}

/** A name of several words as languages with underscores write it. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/-/g, "_");

/** Lines, each indented. */
export const indented = (lines: readonly string[], by = "    "): string[] =>
  lines.map((line) => (line === "" ? line : by + line));
