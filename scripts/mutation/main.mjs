import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies } from "../lib/dependencies.mjs";
import { bold, columns, exitWith, ReadableError } from "../lib/output.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { ensureInstalled } from "../lib/tool.mjs";
import { scores } from "./scores.mjs";

/** The newest that Node.js 20 runs. */
const VERSION = "9.6.1";
const PACKAGES = ["core", "jest-runner"].map((name) => `@stryker-mutator/${name}`);

/** Where a mistake costs somebody an object, or hides what was done. */
const HEART = [
  ...["deciding", "doing", "object", "owning", "reading"].map((part) => `provider/lifecycle/${part}`),
  "provider/journal",
  "provider/api",
];

const USAGE = `Usage: npm run test:mutation [-- [--tests FOLDER | FILE]... [--force] [--concurrency N] [FOLDER | FILE | FILE:LINE-LINE]...]
  --tests  by these tests alone; otherwise by all but those that take half a minute each
  --force  every mutant again, also those that an earlier run has judged by the same tests`;

function options() {
  const flag = { type: "boolean", default: false };
  const tests = { type: "string", multiple: true, default: [] };
  const concurrency = { type: "string", default: String(Math.max(1, availableParallelism() - 1)) };
  try {
    return parseArgs({ options: { tests, force: flag, concurrency }, allowPositionals: true });
  } catch (error) {
    throw new ReadableError(`${error.message}\n${USAGE}`);
  }
}

/** What Stryker takes for a folder, a file, or lines of one. */
function pattern(name) {
  const path = join(root, name.replace(/:.*/, ""));
  if (!existsSync(path)) throw new ReadableError(`There is no ${name} in ${root}.\n${USAGE}`);
  return statSync(path).isDirectory() ? `${name.replace(/\/$/, "")}/**/*.ts` : name;
}

async function main() {
  const { values, positionals } = options();
  const mutate = (positionals.length ? positionals : HEART).map(pattern);
  await ensureDependencies();
  const folder = cacheFolder("stryker", VERSION);
  await ensureInstalled(
    `Stryker ${VERSION}`,
    folder,
    PACKAGES.map((name) => `${name}@${VERSION}`),
  );
  const [core, plugin] = PACKAGES.map((name) => join(folder, "node_modules", name));
  const sandbox = mkdtempSync(join(tmpdir(), "telecom-center-mutation-"));
  process.once("exit", () => rmSync(sandbox, { recursive: true, force: true }));
  const report = join(root, "coverage", "mutation", "report.json");
  rmSync(report, { force: true });
  const args = [
    join(core, "bin", "stryker.js"),
    ...["run", "scripts/mutation/stryker.json"],
    ...["--mutate", mutate.join(","), "--concurrency", values.concurrency],
    ...["--plugins", join(plugin, "dist", "src", "index.js"), "--tempDirName", sandbox],
    ...(values.force ? ["--force"] : []),
  ];
  const env = { ...process.env, MUTATION_TESTS: values.tests.join(",") };
  await run(process.execPath, args, { cwd: root, env, show: true, ownGroup: true });
  if (!existsSync(report)) throw new ReadableError("Stryker did not come to an end: see above.");
  process.stdout.write(`\n${columns(scores(JSON.parse(readFileSync(report, "utf8")))).lines.join("\n")}\n`);
  process.stdout.write(`\nEach of them: ${bold("coverage/mutation/index.html")}\n`);
}

main().catch(exitWith);
