import { type Entity, listed } from "../../../provider/entities";
import type { ClosedSet } from "../../../provider/entities/kinds";
import { comment } from "./comment";

/** The closed sets of an entity's attributes, each once and in the order of their names. */
export function setsOf(...entities: readonly Entity[]): ClosedSet[] {
  const attributes = entities.flatMap((entity) => Object.values(entity.attributes));
  const sets = new Map(attributes.flatMap(({ kind: { set } }) => (set ? [[set.name, set]] : [])));
  return [...sets.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Imports their types, for the file of a class or of functions. */
export function setImports(entity: Entity): string {
  const names = setsOf(entity).map(({ name }) => name);
  return names.length > 0 ? `import type { ${names.join(", ")} } from "../sets";\n` : "";
}

/** The source of the types themselves. */
export function setsSource(): string {
  const types = setsOf(...listed).map(
    ({ name, doc, values }) =>
      `${comment(doc, "")}\nexport type ${name} = ${values.map((value) => JSON.stringify(value)).join(" | ")};\n`,
  );
  return `// Generated from provider/entities by \`npm run generate\`: change the entity, not this file.\n\n${types.join("\n")}`;
}
