/** The type token of this package's dynamic resources, without the class. */
const DYNAMIC = "pulumi-nodejs:dynamic/telecom-center";
/** The type token of the plugin's resources, without the class. */
export const PLUGIN = "telecom-center:index";

/** The URN that the engine gives a resource of this package; `parents` are the types above it, such as "my:Pbx". */
export function urnOf(
  entity: string,
  name = "it",
  { stack = "stack", project = "project", parents = [] as readonly string[], token = DYNAMIC } = {},
): string {
  const types = [...parents, `${token}:${entity}`].join("$");
  return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}
