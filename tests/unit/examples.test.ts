import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { readCustomers } from "../../examples/customers-from-file/read";
import { customers, names, stackOf } from "../../examples/split-stacks/customers";

const root = join(__dirname, "..", "..");
const examples = join(root, "examples");

const folders = readdirSync(examples).filter((name) => existsSync(join(examples, name, "package.json")));
const manifest = (folder: string) => JSON.parse(readFileSync(join(examples, folder, "package.json"), "utf8"));

test("all programs compile", () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(examples, folder))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(examples, folder, name)),
  );
  expect(files.length).toBeGreaterThan(folders.length);
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node", "jest"],
    typeRoots: [join(root, "node_modules", "@types")],
    baseUrl: root,
    paths: {
      "pulumi-telecom-center": ["sdk/index.ts"],
      "pulumi-telecom-center/testing": ["sandbox/testing.ts"],
    },
  });
  const told = files.flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${relative(root, path)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
  expect(told).toEqual([]);
}, 120_000);

test.each(folders)("%s declares every package that it imports", (folder) => {
  const { dependencies = {}, devDependencies = {} } = manifest(folder);
  const declared = new Set(Object.keys({ ...dependencies, ...devDependencies }));
  const sources = readdirSync(join(examples, folder)).filter((name) => /\.[jt]s$/.test(name));
  const imported = sources.flatMap((name) =>
    [...readFileSync(join(examples, folder, name), "utf8").matchAll(/(?:from |require\()"([^."][^"]*)"/g)]
      .map(([, target]) => target!)
      .filter((target) => !target.startsWith("node:"))
      .map((target) =>
        target
          .split("/")
          .slice(0, target.startsWith("@") ? 2 : 1)
          .join("/"),
      ),
  );
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !declared.has(name))).toEqual([]);
});

test.each(folders)("%s runs on the package's current release", (folder) => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(manifest(folder).dependencies["pulumi-telecom-center"]).toBe(`^${version}`);
});

test.each(folders)("%s has a README.md, and no file of more than 80 lines", (folder) => {
  const lengths = readdirSync(join(examples, folder)).map(
    (name) => [name, readFileSync(join(examples, folder, name), "utf8").split("\n").length - 1] as const,
  );
  expect(lengths.map(([name]) => name)).toContain("README.md");
  expect(lengths.filter(([, length]) => length > 80)).toEqual([]);
});

describe("customers-from-file", () => {
  const folder = mkdtempSync(join(tmpdir(), "customers-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function problems(...lines: string[]): string[] {
    const file = join(folder, "customers.yaml");
    writeFileSync(file, lines.join("\n"));
    try {
      readCustomers(file);
    } catch (error) {
      return (error as Error).message.replaceAll(`${folder}/`, "").split("\n").slice(1);
    }
    return [];
  }

  test("everything that is wrong is told at once, with its line", () => {
    expect(
      problems(
        "acme:",
        "  name: Acme",
        '  capacityLimit: "10"',
        "  numbers:",
        '    - "12125550100"',
        '    - "+12125550101"',
        "birch:",
        "  name: Birch",
        "  capacityLimit: 4",
        '  numbers: ["12125550102"]',
        "  color: green",
        "cedar:",
        "  capacityLimit: 4",
        "Oak:",
        "  name: Oak",
        "  capacityLimit: 4",
      ),
    ).toEqual([
      expect.stringMatching(/^customers\.yaml:3 acme\.capacityLimit: .*number/),
      'customers.yaml:6 acme.numbers.1: must be digits in quotes, without "+"',
      expect.stringMatching(/^customers\.yaml:7 birch: .*color/),
      expect.stringMatching(/^customers\.yaml:12 cedar\.name: /),
      expect.stringMatching(/^customers\.yaml:14 Oak: /),
    ]);
  });

  test("a number that two customers have is told where it is the second time", () => {
    const customer = (key: string) => [
      `${key}:`,
      "  name: N",
      "  capacityLimit: 1",
      '  numbers: ["12125550100"]',
    ];
    expect(problems(...customer("acme"), "", ...customer("birch"))).toEqual([
      "customers.yaml:9 birch.numbers.0: 12125550100 is a number of acme already",
    ]);
  });

  test("a file that is no YAML is told with the line", () => {
    expect(problems("acme:", "  name: [", "birch: 1")[0]).toMatch(/^customers\.yaml:[23] /);
  });
});

describe("split-stacks", () => {
  const keys = Array.from({ length: 4000 }, (_, n) => `customer-${n}`);

  test("a customer's stack depends on its key alone", () => {
    expect(["acme", "birch", "pine"].map((key) => stackOf(key, 4))).toEqual(["part-1", "part-3", "part-1"]);
  });

  test("customers spread evenly", () => {
    const sizes = names(4).map((name) => keys.filter((key) => stackOf(key, 4) === name).length);
    expect(Math.min(...sizes)).toBeGreaterThan(900);
    expect(new Set(customers.map(({ key }) => key)).size).toBe(customers.length);
  });

  test("one stack more takes its own share, and nobody else moves", () => {
    const moved = keys.filter((key) => stackOf(key, 4) !== stackOf(key, 5));
    expect(new Set(moved.map((key) => stackOf(key, 5)))).toEqual(new Set(["part-4"]));
    expect(moved.length / keys.length).toBeCloseTo(1 / 5, 1);
  });
});
