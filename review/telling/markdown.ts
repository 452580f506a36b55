import { type CallRow, callTable, tellReplayed } from "../calling/tellCalls";
import { fingerprint } from "../fingerprint";
import { byRisk, type Risk, tellCounts } from "../judging/risk";
import type { Step } from "../judging/steps";
import { type Piece, readable, type Sentence, sentenceCase, value } from "../pieces";
import type { CustomerReview, Review, StackReview } from "../review";
import { mermaid } from "./mermaid";
import { asideOf, headlineOf } from "./overview";
import { tellCustomer, tellStep } from "./tell";

/** GitHub takes 65,536 characters in a comment; bytes are counted, which is safe in either way of counting. */
export const LIMIT = 64_000;

/** The first line, by which a pipeline finds the comment that it wrote before. */
export const MARKER = "<!-- telecom-center review -->";

const SIGNS: Record<Risk, string> = { harmless: "🟢", "service-affecting": "🟡", irreversible: "🔴" };

/** What the pieces of the comment may take: the summary, then the details, and the rest for pictures. */
const ERRORS_SHARE = 0.2;
const SUMMARY_SHARE = 0.35;
const CALLS_SHARE = 0.6;
const DETAILS_SHARE = 0.8;
const CLOSING = 600;

/** The review as a comment on a pull request: short at the top, the rest folded, never longer than a forge takes. */
export function markdown(review: Review, limit = LIMIT): string {
  const page = new Page(limit);
  page.add(`${MARKER}\n## ${headline(review)}\n`);
  const several = review.stacks.length > 1;
  failures(
    page,
    review.stacks.flatMap((stack) => errors(stack, several)),
  );
  const all = review.stacks
    .flatMap((stack) => stack.customers.map((customer) => ({ stack, customer, several })))
    .sort((left, right) => byRisk(left.customer, right.customer));
  summary(page, all);
  calls(page, all);
  page.add(notes(review));
  page.add(`\n<sub>Fingerprint \`${fingerprint(review).slice(0, 12)}\`</sub>\n`);
  details(page, all);
  pictures(page, all);
  return page.text();
}

interface Entry {
  readonly stack: StackReview;
  readonly customer: CustomerReview;
  readonly several: boolean;
}

/** Text that grows up to a limit of bytes. */
class Page {
  private readonly parts: string[] = [];
  private bytes = 0;

  constructor(private readonly limit: number) {}

  add(text: string): void {
    this.parts.push(text);
    this.bytes += Buffer.byteLength(text);
  }

  /** Adds the text if it fits into that share of the limit; tells whether it did. */
  addWithin(text: string, share: number, reserve = 0): boolean {
    if (this.bytes + Buffer.byteLength(text) + reserve > this.limit * share - CLOSING) return false;
    this.add(text);
    return true;
  }

  text(): string {
    return `${this.parts.join("").trimEnd()}\n`;
  }
}

function headline(review: Review): string {
  const { counts, stacks } = review;
  const failed = stacks.some(({ errors }) => errors.length > 0);
  const sign = failed ? "⛔" : tellCounts(counts) === "" ? "🟢" : SIGNS[worstOf(counts)];
  return `${sign} ${headlineOf(review)}`;
}

const worstOf = (counts: Record<Risk, number>): Risk =>
  counts.irreversible > 0
    ? "irreversible"
    : counts["service-affecting"] > 0
      ? "service-affecting"
      : "harmless";

function errors(stack: StackReview, several: boolean): string[] {
  const where = several ? `${code(stackName(stack))}: ` : "";
  return stack.errors.map((error) => `\n- ⛔ ${where}${code(readable(error, 500))}\n`);
}

function failures(page: Page, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    if (page.addWithin(line, ERRORS_SHARE)) continue;
    page.add(
      `\n- … and ${lines.length - index} more errors, left out because a comment has a limit: \`telecom-center review\` at a terminal shows all\n`,
    );
    return;
  }
}

function summary(page: Page, entries: readonly Entry[]): void {
  if (entries.length > 0) page.add("\n");
  for (const [index, { stack, customer, several }] of entries.entries()) {
    const where = several ? ` in ${code(stackName(stack))}` : "";
    const line = `- ${SIGNS[customer.risk]} **${text(tellCustomer(customer.customer))}**${where}: ${text(customer.summary)}\n`;
    if (page.addWithin(line, SUMMARY_SHARE)) continue;
    page.add(leftOut(entries.slice(index), "customers"));
    return;
  }
}

const CALL_SIGNS: Record<CallRow["kind"], string> = {
  fails: "⛔",
  undecided: "❓",
  moves: "🟡",
  changed: "🟡",
  connects: "🟢",
};

/** A table for each customer whose calls change, those with holes first; the rest in one line each. */
function calls(page: Page, entries: readonly Entry[]): void {
  const fails = ({ customer }: Entry) => customer.calls.changes.some(({ kind }) => kind === "fails");
  const changing = entries.filter(({ customer }) => customer.calls.changes.length > 0);
  const sorted = [...changing.filter(fails), ...changing.filter((entry) => !fails(entry))];
  for (const [index, entry] of sorted.entries()) {
    if (page.addWithin(callBlock(entry), CALLS_SHARE)) continue;
    page.add(`\n… and the calls of ${sorted.length - index} more customers change, left out here\n`);
    break;
  }
  const others = entries.filter((entry) => !changing.includes(entry));
  const sure = others.filter(({ customer }) => customer.calls.nothingElse).length;
  if (sure > 0) {
    const whose = changing.length > 0 || sure < others.length ? ` of ${customers(sure)}` : "";
    page.add(`\nNo outbound call${whose} changes.\n`);
  }
  unseen(
    page,
    others.filter(({ customer }) => !customer.calls.nothingElse),
  );
}

const customers = (count: number) => `${count} other customer${count === 1 ? "" : "s"}`;

function unseen(page: Page, entries: readonly Entry[]): void {
  if (entries.length === 0) return;
  const limits = [...new Set(entries.flatMap(({ customer }) => customer.calls.limits))];
  const shown = limits.slice(0, 3).map((limit) => code(readable(limit, 300)));
  const more = limits.length > 3 ? ` and ${limits.length - 3} more reasons` : "";
  const line = `\nWhether outbound calls of ${customers(entries.length)} change is not known in full: ${shown.join("; ")}${more}.\n`;
  page.addWithin(line, CALLS_SHARE);
}

function callBlock({ stack, customer, several }: Entry): string {
  const { rows, closing, limits } = callTable(customer.calls);
  const where = several ? ` in ${code(stackName(stack))}` : "";
  const cell = (sentence: Sentence) => text(sentence).replaceAll("|", "\\|");
  const isCounted = customer.calls.recent !== undefined;
  const lines = rows.map(
    (row) =>
      `| ${CALL_SIGNS[row.kind]} ${cell(row.calls)} | ${cell(row.before)} | ${cell(row.after)} |${isCounted ? ` ${row.recent} |` : ""}`,
  );
  const below = [
    ...(closing.length > 0 ? [`${sentenceCase(text(closing))}.`] : []),
    ...(customer.replayed ? [`${sentenceCase(tellReplayed(customer.replayed))}.`] : []),
    ...limits.map((limit) => `Not known: ${code(readable(limit, 300))}.`),
  ];
  return [
    `\n**Calls of ${text(tellCustomer(customer.customer))}**${where}\n`,
    `| | before | after |${isCounted ? " recorded |" : ""}`,
    `|---|---|---|${isCounted ? "---|" : ""}`,
    ...lines,
    "",
    below.join(" "),
    "",
  ].join("\n");
}

function notes(review: Review): string {
  const { others, unseen } = asideOf(review);
  const told = [...others].map(([op, count]) => `${count} ${text([value(op)])}`);
  const lines = [];
  if (told.length > 0)
    lines.push(`\nResources of other providers, not described here: ${told.join(", ")}.\n`);
  if (unseen > 0) {
    lines.push(
      `\n<sub>${unseen} unchanged resources are not in this preview: with \`--show-sames\` the pictures are complete and customers have their names.</sub>\n`,
    );
  }
  return lines.join("");
}

function details(page: Page, entries: readonly Entry[]): void {
  const steps = entries.reduce((sum, { customer }) => sum + customer.steps.length, 0);
  if (steps === 0) return;
  page.add(`\n<details>\n<summary>Every step with its risk (${steps})</summary>\n\n`);
  for (const [index, { stack, customer, several }] of entries.entries()) {
    const where = several ? ` in ${code(stackName(stack))}` : "";
    const heading = `**${text(tellCustomer(customer.customer))}**${where}\n\n`;
    const lines = customer.steps.map(
      (step) =>
        `- ${SIGNS[step.risk]} ${step.risk}: ${text(tellStep(step))}. ${sentenceCase(step.reasons.join("; "))}.${reachText(step)}\n`,
    );
    if (!page.addWithin(heading + lines[0]!, DETAILS_SHARE)) {
      page.add(leftOut(entries.slice(index), "customers"));
      break;
    }
    const fitting = lines.slice(1).findIndex((line) => !page.addWithin(line, DETAILS_SHARE));
    if (fitting >= 0)
      page.add(`- … and ${lines.length - 1 - fitting} more steps of this customer, left out\n`);
    page.add("\n");
  }
  page.add("</details>\n");
}

const reachText = ({ reach = [] }: Step): string => reach.map((one) => ` On it: ${text(one)}.`).join("");

function pictures(page: Page, entries: readonly Entry[]): void {
  const drawn = entries.filter(({ customer }) => customer.picture);
  for (const [index, { customer }] of drawn.entries()) {
    const title = `Routing of ${htmlText(tellCustomer(customer.customer))}, before and after`;
    const body = `\`\`\`mermaid\n${mermaid(customer.picture!)}\n\`\`\``;
    const block = `\n<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>\n`;
    if (index < MOST_PICTURES && page.addWithin(block, 1)) continue;
    page.add(`\nPictures of ${drawn.length - index} more customers are left out.\n`);
    return;
  }
}

/** Forges draw each picture in the reader's browser. */
const MOST_PICTURES = 10;

function leftOut(entries: readonly Entry[], what: string): string {
  const steps = entries.reduce((sum, { customer }) => sum + customer.steps.length, 0);
  return `- … and ${entries.length} more ${what} with ${steps} steps, left out because a comment has a limit: \`telecom-center review\` at a terminal shows all\n`;
}

const stackName = ({ project, stack }: StackReview) => readable(`${project}/${stack}`, 200);

const text = (sentence: Sentence): string => sentence.map(markdownPiece).join("");

function markdownPiece(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if ("name" in piece) return code(piece.name);
  // Words and digits mean nothing to Markdown; anything else could be a mention, a link, a tag or a heading.
  return /^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u.test(piece.value) ? piece.value : code(piece.value);
}

/** A code span, in which neither Markdown nor a forge's own marks mean anything. */
function code(content: string): string {
  const fences = (content.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(0, ...fences) + 1);
  const pad = /^[`\s]|[`\s]$/.test(content) || content === "" ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// Inside a summary tag Markdown is not read, but forges still look for mentions outside of code.
function htmlText(sentence: Sentence): string {
  return sentence
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const content = "name" in piece ? piece.name : piece.value;
      if (/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u.test(content)) return content;
      return `<code>${content.replace(/[&<>"]/g, (character) => ENTITIES[character]!)}</code>`;
    })
    .join("");
}
