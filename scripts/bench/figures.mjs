import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ReadableError } from "../lib/output.mjs";
import { root } from "../lib/paths.mjs";
import { chart } from "./chart.mjs";
import { report } from "./report.mjs";

const DOCUMENT = join(root, "docs", "benchmarks.md");
const MARK = "<!-- figures: written by `npm run bench -- --write` -->";
const RECORD = join(root, "scripts", "bench", "figures.json");

const recorded = () => (existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, "utf8")) : []);

/** Figures stand beside each other only when they are of one run: a size is measured with all that its table has and that there still is, or not written. */
export function refuseToDrop(counts, kinds, known) {
  for (const { customers, contestants } of recorded().filter((size) => counts.includes(size.customers))) {
    const dropped = contestants
      .map(({ kind }) => kind)
      .filter((kind) => known.includes(kind) && !kinds.includes(kind));
    if (dropped.length > 0)
      throw new ReadableError(
        `--write would drop ${dropped} from the table of ${customers} customers: measure them as well.`,
      );
  }
}

/** Replaces the recorded figures of these sizes, keeps the others, and writes tables and chart of all into the documentation. */
export function writeFigures(measured) {
  const kept = recorded().filter((size) => !measured.some(({ customers }) => customers === size.customers));
  const sizes = [...kept, ...measured].sort((a, b) => a.customers - b.customers);
  writeFileSync(RECORD, `${JSON.stringify(sizes, null, 2)}\n`);
  mkdirSync(join(root, "docs", "images"), { recursive: true });
  writeFileSync(join(root, "docs", "images", "benchmark.svg"), chart(sizes));
  const [text] = readFileSync(DOCUMENT, "utf8").split(MARK);
  writeFileSync(DOCUMENT, `${text}${MARK}\n\n${report(sizes)}\n`);
}
