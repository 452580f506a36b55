import { join } from "node:path";
import { parseArgs } from "node:util";
import { findEngine } from "./engine/find.mjs";
import { atLeast } from "./engine/release.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runJest } from "./lib/jest.mjs";
import { NODES, nodeBinFolder } from "./lib/node.mjs";
import { bold, columns, elapsed, exitWith, ReadableError } from "./lib/output.mjs";
import { ensureBuild } from "./lib/package/build.mjs";
import { run } from "./lib/run.mjs";
import { npm } from "./lib/tool.mjs";

const SDKS = ["3.216.0", "3.248.0", "latest"];
const ENGINES = ["oldest", "newest"];

/** From this release on the SDK asks for Node.js 22. */
const NEEDS_NODE_22 = "3.249.0";

/** Files of tests/engine that together touch every way in which Node.js, the SDK and the engine take part. */
const SHORT_SET = "tests/engine/(smoke|life)\\.test\\.ts$";

const USAGE = `Usage: npm run test:matrix [-- [--short] [--node ${NODES}] [--sdk ${SDKS}] [--engine ${ENGINES}]]`;

function options() {
  const list = { type: "string", multiple: true };
  try {
    const known = { short: { type: "boolean", default: false }, node: list, sdk: list, engine: list };
    return parseArgs({ options: known }).values;
  } catch (error) {
    throw new ReadableError(`${error.message}\n${USAGE}`);
  }
}

/** Every engine with every SDK on every Node.js that it runs on. */
function combinations({ node = NODES, sdk = SDKS, engine = ENGINES }, newest) {
  return node.flatMap((node) =>
    sdk
      .map((version) => (version === "latest" ? newest : version))
      .filter((version) => node !== "20" || !atLeast(version, NEEDS_NODE_22))
      .flatMap((sdk) => engine.map((engine) => ({ node, sdk, engine }))),
  );
}

const say = (text = "") => process.stdout.write(`${text}\n`);

async function main() {
  const chosen = options();
  await ensureDependencies();
  await ensureBuild();
  const newest = await npm(["view", "@pulumi/pulumi", "version"]);
  const total = { passed: 0, failed: 0, skipped: 0 };
  const rows = [["Node.js", "@pulumi/pulumi", "engine", "passed", "failed", "skipped", "time"]];
  for (const { node, sdk, engine } of combinations(chosen, newest)) {
    const started = Date.now();
    const bin = await nodeBinFolder(node);
    const nodeVersion = (await run(join(bin, "node"), ["--version"])).stdout.trim();
    const env = {
      ...process.env,
      TEST_NODE_BIN: bin,
      TEST_PULUMI_SDK: sdk,
      TELECOM_CENTER_ENGINE_VERSION: engine,
    };
    const { version } = await findEngine({ env });
    say(`\n${bold(`== Node.js ${nodeVersion}, @pulumi/pulumi ${sdk}, Pulumi ${version}`)}`);
    const which = chosen.short ? ["--testPathPatterns", SHORT_SET] : [];
    const result = await runJest(["--selectProjects", "engine", ...which], env);
    for (const key of Object.keys(total)) total[key] += result[key];
    rows.push([nodeVersion, sdk, version, result.passed, result.failed, result.skipped, elapsed(started)]);
  }
  say();
  for (const line of columns(rows).lines) say(line);
  const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed ? 1 : 0;
}

main().catch(exitWith);
