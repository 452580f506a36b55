import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareBaseFolder } from "../../tests/engine/harness/baseFolder.mjs";
import { findEngine } from "../engine/find.mjs";
import { ensureDependencies } from "../lib/dependencies.mjs";
import { exitWith, progress } from "../lib/output.mjs";
import { ensureBuild } from "../lib/package/build.mjs";
import { newRequests, startSandbox } from "../lib/sandbox.mjs";
import { Ours } from "./contestants/pulumi.mjs";
import { latency } from "./latency.mjs";

const PER_CUSTOMER = 6;
const PHASES = {
  create: ["up", "--yes", "--skip-preview", "--suppress-progress"],
  "no-op": ["preview", "--suppress-progress"],
  refresh: ["refresh", "--yes", "--skip-preview", "--suppress-progress"],
};
const RUNNERS = [1, 4, 8, 16];

const count = (number) => number.toLocaleString("en");
const row = (cells) => `| ${cells.join(" | ")} |`;

/**
 * One account over many stacks, as the template's pipeline `parts` deploys them, but one after the other on this machine: what a
 * stack takes beside how large an account, and what the whole takes on so many runners.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      customers: { type: "string", default: "16667" },
      stacks: { type: "string", default: "34" },
      latency: { type: "string", default: "30" },
      sdk: { type: "string", default: "3.248.0" },
      // On how many of the stacks, the first and the last among them, the phases after the first are measured.
      looks: { type: "string" },
    },
  });
  const [customers, stacks] = [Number(values.customers), Number(values.stacks)];
  process.env.TELECOM_CENTER_ENGINE_VERSION ||= "newest";
  await ensureDependencies();
  await ensureBuild();
  const engine = await findEngine();
  const baseFolder = await prepareBaseFolder(values.sdk);
  const work = mkdtempSync(join(tmpdir(), "telecom-center-shards-"));
  const sandbox = await startSandbox(join(work, "sandbox.log"));
  const runs = Object.fromEntries(Object.keys(PHASES).map((phase) => [phase, []]));
  try {
    const setup = { folder: join(work, "stacks"), sandbox, engine, baseFolder, customers };
    const account = new Ours(setup, { stacks, writesOnce: true });
    await account.prepare();
    await latency(sandbox, Number(values.latency));
    for (const [phase, args] of Object.entries(PHASES)) {
      const step = progress(phase);
      for (const index of spread(stacks, phase === "create" ? stacks : Number(values.looks ?? stacks))) {
        step.update(`stack ${index + 1} of ${stacks}`);
        await newRequests(sandbox);
        const { wall, cpu, memory } = await account.pulumi([...args, "--stack", "bench"], index);
        runs[phase].push({ wall, cpu, memory, requests: (await newRequests(sandbox)).length });
      }
      step.done(`${runs[phase].reduce((sum, { wall }) => sum + wall, 0).toFixed(0)} s`);
    }
  } finally {
    sandbox.stop();
    rmSync(work, { recursive: true, force: true });
  }
  process.stdout.write(`\n${told({ customers, stacks, engine, latency: values.latency }, runs)}\n`);
}

/** So many of the stacks, as evenly spread as can be. */
function spread(stacks, looks) {
  const gaps = Math.min(stacks, looks) - 1;
  return Array.from({ length: gaps + 1 }, (_, n) => (gaps > 0 ? Math.round((n * (stacks - 1)) / gaps) : 0));
}

function told({ customers, stacks, engine, latency: milliseconds }, runs) {
  const head = [
    "",
    "first stack",
    "last stack",
    "slowest",
    "CPU of a stack",
    "memory at most",
    "requests of a stack",
    "those in turn",
  ];
  const lines = Object.entries(runs).map(([phase, all]) => {
    const mean = (what) => all.reduce((sum, one) => sum + one[what], 0) / all.length;
    const most = (what) => Math.max(...all.map((one) => one[what]));
    return row([
      `${phase}, ${all.length} stacks`,
      ...[all[0].wall, all.at(-1).wall, most("wall")].map((wall) => `${wall.toFixed(1)} s`),
      `${mean("cpu").toFixed(1)} s`,
      `${most("memory").toFixed(0)} MB`,
      `${count(Math.min(...all.map(({ requests }) => requests)))} to ${count(most("requests"))}`,
      `${all.reduce((sum, { wall }) => sum + wall, 0).toFixed(0)} s`,
    ]);
  });
  const slowest = Math.max(...runs.create.map(({ wall }) => wall));
  const whole = RUNNERS.map((runners) => {
    const turns = Math.ceil(stacks / runners);
    return row([
      runners,
      turns,
      `${turns} × ${slowest.toFixed(0)} s = ${((turns * slowest) / 60).toFixed(1)} min`,
    ]);
  });
  return [
    `${count(customers * PER_CUSTOMER)} objects over ${stacks} stacks of ${count(Math.round((customers * PER_CUSTOMER) / stacks))}, one after the other in one account, with \`telecom-center up\`; Pulumi ${engine.version}, Node ${process.versions.node}, ${cpus().length} cores, ${milliseconds} ms latency of the API.`,
    [row(head), row(head.map(() => "---")), ...lines].join("\n"),
    [row(["runners", "turns", "all of it created"]), row(["---", "---", "---"]), ...whole].join("\n"),
  ].join("\n\n");
}

main().catch(exitWith);
