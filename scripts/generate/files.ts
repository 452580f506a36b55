import { entities } from "../../provider/entities";
import { classSource, fileName } from "./classes";

/** Every generated file by its path below the project's root, before formatting. */
export function generated(): Record<string, string> {
  const names = entities.map(({ name }) => name);
  return {
    ...Object.fromEntries(
      entities.map((entity) => [`sdk/resources/${fileName(entity.name)}.ts`, classSource(entity)]),
    ),
    "sdk/resources/index.ts": `// Generated from provider/entities by \`npm run generate\`.\n${names
      .map((name) => `export { ${name}, type ${name}Args } from "./${fileName(name)}";\n`)
      .join("")}`,
  };
}
