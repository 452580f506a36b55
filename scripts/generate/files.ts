import { entities, listed } from "../../provider/entities";
import { referencePages } from "./pages/reference";
import { schema } from "./schema";
import { classSource, fileName } from "./sources/classes";
import { functionsSource } from "./sources/functions";
import { providerArgsSource } from "./sources/providerArgs";
import { setsSource } from "./sources/sets";

/** Every generated file by its path below the project's root, before formatting. */
export function generated(): Record<string, string> {
  const names = entities.map(({ name }) => name);
  return {
    ...Object.fromEntries(
      entities.map((entity) => [`sdk/resources/${fileName(entity.name)}.ts`, classSource(entity)]),
    ),
    ...Object.fromEntries(
      listed.map((entity) => [`sdk/functions/${fileName(entity.name)}.ts`, functionsSource(entity)]),
    ),
    "sdk/providerArgs.ts": providerArgsSource(),
    "sdk/sets.ts": setsSource(),
    "sdk/functions/index.ts": `// Generated from provider/entities by \`npm run generate\`.\n${listed
      .map(({ name }) => `export * from "./${fileName(name)}";\n`)
      .join("")}`,
    "sdk/resources/index.ts": `// Generated from provider/entities by \`npm run generate\`.\n${names
      .map((name) => `export { ${name}, type ${name}Args } from "./${fileName(name)}";\n`)
      .join("")}`,
    "schema/schema.json": `${JSON.stringify(schema(), null, 2)}\n`,
    ...referencePages(),
  };
}
