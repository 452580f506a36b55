import { z } from "zod";
import type { Identifier, Relationship, ResourceObject, Single } from "../types";
import type { Json } from "./json";

/** A document that isn't the JSON:API document that was asked for; the message names the member that is wrong. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

const text = z.string({ error: (issue) => problem(issue.input, "a text") }).min(1, "is empty");

// Some servers send ids as numbers, the documents say text. Digits beyond 2^53-1 are text already.
const id = z.unknown().transform((value, context): string => {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  context.issues.push({
    code: "custom",
    message: value === "" ? "is empty" : problem(value, "a text or an integer"),
    input: value,
  });
  return z.NEVER;
});

const identifier = z.object({ type: text, id }, { error: (issue) => problem(issue.input, "an object") });

const linkage = z.unknown().transform((value, context): Identifier | Identifier[] | null => {
  if (value === null) return null;
  const parsed = (Array.isArray(value) ? z.array(identifier) : identifier).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    context.issues.push({ code: "custom", message: issue.message, path: issue.path, input: value });
  }
  return z.NEVER;
});

const members = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const object = z.custom<Record<string, unknown>>(members, {
  error: (issue) => problem(issue.input, "an object"),
});

const relationships = object.transform((value, context): Record<string, Relationship> => {
  const found: [string, Relationship][] = [];
  for (const [name, member] of Object.entries(value)) {
    // Only links, or nothing at all: the relationship exists, its target wasn't told.
    if (!members(member) || member.data === undefined) {
      found.push([name, {}]);
      continue;
    }
    const data = linkage.safeParse(member.data);
    if (data.success) found.push([name, { data: data.data }]);
    for (const issue of data.error?.issues ?? []) {
      context.issues.push({
        code: "custom",
        message: issue.message,
        path: [name, "data", ...issue.path],
        input: value,
      });
    }
  }
  return Object.fromEntries(found);
});

const resource = z.object(
  {
    type: text,
    id,
    attributes: object.nullish().transform((value) => (value ?? {}) as Record<string, Json>),
    relationships: relationships.nullish().transform((value) => value ?? {}),
  },
  { error: (issue) => problem(issue.input, "an object") },
);

const included = z
  .array(resource, { error: (issue) => problem(issue.input, "a list") })
  .nullish()
  .transform((value) => value ?? []);

const single = z.object({ data: resource, included });
const list = z.object({
  data: z.array(resource, { error: (issue) => problem(issue.input, "a list") }),
  included,
});

/** A list document: its objects, and what it tells about the list. */
export interface ListDocument {
  data: ResourceObject[];
  included: ResourceObject[];
  recordCount?: number;
  links: Record<string, unknown>;
}

/** Reads a document with one primary object. Unknown members are ignored. */
export function parseSingle(document: Json): Single {
  return parse(single, document);
}

/**
 * Reads a document with a list of objects.
 *
 * @param tolerant - objects that can't be read are among them, with their `problem`; else one fails the list
 */
export function parseList(document: Json, tolerant = false): ListDocument {
  const { data, included: extra } = tolerant ? parseWhatIsLegible(document) : parse(list, document);
  const { meta, links } = document as Record<string, unknown>;
  const count = members(meta) ? countIn(meta.record_count) : undefined;
  return {
    data,
    included: extra,
    ...(count !== undefined && { recordCount: count }),
    links: members(links) ? links : {},
  };
}

function parseWhatIsLegible(document: Json): Pick<ListDocument, "data" | "included"> {
  const whole = list.safeParse(document);
  if (whole.success) return whole.data;
  if (!members(document) || !Array.isArray(document.data)) return parse(list, document);
  return { data: document.data.map(legible), included: included.safeParse(document.included).data ?? [] };
}

/** An object as far as it can be read; an id that can't be is empty. */
function legible(item: Json): ResourceObject {
  const read = resource.safeParse(item);
  if (read.success) return read.data;
  const given = members(item) ? item : {};
  const told = members(given.relationships) ? Object.entries(given.relationships) : [];
  const related = told.map(([name, member]): [string, Relationship] => {
    const one = relationships.safeParse({ [name]: member });
    return [name, one.success ? one.data[name]! : {}];
  });
  const { data: known } = id.safeParse(given.id);
  return {
    type: typeof given.type === "string" ? given.type : "",
    id: known ?? "",
    attributes: (members(given.attributes) ? given.attributes : {}) as Record<string, Json>,
    relationships: Object.fromEntries(related),
    problem: read.error.issues.map((issue) => `${placeOf(issue.path) || "it"} ${issue.message}`).join("; "),
  };
}

function countIn(told: unknown): number | undefined {
  const text = typeof told === "number" || typeof told === "string" ? String(told).trim() : "";
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

/** The id in a document that otherwise can't be read. */
export function idIn(document: Json): string | undefined {
  const data = members(document) ? document.data : undefined;
  const found = members(data) ? id.safeParse(data.id) : undefined;
  return found?.success ? found.data : undefined;
}

function parse<T>(schema: z.ZodType<T>, document: Json): T {
  if (!members(document)) throw new DocumentError(`the document ${problem(document, "an object")}`);
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 3).map((issue) => `${placeOf(issue.path)} ${issue.message}`);
  throw new DocumentError(problems.join("; "));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === "number") return `${place}[${key}]`;
    return place === "" ? String(key) : `${place}.${String(key)}`;
  }, "");
}

// Never the value itself: it may be a secret.
function problem(value: unknown, wanted: string): string {
  if (value === undefined) return "is missing";
  if (value === null) return `is null in place of ${wanted}`;
  return `is ${Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`} in place of ${wanted}`;
}
