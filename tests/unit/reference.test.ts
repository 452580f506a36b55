import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { exported } from "../../cli/export/classes";
import { entities, listed } from "../../provider/entities";
import { pageNames, referencePages } from "../../scripts/generate/pages/reference";
import { argumentsOf } from "./support/arguments";
import { complaints, typescriptBlocks } from "./support/compile";

// Whoever adds an entity is told here what it still lacks.

const root = join(__dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const example = (name: string) => read(`examples/reference/${name}.ts`);
const pages = readdirSync(join(root, "docs/reference")).map((file) => `docs/reference/${file}`);

const engineTests = readdirSync(join(root, "tests/engine"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => read(`tests/engine/${file}`))
  .join("\n");

const usedByEngineTests = (name: string) => new RegExp(`\\b${name}\\b`).test(engineTests);

test.each(pageNames)("%s has a page", (name) => {
  expect(pages).toContain(`docs/reference/${name}.md`);
});

test.each(entities.map(({ name }) => name))("%s has an example that declares one", (name) => {
  expect(example(name)).toContain(`new telecom.${name}(`);
});

test.each(listed.map(({ plural }) => plural))("get%s has an example that calls it", (plural) => {
  expect(example(`get${plural}`)).toMatch(new RegExp(`telecom\\.(get|iterate)${plural}(Output)?\\(`));
});

test.each(entities.map((entity) => [entity.name, entity] as const))(
  "%s has arguments that the property tests can draw",
  (_name, entity) => {
    expect(fc.sample(argumentsOf(entity), 3)).toHaveLength(3);
  },
);

/** Classes that an exported project can't hold, each with the reason. */
const NOT_EXPORTED: Record<string, string> = {
  CustomerSession: "a session is made, not kept: the API has no list of them",
  AdminSession: "a session is made, not kept: the API has no list of them",
};

test.each(entities.map((entity) => [entity.name, entity] as const))(
  "%s is exported, or says why not",
  (name, entity) => {
    expect(exported.includes(entity)).toBe(NOT_EXPORTED[name] === undefined);
  },
);

test.each(pageNames)("%s is used by a test on the engine", (name) => {
  expect(usedByEngineTests(name)).toBe(true);
});

test("nothing but the entities has a page or an example", () => {
  const examples = readdirSync(join(root, "examples/reference")).map((file) => basename(file, ".ts"));
  expect(examples.sort()).toEqual([...pageNames].sort());
  expect([...pages].sort()).toEqual(Object.keys(referencePages()).sort());
});

test("the pages are those that `npm run generate` writes", () => {
  for (const [path, text] of Object.entries(referencePages())) {
    expect({ path, text: existsSync(join(root, path)) && read(path) }).toEqual({ path, text });
  }
});

test("the examples and every program on a page compile", () => {
  const programs = Object.fromEntries([
    ...pageNames.map((name) => [`${name}.ts`, example(name)]),
    ...pages.flatMap((path) =>
      typescriptBlocks(read(path)).map((block, index) => [`${basename(path)}.${index}.ts`, block]),
    ),
  ]);
  expect(Object.keys(programs).length).toBeGreaterThan(2 * pageNames.length);
  expect(complaints(programs)).toEqual([]);
}, 120_000);
