import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "@swc/core";
import { inFolder, lifeOf, linesOf, opened, remembered, SCOPE, write } from "./support";

const root = join(__dirname, "..", "..");
// Inside the project, so that the compiled files find its dependencies.
const compiled = join(root, "node_modules", ".cache", `journal-process-test-${process.pid}`);
const path = () => inFolder("telephony", "production.jsonl");

jest.setTimeout(60_000);

beforeAll(() => {
  const own = readdirSync(join(root, "provider", "journal")).map((name) => join("journal", name));
  const used = ["owning/identity.ts", "object/marks.ts", "object/tokens.ts", "object/urn.ts"].map((name) =>
    join("lifecycle", name),
  );
  for (const name of [...own, ...used]) {
    const { code } = transformSync(readFileSync(join(root, "provider", name), "utf8"), {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    });
    const target = join(compiled, name.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
});
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** Runs a program in a process of its own that has a journal open; `prefix` is what its shell does before. */
async function run(program: string, { scope = SCOPE, prefix = "" } = {}): Promise<string> {
  const script = `const { Journal, now } = require(${JSON.stringify(join(compiled, "journal"))});
    const complaints = [];
    const journal = new Journal(${JSON.stringify(path())}, ${JSON.stringify(scope)}, (reason) => complaints.push(reason));
    const post = (name) => journal.write(["post", journal.key, now(), "Gateway::" + name, "7", { name }]);
    (async () => { ${program} })();`;
  const command = `${prefix} exec "$0" -e "$1"`;
  const { stdout } = await promisify(execFile)("bash", ["-c", command, process.execPath, script], {
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  return stdout;
}

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);
const starting = () => JSON.stringify(inFolder("starting"));

/** Appends as soon as the process that writes anew has begun. */
const post = (letter: string, count: number) =>
  `const { existsSync } = require("node:fs");
   while (!existsSync(${starting()})) await new Promise((done) => setTimeout(done, 1));
   for (let i = 0; i < ${count}; i++) await post("${letter}" + i);
   console.log(complaints.join());`;

/** Writes the file anew again and again, until so many lines have come. */
const compacting = (count: number) =>
  `const { readFileSync, writeFileSync } = require("node:fs");
   const lines = () => readFileSync(${JSON.stringify(path())}, "utf8").split("\\n").length;
   await post("first");
   let times = 0;
   while (lines() < ${count}) {
     journal.compact();
     times += 1;
     writeFileSync(${starting()}, "");
     await new Promise(setImmediate);
   }
   console.log(complaints.join() || times);`;

test("two processes append while a third one writes the file anew: no line is lost", async () => {
  const [left, right, times] = await Promise.all([
    run(post("a", 150)),
    run(post("b", 150)),
    run(compacting(303)),
  ]);
  expect([left, right]).toEqual(["\n", "\n"]);
  expect(Number(times)).toBeGreaterThan(5);
  const kept = remembered(path()).map(({ path }) => path);
  expect(kept.sort()).toEqual(
    ["first", ...names("a", 150), ...names("b", 150)].map((name) => `Gateway::${name}`).sort(),
  );
});

test("nor of the stacks of other backends or users, which are in the same file", async () => {
  const other = { ...SCOPE, backend: "s3://states" };
  await Promise.all([run(post("a", 100)), run(post("b", 100), { scope: other }), run(compacting(204))]);
  expect(
    remembered(path())
      .map(({ path }) => path)
      .sort(),
  ).toEqual(["Gateway::first", ...names("Gateway::a", 100)].sort());
  expect(
    remembered(path(), other)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(names("Gateway::b", 100).sort());
});

test("a process that is killed at any moment leaves what it was told to be written", async () => {
  const told = await Promise.all(
    names("p", 6).map((name) =>
      run(
        `setTimeout(() => process.kill(process.pid, "SIGKILL"), 20 + Math.random() * 80);
         for (let i = 0; ; i++) { await post("${name}-" + i); require("node:fs").writeSync(1, "${name}-" + i + "\\n"); }`,
      ).catch((error: { stdout: string }) => error.stdout),
    ),
  );
  const acknowledged = told.flatMap((text) => text.split("\n").slice(0, -1));
  const kept = new Set(remembered(path()).map(({ path }) => path.slice("Gateway::".length)));
  expect(acknowledged.length).toBeGreaterThan(6);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
});

test("a write that the system breaks off, as on a full disk, is told once; what was written before is there", async () => {
  // The limit of a file's size fails in the middle of a line; a full disk would do the same.
  const program = `
    let kept = 0;
    for (let i = 0; i < 60; i++) { await post("long-name-of-a-gateway-" + i); if (journal.isKept) kept = i + 1; }
    console.log(JSON.stringify({ kept, complaints }));`;
  const { kept, complaints } = JSON.parse(await run(program, { prefix: "ulimit -f 2;" }));
  expect(complaints).toEqual([expect.stringContaining("EFBIG")]);
  expect(kept).toBeGreaterThan(3);
  const before = names("Gateway::long-name-of-a-gateway-", kept);
  expect(remembered(path()).map(({ path }) => path)).toEqual(before);
  expect(linesOf(path()).at(-1)).not.toMatch(/\]$/);

  await write(opened(path()).journal, lifeOf("later", "g1"));
  expect(
    remembered(path())
      .map(({ path }) => path)
      .sort(),
  ).toEqual([...before, "Gateway::later"].sort());
});
