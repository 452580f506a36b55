import { type OutboundChange, outboundsOf } from "./calling/outbound";
import { planOf } from "./calling/plan";
import { errorsOf } from "./failure";
import type { Document } from "./reading/document";

/** How the calls of a stack's customers go out before and after its plan. */
export interface OutboundPreview {
  readonly project: string;
  readonly stack: string;
  /** Why the preview failed; empty when it did not. */
  readonly errors: readonly string[];
  /** Every customer that the document knows of, also those of which nothing changes. */
  readonly customers: readonly OutboundChange[];
}

/** Reads a document for its calls alone. */
export function previewOf(document: Document): OutboundPreview {
  const plan = planOf(document);
  const { project, stack } = plan.contents;
  return { project, stack, errors: errorsOf(document), customers: [...outboundsOf(plan).values()] };
}
