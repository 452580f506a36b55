import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { findEngine } from "./engine/find.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runJest } from "./lib/jest.mjs";
import { NODES, nodeBinFolder } from "./lib/node.mjs";
import { bold, elapsed, exitWith, ReadableError } from "./lib/output.mjs";
import { ensureBuild } from "./lib/package/build.mjs";
import { root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

const say = (text) => process.stdout.write(`${text}\n`);
const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

/** What is run on the oldest engine, with the Node.js at hand, too: each way in which an engine meets the package, once. */
const KERNEL = "tests/engine/(smoke|life|cascade|refactoring)\\.test\\.ts$";

const PARTS = {
  lint: async () => {
    const { code } = await run("npm", ["run", "lint", "--silent"], { cwd: root, show: true });
    return code === 0 ? ONE_PASSED : ONE_FAILED;
  },
  // A busy machine gets time, and a test that failed with its server open does not keep the rest waiting.
  unit: () => runJest(["--selectProjects", "unit", "--testTimeout", "30000", "--forceExit"]),
  engine: async () =>
    engineTests({ ...process.env, TEST_NODE_BIN: process.env.TEST_NODE_BIN || (await newestNode()) }),
  kernel: () =>
    engineTests({ ...process.env, TELECOM_CENTER_ENGINE_VERSION: "oldest" }, ["--testPathPatterns", KERNEL]),
};

/** The newest engine runs programs with the newest Node.js, as whoever installs both today; the oldest with this one. */
async function newestNode() {
  const newest = NODES.at(-1);
  return process.versions.node.startsWith(`${newest}.`) ? dirname(process.execPath) : nodeBinFolder(newest);
}

async function engineTests(env, chosen = []) {
  const { version, binDir } = await findEngine({ env });
  const node = env.TEST_NODE_BIN ? join(env.TEST_NODE_BIN, "node") : process.execPath;
  say(`Pulumi ${version} from ${binDir}, Node.js ${(await run(node, ["--version"])).stdout.trim()}`);
  return runJest(["--selectProjects", "engine", ...chosen], env);
}

function chosenParts() {
  const flags = Object.fromEntries(
    Object.keys(PARTS).map((name) => [name, { type: "boolean", default: false }]),
  );
  try {
    const { values } = parseArgs({ options: flags });
    const chosen = Object.keys(PARTS).filter((name) => values[name]);
    return chosen.length ? chosen : Object.keys(PARTS);
  } catch (error) {
    throw new ReadableError(`${error.message}\nUsage: npm test [-- [--lint] [--unit] [--engine] [--kernel]]`);
  }
}

async function runPart(name) {
  say(`\n${bold(`== ${name}`)}`);
  const started = Date.now();
  let result;
  try {
    result = await PARTS[name]();
  } catch (error) {
    process.stderr.write(`${error instanceof ReadableError ? error.message : error.stack}\n`);
    result = ONE_FAILED;
  }
  return { name, ...result, took: elapsed(started) };
}

async function main() {
  const parts = chosenParts();
  const started = Date.now();
  await ensureDependencies();
  await ensureBuild();
  const results = [{ name: "packages and build", ...ONE_PASSED, passed: 0, took: elapsed(started) }];
  for (const name of parts) results.push(await runPart(name));

  say("");
  for (const { name, passed, failed, took } of results) {
    say(
      `${name.padEnd(20)} ${took.padStart(12)}   ${passed + failed ? `${passed} passed, ${failed} failed` : ""}`.trimEnd(),
    );
  }
  say(`${"all".padEnd(20)} ${elapsed(started).padStart(12)}\n`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum("skipped") ? `, ${sum("skipped")} skipped` : "";
  say(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  process.exitCode = sum("failed") ? 1 : 0;
}

main().catch(exitWith);
