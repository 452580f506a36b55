import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../../policies";
import { complaints, typescriptBlocks } from "../support/compile";

const pages = join(__dirname, "..", "..", "..", "docs", "policies");
const names = policies().map(({ name }) => name);

test("a level is set by name, and the others keep theirs", () => {
  const levels = (of: ReturnType<typeof policies>) =>
    of.map(({ name, enforcementLevel }) => [name, enforcementLevel]);
  const changed = levels(policies({ "customer-limits": "mandatory" }));
  const kept = ([name]: unknown[]) => name !== "customer-limits";
  expect(changed.filter(kept)).toEqual(levels(policies()).filter(kept));
  expect(Object.fromEntries(changed)["customer-limits"]).toBe("mandatory");
});

test("a name that is no policy is an error that lists them", () => {
  expect(() => policies({ "customer-limit": "disabled" } as never)).toThrow(
    /There is no policy "customer-limit".*customer-limits/,
  );
});

test("each policy has a page, which says its name, its level and its settings", () => {
  const files = readdirSync(pages).filter((file) => file !== "README.md");
  expect(files.sort()).toEqual(names.map((name) => `${name}.md`).sort());
  const contents = readFileSync(join(pages, "README.md"), "utf8");
  for (const { name, enforcementLevel, configSchema } of policies()) {
    const text = readFileSync(join(pages, `${name}.md`), "utf8");
    expect(text).toContain(`# ${name}\n`);
    expect(text).toContain(`Level: **${enforcementLevel}**`);
    for (const setting of Object.keys(configSchema?.properties ?? {}))
      expect(text).toContain(`\`${setting}\``);
    expect(contents).toContain(`| [${name}](${name}.md) | ${enforcementLevel} |`);
  }
});

test("the programs on the pages compile", () => {
  const programs = Object.fromEntries(
    names.flatMap((name) =>
      typescriptBlocks(readFileSync(join(pages, `${name}.md`), "utf8")).map((block, index) => [
        `${name}.${index}.ts`,
        block,
      ]),
    ),
  );
  expect(Object.keys(programs).length).toBeGreaterThan(3);
  expect(complaints(programs)).toEqual([]);
}, 120_000);
