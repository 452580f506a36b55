import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runJest } from "./lib/jest.mjs";
import { bold, elapsed, exitWith, progress, ReadableError } from "./lib/output.mjs";
import { cacheFolder } from "./lib/paths.mjs";
import { run, tail } from "./lib/run.mjs";

/**
 * Node.js, SDK and engine: the oldest that may be used together, one between, and each newer Node.js with the newest SDK.
 * Each engine meets an old and a new SDK.
 */
const COMBINATIONS = [
  { node: "20", sdk: "3.216.0", engine: "oldest" },
  { node: "20", sdk: "3.230.0", engine: "newest" },
  { node: "22", sdk: "latest", engine: "oldest" },
  { node: "24", sdk: "latest", engine: "newest" },
  { node: "26", sdk: "latest", engine: "newest" },
];

/** Files of tests/engine that together touch every way in which Node.js, the SDK and the engine take part. */
const SHORT_SET = "tests/engine/(smoke|life)\\.test\\.ts$";

const say = (text) => process.stdout.write(`${text}\n`);
const PLATFORM = process.platform === "win32" ? "win" : process.platform;

async function npm(args, cwd) {
  const result = await run("npm", args, { cwd, timeoutSeconds: 600, ownGroup: true });
  if (result.code !== 0) throw new ReadableError(`\`npm ${args.join(" ")}\` failed:\n\n${tail(result)}`);
  return result.stdout.trim();
}

/** The folder of a Node.js binary of that major version, from the package that carries it. */
async function nodeBinFolder(major) {
  const name = `node-${PLATFORM}-${process.arch}`;
  const folder = cacheFolder("node", major);
  const bin = join(folder, "node_modules", name, "bin");
  if (existsSync(bin)) return bin;
  const step = progress(`installing Node.js ${major}`);
  mkdirSync(cacheFolder("node"), { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    writeFileSync(join(partial, "package.json"), '{ "private": true }\n');
    await npm(
      ["install", `${name}@${major}`, "--no-audit", "--no-fund", "--loglevel", "error", "--prefix", partial],
      partial,
    );
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  step.done();
  return bin;
}

async function main() {
  await ensureDependencies();
  await ensureBuild();
  const newest = await npm(["view", "@pulumi/pulumi", "version"]);
  const total = { passed: 0, failed: 0, skipped: 0 };
  const told = [];
  for (const combination of COMBINATIONS) {
    const started = Date.now();
    const sdk = combination.sdk === "latest" ? newest : combination.sdk;
    const bin = await nodeBinFolder(combination.node);
    const version = (await run(join(bin, "node"), ["--version"])).stdout.trim();
    const title = `Node.js ${version} with @pulumi/pulumi ${sdk} and the ${combination.engine} engine`;
    say(`\n${bold(`== ${title}`)}`);
    const result = await runJest(["--selectProjects", "engine", "--testPathPatterns", SHORT_SET], {
      ...process.env,
      TEST_NODE_BIN: bin,
      TEST_PULUMI_SDK: sdk,
      TELECOM_CENTER_ENGINE_VERSION: combination.engine,
    });
    for (const key of Object.keys(total)) total[key] += result[key];
    told.push(`${title}: ${result.passed} passed, ${result.failed} failed (${elapsed(started)})`);
  }
  const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
  say(`\n${told.join("\n")}\n\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed ? 1 : 0;
}

main().catch(exitWith);
