import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { complaints, typescriptBlocks } from "./support/compile";
import { guides, pages, read, root } from "./support/guides";

const below = (folder: string, suffix: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(suffix))
    .map((file) => join(folder, file));

test.each(guides)("every link in %s leads somewhere", (guide) => {
  const links = [...read(guide).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const broken = links.filter((link) => !/^https?:/.test(link) && !reaches(guide, link));
  expect(broken).toEqual([]);
});

function reaches(guide: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? guide : normalize(join(dirname(guide), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || headings(read(target)).includes(anchor);
}

const headings = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replace(/ /g, "-"),
  );

const FOR_A_PERSON = /^For (?:whoever|those|everyone|operators|authors|teams|programs)\b/;
const introduced = guides.filter(
  (guide) => guide === "CONTRIBUTING.md" || /^docs\/(?:[^/]+|[^/]+\/README)\.md$/.test(guide),
);

test.each(introduced)("%s says for whom it is, before anything else", (guide) => {
  const first = read(guide)
    .split("\n")
    .find((line) => line !== "" && !/^(?:#|<!--)/.test(line));
  expect(first).toMatch(FOR_A_PERSON);
});

test.each([
  ["README.md", 200],
  ["CONTRIBUTING.md", 90],
])("%s has at most %d lines", (guide, most) => {
  expect(read(guide).trimEnd().split("\n").length).toBeLessThanOrEqual(most);
});

test.each(["CONTRIBUTING.md", "docs/architecture.md"])("every path that %s names exists", (guide) => {
  const paths = [...read(guide).matchAll(/`([a-z]+\/[\w./]*)`/gi)].map(([, path]) => path!);
  const named = paths.filter((path) => !path.includes("NAME") && existsSync(join(root, path.split("/")[0]!)));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("every folder of the sources has its row in the architecture", () => {
  const folders = (under: string) =>
    readdirSync(join(root, under), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$|dist$|coverage$)/.test(entry.name))
      .map(({ name }) => join(under, name));
  const page = read("docs/architecture.md");
  const missing = [...folders(""), ...folders("provider")].filter(
    (folder) => folder !== "provider" && !page.includes(`\`${folder}\``) && !page.includes(`\`${folder}/\``),
  );
  expect(missing).toEqual([]);
});

test("each direct dependency has its row", () => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read("package.json"));
  const named = [...read("docs/dependencies.md").matchAll(/\[([^\]]+)\]\(https/g)].map(([, name]) => name);
  const all = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  expect(all.filter((name) => !named.includes(name))).toEqual([]);
});

test("the programs in the guides compile", () => {
  const programs = Object.fromEntries(
    pages
      .filter((page) => !page.startsWith("docs/reference/"))
      .flatMap((guide) =>
        typescriptBlocks(read(guide)).map((block, index) => [
          `${guide.replace(/\W/g, "-")}.${index}.ts`,
          block,
        ]),
      ),
  );
  expect(Object.keys(programs).length).toBeGreaterThan(3);
  expect(complaints(programs)).toEqual([]);
}, 120_000);

// Strings of the sources as they come out: pieces joined, expressions as "…", escapes resolved.
const sources = ["provider", "cli", "sandbox", "sdk"]
  .flatMap((folder) => below(folder, ".ts"))
  .map((file) => read(file))
  .join("\n")
  .replace(/["`]\s*\+\s*["`]/g, "")
  .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "…")
  .replace(/\\(["`])/g, "$1");

const ofTheProvider = [
  read("docs/troubleshooting.md").split("## The engine")[0]!,
  read("docs/resilience.md").split("## When a create stops")[1]!,
].join("\n");
const messages = [...ofTheProvider.matchAll(/^\| (`.+?) \| /gm)]
  .flatMap(([, cell]) => cell!.split(/(?<=`), (?=`)/))
  .map((message) => message.replace(/^`+ ?| ?`+$/g, ""));

test.each(messages)("the sources have the message: %s", (message) => {
  const missing = message
    .split("…")
    .map((part) => part.replace(/^[`\s;:,]+|[`\s;:,]+$/g, ""))
    .filter((part) => part.length > 2 && !sources.includes(part));
  expect(missing).toEqual([]);
});
