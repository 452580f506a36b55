import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

const values = z.record(z.string(), z.unknown());

const state = z.object({
  id: z.string().optional(),
  custom: z.boolean().optional(),
  external: z.boolean().optional(),
  parent: z.string().optional(),
  inputs: values.nullish().transform((given) => given ?? {}),
  outputs: values.nullish().transform((given) => given ?? {}),
  deletedWith: z.string().optional(),
  retainOnDelete: z.boolean().optional(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
  additionalSecretOutputs: z.array(z.string()).nullish(),
});

// Colours of a program's own messages stand in the document as they would go to a terminal.
const message = z.string().default("").transform(stripVTControlCharacters);

const preview = z.object({
  /** Undefined where the document lacks them: even an empty stack has one, its own. */
  steps: z
    .array(
      z.object({ op: z.string(), urn: z.string(), oldState: state.nullish(), newState: state.nullish() }),
    )
    .nullish()
    .transform((given) => given ?? undefined),
  diagnostics: z
    .array(z.object({ message, severity: z.string().default("") }))
    .nullish()
    .transform((given) => given ?? []),
  result: z.string().nullish(),
  config: values.nullish().transform((given) => given ?? {}),
  changeSummary: z
    .record(z.string(), z.number())
    .nullish()
    .transform((given) => given ?? {}),
});

/** A resource in the state, before or after: what stands in the document, secrets included. */
export type RawState = z.infer<typeof state>;

/** One stack's plan as `pulumi preview --json` prints it: the parts that a review needs. */
export type Document = z.infer<typeof preview>;

/** A text that is no output of `pulumi preview --json`. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/**
 * Reads what `pulumi preview --json` printed, once or several times in a row.
 *
 * @param source - what the text is called in errors: a file's name, or standard input
 * @throws {@link DocumentError} with the source and what is wrong
 */
export function readDocuments(text: string, source: string): Document[] {
  const documents = objects(text.replace(/^\ufeff/, ""), source);
  if (documents.length === 0) throw new DocumentError(`${source} is empty: it holds no preview.${HINT}`);
  return documents.map((document, index) => read(document, index, source));
}

const HINT = " A review reads the standard output of `pulumi preview --json`.";

function read(document: unknown, index: number, source: string): Document {
  const where = `${source}, document ${index + 1},`;
  const keys = Object.keys(document as object);
  if (keys.includes("sequence")) {
    throw new DocumentError(
      `${where} is an event: unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW, which makes the engine print events in place of a plan.`,
    );
  }
  if (!["steps", "changeSummary", "diagnostics", "result"].some((key) => keys.includes(key))) {
    throw new DocumentError(`${where} is no preview: it has neither steps nor a change summary.${HINT}`);
  }
  const parsed = preview.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DocumentError(`${where} is no preview: ${issue?.message} at ${issue?.path.join(".")}.${HINT}`);
}

function objects(text: string, source: string): unknown[] {
  const found: unknown[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const end = text[at] === "{" ? endOfObject(text, at) : at;
    try {
      found.push(JSON.parse(text.slice(at, end)));
    } catch {
      throw new DocumentError(
        `${source} is no JSON from character ${at + 1} on (${JSON.stringify(text.slice(at, at + 20))}).${HINT}`,
      );
    }
    at = skipSpace(text, end);
  }
  return found;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at]!.trim() === "") at += 1;
  return at;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

function endOfObject(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
