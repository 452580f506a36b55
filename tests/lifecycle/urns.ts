/** The URN that the engine gives a resource of this package; `parents` are the types above it, such as "my:Pbx". */
export function urnOf(
  entity: string,
  name = "it",
  { stack = "stack", project = "project", parents = [] as readonly string[] } = {},
): string {
  const types = [...parents, `pulumi-nodejs:dynamic/telecom-center:${entity}`].join("$");
  return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}
