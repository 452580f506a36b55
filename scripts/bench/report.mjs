import { NAMES, PHASES } from "./phases.mjs";

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
    ...PHASES.map((phase) => NAMES[phase]),
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
  return [row(head), row(head.map(() => "---")), ...lines].join("\n");
}

/** Ratios of wall time to each peer, in the same run. */
function ratios({ contestants }) {
  const of = (kind) => contestants.find((one) => one.kind === kind);
  const rows = [];
  const add = (what, mine, phase, peer) => {
    if (mine && peer)
      rows.push(row([what, (mine.figures[phase].wall / peer.figures[phase].wall).toFixed(2)]));
  };
  const mine = {
    ours: "",
    up: " with `telecom-center up` and `destroy`",
    split: " in 4 stacks side by side",
  };
  const peers = {
    plain: "the plain dynamic provider",
    tofu: "OpenTofu",
    writtenOut: "OpenTofu with every object written out",
  };
  for (const phase of PHASES) {
    for (const [kind, how] of Object.entries(mine)) {
      // Where nothing is written, the command makes no difference.
      if (kind !== "ours" && !["create", "change", "destroy"].includes(phase) && of("ours")) continue;
      for (const [peer, name] of Object.entries(peers))
        add(`${NAMES[phase]}${how}, to ${name}`, of(kind), phase, of(peer));
    }
  }
  if (rows.length === 0) return "";
  return [row(["wall time, as a ratio", ""]), row(["---", "---"]), ...rows].join("\n");
}

const sentence = ({ node, engine, sdk, cores, latency, repeats, date }) =>
  `${repeats === 1 ? "One run" : `Medians of ${repeats} runs`} on ${date}, ${engine ? `Pulumi ${engine}, ` : ""}Node ${node}, @pulumi/pulumi ${sdk}, ${cores} cores, ${latency} ms latency of the API.`;

/** The tables of all sizes, as Markdown. */
export function report(sizes) {
  return sizes
    .flatMap((size) => [
      `### ${(size.customers * 6).toLocaleString("en")} objects`,
      sentence(size.facts),
      table(size),
      ratios(size),
    ])
    .filter(Boolean)
    .join("\n\n");
}
