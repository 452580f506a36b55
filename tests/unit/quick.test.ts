import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureBuild } from "./support/build";

const root = join(__dirname, "..", "..");
const quick = join(root, "dist", "quick", "index.js");
/** TEST_NODE_BIN: another Node.js than the one that runs the tests. */
const node = process.env.TEST_NODE_BIN ? join(process.env.TEST_NODE_BIN, "node") : process.execPath;

jest.setTimeout(120_000);
beforeAll(ensureBuild);

const LOADED = `const loaded = (name) => Object.keys(require.cache).some((file) => file.replaceAll("\\\\", "/").includes("/node_modules/" + name + "/"));
const tell = (value) => process.stdout.write(JSON.stringify(value));`;

interface Ran {
  readonly told: unknown;
  readonly stderr: string;
}

/** Runs a program that tells something, with the preload or without. */
function run(program: string, preloads: readonly string[], cwd = root): Ran {
  const args = [...preloads.flatMap((file) => ["--require", file]), "-e", `${LOADED}\n${program}`];
  const { status, stdout, stderr } = spawnSync(node, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`status ${status}: ${stderr}`);
  return { told: JSON.parse(stdout), stderr };
}

const withQuick = (program: string, cwd?: string) => run(program, [quick], cwd).told;
const without = (program: string, cwd?: string) => run(program, [], cwd).told;

const SDK = `require("@pulumi/pulumi"); tell(["typescript", "@npmcli/arborist", "fdir", "normalize-package-data"].map(loaded));`;

test("Pulumi's SDK comes without what only closures need, which it has by itself", () => {
  expect(withQuick(SDK)).toEqual([false, false, false, false]);
  expect(without(SDK)).toEqual([true, true, true, true]);
});

test("nor does the process that runs providers load it", () => {
  const program = `process.argv.push("provider", "127.0.0.1:1"); console.log = () => {};
    require("@pulumi/pulumi/cmd/dynamic-provider"); tell([loaded("typescript"), loaded("@npmcli/arborist")]); process.exit();`;
  expect(withQuick(program)).toEqual([false, false]);
});

const CLOSURE = `const { runtime } = require("@pulumi/pulumi"); const captured = { deep: [1, "two"] };
  class Base { greet() { return captured.deep; } } class Sub extends Base { greet() { return super.greet().map((x) => x); } }
  runtime.serializeFunction(() => new Sub().greet()).then(({ text }) => tell([text, loaded("typescript")]));`;

test("a closure is serialised as without it", () => {
  expect(withQuick(CLOSURE)).toEqual(without(CLOSURE));
  expect(JSON.stringify(withQuick(CLOSURE))).toContain("super");
});

describe("in a folder of its own", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "telecom-center-quick-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  const asked = (text: string) =>
    write("node_modules/@pulumi/pulumi/index.js", `module.exports = () => ${text};`);
  const both = (program: string) => [run(program, [quick], folder).told, run(program, [], folder).told];

  test("the packages of a program are found as without it", () => {
    write("package.json", JSON.stringify({ name: "program", dependencies: { left: "1.0.0" } }));
    write("node_modules/left/package.json", JSON.stringify({ name: "left", version: "1.0.0" }));
    write("node_modules/left/index.js", "");
    const program = `const { runtime } = require(${JSON.stringify(join(root, "node_modules", "@pulumi", "pulumi"))});
      runtime.computeCodePaths().then((paths) => tell([...paths.keys()].sort()));`;
    const [quickly, usually] = both(program);
    expect(quickly).toEqual(usually);
    expect(quickly).toEqual(expect.arrayContaining([expect.stringContaining("left")]));
  });

  test("a module that is missing is missed where it is asked for, in the same words", () => {
    asked(
      `{ try { return typeof require("typescript"); } catch ({ code, message }) { return [code, message]; } }`,
    );
    const [quickly, usually] = both(`tell(require("@pulumi/pulumi")());`);
    expect(quickly).toEqual(usually);
    expect(quickly).toEqual(["MODULE_NOT_FOUND", expect.stringContaining("Cannot find module 'typescript'")]);
  });

  test("one that fails while it is loaded tells its own error, when it is used", () => {
    asked(
      `{ const ts = require("typescript"); try { return ts.version; } catch (error) { return error.message; } }`,
    );
    write("node_modules/typescript/index.js", `throw new Error("broken");`);
    expect(withQuick(`tell(require("@pulumi/pulumi")());`, folder)).toBe("broken");
  });

  test("other packages, and a compiler that is loaded already, get the module itself", () => {
    write("node_modules/typescript/index.js", "exports.version = 5;");
    write("node_modules/other/index.js", `module.exports = require("typescript");`);
    asked(`require("typescript")`);
    const program = `const { types } = require("node:util");
      const [sdk, other] = [require("@pulumi/pulumi"), () => require("other")];
      tell([types.isProxy(sdk()), types.isProxy(other()), types.isProxy(sdk())]);`;
    expect(withQuick(program, folder)).toEqual([true, false, false]);
  });

  test.each([
    ["a function", "module.exports = Object.assign((x) => x + 1, { one: 1 });"],
    ["an object", "exports.one = 1; exports.two = 2;"],
    ["a class", "module.exports = class { one = 1; static two = 2; };"],
    [
      "an ES module that was compiled",
      `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 7; exports.one = 1;`,
    ],
  ])("%s can be used in the same ways", (_, text) => {
    write("node_modules/fdir/index.js", text);
    asked(`{
      const star = (mod) => (mod && mod.__esModule ? mod : { ...mod, default: mod });
      const mod = require("fdir");
      const through = star(mod);
      const say = (use) => { try { return use() ?? "nothing"; } catch { return "refused"; } };
      return [
        say(() => through.one), say(() => through.two), say(() => JSON.stringify(Object.keys(mod))), say(() => "one" in mod),
        say(() => (typeof through.default === "function" ? "function" : through.default.one ?? through.default)),
        say(() => mod(1)), say(() => new mod().one), say(() => Object.keys({ ...mod }).length), say(() => (mod.three = 3, mod.three)),
      ];
    }`);
    const [quickly, usually] = both(`tell(require("@pulumi/pulumi")());`);
    expect(quickly).toEqual(usually);
  });

  test("taken twice, by nodeargs and by NODE_OPTIONS, it is there once", () => {
    const program = `const Module = require("node:module"); const first = Module._load;
      delete require.cache[${JSON.stringify(quick)}]; require(${JSON.stringify(quick)}); tell(Module._load === first);`;
    expect(withQuick(program)).toBe(true);
  });
});
