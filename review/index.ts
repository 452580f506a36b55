import { type OutboundPreview, previewOf } from "./preview";
import { type Document, readDocuments } from "./reading/document";
import { type Review, reviewOf } from "./review";
import { json } from "./telling/json";
import { markdown } from "./telling/markdown";
import { terminal } from "./telling/terminal";

export { differencesFrom, tellDifferences } from "./approved";
export type { OutboundChange, OutboundTables } from "./calling/outbound";
export { atLeast, RISKS, type Risk } from "./judging/risk";
export type { OutboundPreview } from "./preview";
export { DocumentError } from "./reading/document";
export { type IncomingRecord, type OutboundRecord, RecordCount } from "./records/count";
export type { Review } from "./review";
export { markdown } from "./telling/markdown";
export { pageOf } from "./telling/page";

/** Where a review is read. */
export const FORMATS = ["terminal", "markdown", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** One text that holds the output of `pulumi preview --json`, once or several times in a row. */
export interface Source {
  /** What it is called in errors. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reviews the plans of one or several stacks.
 *
 * @throws DocumentError where a text is no such output
 */
export function review(sources: readonly Source[]): Review {
  const documents: Document[] = sources.flatMap(({ name, text }) => readDocuments(text, name));
  return reviewOf(documents);
}

/**
 * Reads how customers' calls go out before and after the plans of one or several stacks.
 *
 * @throws DocumentError where a text is no such output
 */
export function outboundPreviews(sources: readonly Source[]): OutboundPreview[] {
  return sources.flatMap(({ name, text }) => readDocuments(text, name)).map(previewOf);
}

/** Whether a preview failed, so that the review tells a part of the change alone. */
export const isIncomplete = (given: Review): boolean => given.stacks.some(({ errors }) => errors.length > 0);

/** Writes a review; `colours` matters at a terminal alone. */
export function render(given: Review, format: Format, { colours = false } = {}): string {
  if (format === "markdown") return markdown(given);
  return format === "json" ? json(given) : terminal(given, colours);
}
