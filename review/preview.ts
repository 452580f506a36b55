import { Customers } from "./customers";
import type { Document } from "./document";
import { errorsOf } from "./failure";
import { type OutboundChange, outboundsOf } from "./outbound";
import { pairsOf } from "./pairs";
import { contentsOf } from "./resource";
import { leftOutOf } from "./review";
import { stepsOf } from "./steps";

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
  const contents = contentsOf(document);
  const customers = new Customers(contents);
  const pairs = pairsOf(contents, customers, document.config);
  const steps = stepsOf(document, contents, customers, pairs);
  const { project, stack } = contents;
  const outbounds = outboundsOf({ contents, steps, customers, pairs, leftOut: leftOutOf(document) });
  return { project, stack, errors: errorsOf(document), customers: [...outbounds.values()] };
}
