import { classOfType } from "./tokens";

/** The parts of a URN, `types` without the tokens of this package. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  readonly types: string;
  readonly name: string;
}

/** Takes apart a URN (`urn:pulumi:<stack>::<project>::<types>::<name>`) or its short form; undefined for a text that is neither. */
export function urnParts(text: string): UrnParts | undefined {
  const [, stack, project, types, name] = /^(?:urn:pulumi:)?(.*?)::(.*?)::(.*?)::(.*)$/s.exec(text) ?? [];
  if (stack === undefined || project === undefined || types === undefined || name === undefined)
    return undefined;
  // A resource of this package may also be the parent.
  const shortened = types
    .split("$")
    .map((type) => classOfType(type) ?? type)
    .join("$");
  return { stack, project, types: shortened, name };
}

/**
 * A URN as outputs keep it, short because the engine writes them at every step: `prod::shop::my:Pbx$Gateway::acme-pbx`. It is
 * the same whichever form of the provider has the resource.
 */
export function shortUrn(urn: unknown): unknown {
  const parts = typeof urn === "string" ? urnParts(urn) : undefined;
  return parts ? [parts.stack, parts.project, parts.types, parts.name].join("::") : urn;
}
