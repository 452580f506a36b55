import { styleText } from "node:util";
import { type CallRow, type CallTable, callTable, tellReplayed } from "../calling/tellCalls";
import { type Counts, type Risk, tellCounts } from "../judging/risk";
import { plain, readable } from "../pieces";
import type { Review, StackReview } from "../review";
import { tellCustomer, tellStep } from "./tell";

const COLOURS: Record<Risk, "green" | "yellow" | "red"> = {
  harmless: "green",
  "service-affecting": "yellow",
  irreversible: "red",
};

const WIDTH = "service-affecting".length;

/** The review for a terminal, all of it; coloured where `colours` says so. */
export function terminal(review: Review, colours = false): string {
  const paint: Paint = (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
  const stacks = review.stacks.map((stack) => stackText(stack, paint));
  if (review.stacks.length > 1)
    stacks.push([`All ${review.stacks.length} stacks: ${amounts(review.counts)}`]);
  return `${stacks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function callLines({ rows, closing, limits }: CallTable, paint: Paint): string[] {
  const cells = rows.map(
    (row) => [plain(row.calls), plain(row.before), plain(row.after), row.recent] as const,
  );
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]!.length)));
  const told = cells.map(([calls, before, after, recent], index) => {
    const line = `${calls.padEnd(widths[0]!)}  ${before.padEnd(widths[1]!)}  → ${after}`;
    const known = recent === "" ? line : `${line}${" ".repeat(widths[2]! - after.length)}  ${recent}`;
    return `    ${paint(colourOf(rows[index]!), known)}`;
  });
  return [
    ...told,
    ...(closing.length > 0 ? [`    ${plain(closing)}`] : []),
    ...limits.map((limit) => `    ${paint("dim", `not known: ${readable(limit, 300)}`)}`),
  ];
}

const colourOf = ({ kind }: CallRow) => (kind === "fails" ? "red" : kind === "connects" ? "green" : "yellow");

type Paint = (style: "bold" | "dim" | "green" | "yellow" | "red", text: string) => string;

const amounts = (counts: Counts) => tellCounts(counts) || "no changes";

function stackText(stack: StackReview, paint: Paint): string[] {
  const { project, stack: name, errors, counts, customers, others, leftOut } = stack;
  const lines = [paint("bold", `${readable(`${project}/${name}`, 200)}: ${amounts(counts)}`)];
  for (const error of errors) lines.push(paint("red", `  the preview failed: ${readable(error, 1000)}`));
  for (const { customer, risk, summary, steps, calls, replayed } of customers) {
    const who = paint("bold", plain(tellCustomer(customer)));
    lines.push("", `${paint(COLOURS[risk], "●")} ${who}: ${plain(summary)}`);
    lines.push(...callLines(callTable(calls), paint));
    if (replayed) lines.push(`    ${tellReplayed(replayed)}`);
    for (const step of steps) {
      const word = paint(COLOURS[step.risk], step.risk.padEnd(WIDTH));
      lines.push(`    ${word}  ${plain(tellStep(step))}`);
      for (const reach of step.reach ?? [])
        lines.push(`    ${" ".repeat(WIDTH)}  ${paint("dim", `on it: ${plain(reach)}`)}`);
      for (const reason of step.reasons) lines.push(`    ${" ".repeat(WIDTH)}  ${paint("dim", reason)}`);
    }
  }
  const told = Object.entries(others).map(([op, count]) => `${count} ${readable(op)}`);
  if (told.length > 0)
    lines.push("", `Resources of other providers, not described here: ${told.join(", ")}.`);
  if (leftOut > 0) {
    lines.push(
      "",
      paint(
        "dim",
        `${leftOut} unchanged resources are not in this preview: with --show-sames, customers have their names.`,
      ),
    );
  }
  return lines;
}
