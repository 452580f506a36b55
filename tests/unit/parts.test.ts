import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const template = join(root, "templates", "ops-repository");
const tsNode = join(root, "node_modules", "ts-node", "dist", "bin.js");
const CUSTOMERS = Array.from({ length: 40 }, (_, n) => `customer-${n}`);
const ALL = ["production-0", "production-1", "production-2", "production-3"];

jest.setTimeout(60_000);

let folder: string;
let first: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "telecom-center-parts-")));
  for (const file of ["parts.ts", "scripts/touched.ts", "README.md"])
    cpSync(join(template, file), join(folder, file));
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "target": "es2022", "module": "commonjs", "types": [] } }',
  );
  split(4);
  mkdirSync(join(folder, "customers"));
  for (const name of CUSTOMERS) write(`customers/${name}.ts`, "// a customer");
  git("init", "--quiet");
  first = commit();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

/** Says how many parts the stack has, where the template says how that is done. */
function split(parts: number): void {
  const text = readFileSync(join(template, "parts.ts"), "utf8");
  expect(text).toContain("  // production: 32,");
  write("parts.ts", text.replace("// production: 32", `production: ${parts}`));
}

function git(...args: string[]): string {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

function commit(): string {
  git("add", "--all");
  git("commit", "--quiet", "--message", "A change");
  return git("rev-parse", "HEAD");
}

/** Runs a script of the repository. */
function run(...args: string[]): string {
  const env = { ...process.env, NODE_PATH: join(root, "node_modules") };
  return execFileSync(process.execPath, [tsNode, "--transpile-only", ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
  });
}

const touched = (since = first): string[] => JSON.parse(run("scripts/touched.ts", since));

/** The files that each part declares. */
function files(): Record<string, string[]> {
  const program = `const { filesOf, partsOf } = require("./parts");
    console.log(JSON.stringify(Object.fromEntries([...partsOf("production"), "staging"].map((name) => [name, filesOf(name).sort()]))));`;
  write("show.ts", program);
  return JSON.parse(run("show.ts"));
}

const partWith = (name: string) => Object.entries(files()).find(([, all]) => all.includes(name))![0];

test("each customer is in one part, and a stack that is whole has all", () => {
  const { staging, ...parts } = files();
  expect(staging).toEqual([...CUSTOMERS].sort());
  expect(Object.keys(parts)).toEqual(ALL);
  expect(Object.values(parts).flat().sort()).toEqual([...CUSTOMERS].sort());
  for (const all of Object.values(parts)) expect(all.length).toBeGreaterThan(0);
});

test("one part more takes customers from the others, and none moves between those", () => {
  const before = files();
  split(5);
  const after = files();
  for (const part of ALL) expect(before[part]).toEqual(expect.arrayContaining(after[part]!));
  expect(after["production-4"]!.length).toBeGreaterThan(0);
});

test("a customer that is changed, removed or added touches its part alone", () => {
  const [changed, removed] = CUSTOMERS as [string, string];
  write(`customers/${changed}.ts`, "// changed");
  commit();
  expect(touched()).toEqual([partWith(changed)]);
  const second = git("rev-parse", "HEAD");
  const part = partWith(removed);
  rmSync(join(folder, "customers", `${removed}.ts`));
  rmSync(join(folder, "show.ts"));
  commit();
  expect(touched(second)).toEqual([part]);
});

test.each([
  ["package-lock.json", ALL],
  ["parts.ts", ALL],
  ["shared/gateways.ts", ALL],
  ["README.md", []],
  [".github/workflows/parts.yml", []],
  ["Pulumi.production-2.yaml", ["production-2"]],
  ["Pulumi.staging.yaml", []],
])("a change of %s touches %j", (path, parts) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  write(path, path === "parts.ts" ? `${readFileSync(join(folder, path), "utf8")}// changed\n` : "changed");
  commit();
  expect(touched()).toEqual(parts);
});

test("what nothing can be compared with touches all", () => {
  expect(touched("0".repeat(40))).toEqual(ALL);
});

test("nothing is touched as long as no stack is split", () => {
  cpSync(join(template, "parts.ts"), join(folder, "parts.ts"));
  commit();
  expect(touched()).toEqual([]);
});
