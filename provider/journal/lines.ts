import { z } from "zod";

// The file holds one JSON text a line: the header, then arrays that begin with a word and the key of a scope.

/** The version of the form; a file of a newer one is neither read nor written. */
export const VERSION = 1;

/** Whose lines are whose: a journal is proof for one stack in one backend, and for one account of the API. */
export interface Scope {
  readonly project: string;
  readonly stack: string;
  /** Where the stack's state is kept, as far as that is known. */
  readonly backend: string;
  /** The API's address. */
  readonly address: string;
  readonly user: string;
}

const scope = z.object({
  project: z.string(),
  stack: z.string(),
  backend: z.string(),
  address: z.string(),
  user: z.string(),
});

const key = z.string().min(1);
/** Seconds since 1970. */
const time = z.number().int().nonnegative();
const path = z.string().includes("::");
const id = z.string().min(1);
const customer = z.string().nullable();

/** The forms of a line, by the word that it begins with. */
const forms = {
  /** What a key means. */
  scope: z.tuple([z.literal("scope"), key, scope]),
  /** A POST is about to be sent, for this customer, with these arguments. */
  post: z.tuple([z.literal("post"), key, time, path, customer, z.record(z.string(), z.unknown())]),
  /** A POST was sent again, because nobody knows what became of it: it may have been carried out later. */
  lost: z.tuple([z.literal("lost"), key, time, path, customer, z.record(z.string(), z.unknown())]),
  /** That POST made nothing. */
  none: z.tuple([z.literal("none"), key, time, path]),
  /** The resource has this object; without a customer, it is the one of the POST. */
  made: z.tuple([z.literal("made"), key, time, path, id, customer]),
  /** A state was seen that has it, for this resource; without a customer, it is the one that is known. */
  seen: z.tuple([z.literal("seen"), key, time, path, id, customer]),
  /** A PATCH is about to be sent; the outputs will have this version, and these arguments are declared. */
  patch: z.tuple([z.literal("patch"), key, time, path, id, z.number().int(), z.array(z.string())]),
  /** A DELETE is about to be sent. */
  delete: z.tuple([z.literal("delete"), key, time, path, id]),
  /** The object is gone, and all that was below it. */
  gone: z.tuple([z.literal("gone"), key, time, path, id]),
  /** The object was found to be there, with this version in the state. */
  kept: z.tuple([z.literal("kept"), key, time, path, id, z.number().int().nullable()]),
  /** Nothing is to be known of it any more: the operator says so, or its resource left it where it is. */
  forget: z.tuple([z.literal("forget"), key, time, path, id.nullable()]),
  /** Another account, of that key, has proven to be this one: what was written there before holds here as well. */
  same: z.tuple([z.literal("same"), key, time, key]),
  /** The engine ended the provider in good order, when the state had all that is written above. */
  end: z.tuple([z.literal("end"), key, time]),
};

/** One line of a journal. */
export type Line = { [Word in keyof typeof forms]: z.output<(typeof forms)[Word]> }[keyof typeof forms];

/** The first line of a file. */
export const header = `${JSON.stringify({ journal: "telecom-center", version: VERSION })}\n`;

/** What a journal's text holds. Lines that were torn by a kill, or damaged, are counted and left out. */
export interface Text {
  readonly lines: readonly Line[];
  readonly damaged: number;
  /** The version of a file that this release does not understand. */
  readonly newer?: number;
}

/** Reads a journal's text. */
export function parseText(text: string): Text {
  const rows = text.split("\n").filter((row) => row !== "");
  const lines: Line[] = [];
  let damaged = 0;
  for (const row of rows) {
    const value = parseJson(row);
    const version = isHeader(value) ? value.version : undefined;
    if (typeof version === "number" && version > VERSION) return { lines: [], damaged: 0, newer: version };
    if (version !== undefined) continue;
    const parsed = formOf(value)?.safeParse(value);
    if (parsed?.success) lines.push(parsed.data as Line);
    else damaged += 1;
  }
  return { lines, damaged };
}

function formOf(value: unknown) {
  const word: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof word === "string" && Object.hasOwn(forms, word)
    ? forms[word as keyof typeof forms]
    : undefined;
}

function isHeader(value: unknown): value is { version: unknown } {
  return typeof value === "object" && value !== null && "journal" in value && "version" in value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
