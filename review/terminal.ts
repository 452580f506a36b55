import { styleText } from "node:util";
import { plain, readable } from "./pieces";
import type { Review, StackReview } from "./review";
import { type Counts, type Risk, tellCounts } from "./risk";
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

type Paint = (style: "bold" | "dim" | "green" | "yellow" | "red", text: string) => string;

const amounts = (counts: Counts) => tellCounts(counts) || "no changes";

function stackText(stack: StackReview, paint: Paint): string[] {
  const { project, stack: name, errors, counts, customers, others, leftOut } = stack;
  const lines = [paint("bold", `${readable(`${project}/${name}`, 200)}: ${amounts(counts)}`)];
  for (const error of errors) lines.push(paint("red", `  the preview failed: ${readable(error, 1000)}`));
  for (const { customer, risk, summary, steps } of customers) {
    const who = paint("bold", plain(tellCustomer(customer)));
    lines.push("", `${paint(COLOURS[risk], "●")} ${who}: ${plain(summary)}`);
    for (const step of steps) {
      const word = paint(COLOURS[step.risk], step.risk.padEnd(WIDTH));
      lines.push(`    ${word}  ${plain(tellStep(step))}`);
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
