import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareBaseFolder } from "../../tests/engine/harness/baseFolder.mjs";
import { findEngine } from "../engine/find.mjs";
import { ensureDependencies } from "../lib/dependencies.mjs";
import { exitWith, progress, ReadableError } from "../lib/output.mjs";
import { ensureBuild } from "../lib/package/build.mjs";
import { newRequests, startSandbox } from "../lib/sandbox.mjs";
import { Ours, Plain } from "./contestants/pulumi.mjs";
import { Tofu, TofuWrittenOut } from "./contestants/tofu.mjs";
import { refuseToDrop, writeFigures } from "./figures.mjs";
import { latency } from "./latency.mjs";
import { buildPeers } from "./peers.mjs";
import { PHASES } from "./phases.mjs";
import { medianOf, report } from "./report.mjs";

const KINDS = {
  ours: (setup) => new Ours(setup),
  up: (setup) => new Ours(setup, { writesOnce: true }),
  plugin: (setup) => new Ours(setup, { plugin: true }),
  split: (setup) => new Ours(setup, { stacks: 4 }),
  plain: (setup) => new Plain(setup),
  tofu: (setup) => new Tofu(setup),
  writtenOut: (setup) => new TofuWrittenOut(setup),
  checked: (setup) => new Ours(setup, { typeChecks: true }),
};
const COMPARED = ["ours", "up", "split", "plain", "tofu", "writtenOut"];
const USAGE = `npm run bench -- [--customers 40,200] [--latency 30] [--repeat 3] [--only ${Object.keys(KINDS)}] [--sdk VERSION] [--quick] [--write]
  Each customer has a trunk, two numbers, a gateway and a route: 40 customers are 240 objects.
  --repeat 3,1  for each of the sizes. --quick  40 customers, once. --write  writes these sizes' tables and the chart into docs/.`;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: "string", default: "40" },
        latency: { type: "string", default: "30" },
        repeat: { type: "string", default: "3" },
        only: { type: "string", default: COMPARED.join(",") },
        sdk: { type: "string", default: "3.248.0" },
        quick: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    });
    return values.quick ? { ...values, customers: "40", repeat: "1" } : values;
  } catch (error) {
    throw new ReadableError(`${error.message}\n${USAGE}`);
  }
}

function positive(option, list) {
  const numbers = list.split(",").map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number > 0))
    throw new ReadableError(
      `${option} takes whole numbers from 1, with commas between them; it is "${list}".`,
    );
  return numbers;
}

/** One contestant's way through all phases, each with its requests. */
async function lap(kind, setup, milliseconds) {
  const contestant = KINDS[kind](setup);
  const step = progress(`${contestant.label}, ${setup.customers * 6} objects`);
  await contestant.prepare();
  await latency(setup.sandbox, milliseconds);
  const figures = {};
  for (const phase of PHASES) {
    step.update(phase);
    await newRequests(setup.sandbox);
    const { wall, cpu, memory } = await contestant[phase]();
    const requests = (await newRequests(setup.sandbox)).length;
    figures[phase] = { wall, cpu, memory, requests };
    if (phase === "create") figures.state = contestant.stateBytes();
  }
  step.done(PHASES.map((phase) => `${phase} ${figures[phase].wall.toFixed(1)} s`).join(", "));
  return { label: contestant.label, figures };
}

async function main() {
  const { customers, latency: milliseconds, repeat, only, sdk, write } = options();
  const kinds = only.split(",");
  const unknown = kinds.filter((kind) => !(kind in KINDS));
  if (unknown.length > 0) throw new ReadableError(`There is no contestant ${unknown}.\n${USAGE}`);
  const rounds = positive("--repeat", repeat);
  const counts = positive("--customers", customers);
  if (write) refuseToDrop(counts, kinds, Object.keys(KINDS));
  await ensureDependencies();
  await ensureBuild();
  // What its users have, unless another one is asked for.
  process.env.TELECOM_CENTER_ENGINE_VERSION ||= "newest";
  const engine = await findEngine();
  const baseFolder = await prepareBaseFolder(sdk);
  const peers = kinds.includes("tofu") || kinds.includes("writtenOut") ? await buildPeers() : {};
  const work = mkdtempSync(join(tmpdir(), "telecom-center-bench-"));
  const facts = {
    node: process.versions.node,
    engine: engine.version,
    sdk,
    cores: cpus().length,
    latency: Number(milliseconds),
    date: new Date().toISOString().slice(0, 10),
  };
  const sizes = [];
  try {
    for (const [index, count] of counts.entries()) {
      const laps = {};
      const repeats = rounds[index] ?? rounds.at(-1);
      for (let round = 0; round < repeats; round += 1) {
        for (const kind of kinds) {
          const sandbox = await startSandbox(join(work, "sandbox.log"));
          try {
            const setup = { folder: join(work, kind), sandbox, engine, peers, baseFolder, customers: count };
            laps[kind] ??= [];
            laps[kind].push(await lap(kind, setup, Number(milliseconds)));
          } finally {
            sandbox.stop();
          }
        }
      }
      sizes.push({
        customers: count,
        facts: { ...facts, repeats },
        contestants: Object.entries(laps).map(([kind, runs]) => medianOf(kind, runs)),
      });
      if (write) writeFigures(sizes);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  process.stdout.write(`\n${report(sizes)}\n`);
}

main().catch(exitWith);
