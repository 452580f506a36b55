import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { chart } from "./chart.mjs";

const PHASES = ["create", "noop", "refresh", "change", "destroy"];

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The medians of one contestant's runs. */
export function medianOf(kind, runs) {
  const figures = Object.fromEntries(
    PHASES.map((phase) => [
      phase,
      Object.fromEntries(
        ["wall", "cpu", "memory", "requests"].map((what) => [
          what,
          median(runs.map((run) => run.figures[phase][what])),
        ]),
      ),
    ]),
  );
  return { kind, label: runs[0].label, figures, state: runs[0].figures.state };
}

const row = (cells) => `| ${cells.join(" | ")} |`;
const seconds = (value) => value.toFixed(1);

function table({ customers, contestants }) {
  const objects = customers * 6;
  const head = [
    "",
    "create",
    "no-op",
    "refresh",
    "one change",
    "destroy",
    "requests: create / no-op / refresh / change / destroy",
    "CPU of all",
    "memory at most",
    "state",
  ];
  const lines = contestants.map(({ label, figures, state }) =>
    row([
      label,
      ...PHASES.map((phase) => `${seconds(figures[phase].wall)} s`),
      PHASES.map((phase) => figures[phase].requests).join(" / "),
      `${seconds(PHASES.reduce((sum, phase) => sum + figures[phase].cpu, 0))} s`,
      `${Math.round(Math.max(...PHASES.map((phase) => figures[phase].memory)))} MB`,
      state ? `${(state / objects / 1000).toFixed(2)} KB each` : "",
    ]),
  );
  return [
    `### ${objects.toLocaleString("en")} objects`,
    "",
    row(head),
    row(head.map(() => "---")),
    ...lines,
  ].join("\n");
}

/** Ratios of wall time to each peer, in the same run. */
function ratios({ customers, contestants }) {
  const of = (kind) => contestants.find((one) => one.kind === kind);
  const rows = [];
  const add = (what, mine, phase, peer) => {
    if (mine && peer)
      rows.push(row([what, (mine.figures[phase].wall / peer.figures[phase].wall).toFixed(2)]));
  };
  for (const phase of PHASES) {
    add(`${phase}, to the plain dynamic provider`, of("ours"), phase, of("plain"));
    add(`${phase}, to OpenTofu`, of("ours"), phase, of("tofu"));
  }
  add("create in 4 stacks side by side, to OpenTofu", of("split"), "create", of("tofu"));
  if (rows.length === 0) return "";
  return [
    `### Wall time as a ratio, ${(customers * 6).toLocaleString("en")} objects`,
    "",
    row(["", "ratio"]),
    row(["---", "---"]),
    ...rows,
  ].join("\n");
}

/** Prints the tables, and writes them with the chart into the documentation where asked to. */
export function writeReport(sizes, { latency, repeat, sdk, write }) {
  const facts = `Node ${process.versions.node}, @pulumi/pulumi ${sdk}, ${cpus().length} cores, ${latency} ms latency of the API, medians of ${repeat} run${repeat === "1" ? "" : "s"}, ${new Date().toISOString().slice(0, 10)}.`;
  const text = sizes
    .flatMap((size) => [table(size), ratios(size)])
    .filter(Boolean)
    .join("\n\n");
  process.stdout.write(`\n${facts}\n\n${text}\n`);
  if (!write) return;
  mkdirSync(join(root, "docs", "images"), { recursive: true });
  writeFileSync(join(root, "docs", "images", "benchmark.svg"), chart(sizes));
  const file = join(root, "docs", "benchmark-figures.md");
  writeFileSync(
    file,
    `<!-- Written by \`npm run bench -- --write\`. -->\n# Benchmark figures\n\n![Wall time of each phase](images/benchmark.svg)\n\n${facts}\n\n${text}\n`,
  );
}
