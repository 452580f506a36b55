import { z } from "zod";
import { sameJson } from "./same";

/** What a value may be: as an argument, on the wire, and when two of them mean the same. */
export interface Kind {
  /** The allowed values in words, to follow "must be". */
  readonly allowed: string;
  /** The allowed values of one element, where the value is a list. */
  readonly element?: string;
  /** Parses an argument into the form that stands in the state. */
  readonly argument: z.ZodType;
  /** Parses an attribute of an answer into the form that stands in the state. */
  readonly answer: z.ZodType;
  /** The value as it is sent. */
  write(value: unknown): unknown;
  /** Whether two values in the state's form mean the same to the API. */
  same(left: unknown, right: unknown): boolean;
  /** TypeScript types for the class: the argument's and the output's. */
  readonly types: { readonly input: string; readonly output: string };
  /** The closed set that it takes its value or values from. */
  readonly set?: ClosedSet;
}

/** Texts of which a value is one, with the name of their type among the exports. */
export interface ClosedSet {
  readonly name: string;
  readonly doc: string;
  readonly values: readonly string[];
}

interface Definition extends Partial<Kind> {
  allowed: string;
  argument: z.ZodType;
  answer: z.ZodType;
  types: Kind["types"];
  /** The form in which two values are compared. */
  canonical?: (value: unknown) => unknown;
}

/** Completes a kind: sent as it stands, compared by its canonical form. */
export function kind(definition: Definition): Kind {
  const canonical = definition.canonical ?? ((value: unknown) => value);
  return {
    write: (value) => value,
    same: (left, right) =>
      left !== undefined && right !== undefined && sameJson(canonical(left), canonical(right)),
    ...definition,
  };
}

/** Adds null, which clears the value. `absent` lists further spellings that mean null to the API. */
export function nullable(of: Kind, cleared: string, absent: readonly unknown[] = []): Kind {
  const normal = (value: unknown) => (absent.includes(value) ? null : value);
  return {
    ...of,
    allowed: `${of.allowed}, or null (${cleared})`,
    argument: of.argument.nullable(),
    // An empty text that means null is told as null; a documented default stays what it is.
    answer: of.answer.nullable().transform((value) => (value === "" ? normal(value) : value)),
    write: (value) => (value === null ? null : of.write(value)),
    same: (left, right) => {
      const [a, b] = [normal(left), normal(right)];
      return a === null || b === null ? a === b : of.same(a, b);
    },
    types: { input: `${of.types.input} | null`, output: `${of.types.output} | null` },
  };
}

/** Text, not blank. */
export const text: Kind = kind({
  allowed: "a text that is not blank",
  argument: z.string().refine((value) => value.trim() !== ""),
  answer: z.union([z.string(), z.number().transform(String)]),
  types: { input: "string", output: "string" },
});

/** Text or nothing; the API answers an empty text and null for the same thing. */
export const optionalText = (cleared: string): Kind =>
  nullable(
    kind({
      allowed: "a text",
      argument: z.string(),
      answer: text.answer,
      types: text.types,
    }),
    cleared,
    [""],
  );

/** A user name or a password, or none. A line break in it comes from a file or `echo`, and the other side answers no more than "wrong". */
export const credential = (cleared: string): Kind => {
  const plain = optionalText(cleared);
  const argument = z.string().superRefine((value, context) => {
    if (!/[\r\n]/.test(value)) return;
    const rule = /[\r\n]$/.test(value)
      ? "not end with a line break, as a file or `echo` ends"
      : "not hold a line break";
    context.addIssue({ code: "custom", params: { rule } });
  });
  return {
    ...plain,
    allowed: `a text without line breaks, or null (${cleared})`,
    argument: argument.nullable(),
  };
};

/** A whole number within bounds. */
export const integer = (minimum: number, maximum = Number.MAX_SAFE_INTEGER): Kind =>
  kind({
    allowed:
      maximum === Number.MAX_SAFE_INTEGER
        ? `an integer from ${minimum}`
        : `an integer from ${minimum} to ${maximum}`,
    argument: z.int().min(minimum).max(maximum),
    answer: z.union([
      z.int(),
      z
        .string()
        .regex(/^-?\d{1,15}$/)
        .transform(Number),
    ]),
    types: { input: "number", output: "number" },
  });

/** True or false; answers also use the texts "true" and "false". */
export const boolean: Kind = kind({
  allowed: "true or false",
  argument: z.boolean(),
  answer: z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]),
  types: { input: "boolean", output: "boolean" },
});

/** One of a closed set of texts. An answer may show another one, which a newer API knows. */
export const oneOf = (name: string, doc: string, values: readonly string[]): Kind =>
  kind({
    allowed: `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
    argument: z.enum(values),
    answer: z.string(),
    types: { input: name, output: name },
    set: { name, doc, values },
  });

/** What every answer gives: null stands in its type no more. */
export const always = (of: Kind): Kind => ({
  ...of,
  types: { ...of.types, output: of.types.output.replace(" | null", "") },
});

/** Any value that only the API sets. */
export const shown = (output: string): Kind =>
  kind({
    allowed: "nothing: only the API sets it",
    argument: z.never(),
    answer: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    types: { input: "never", output },
  });

/** A flag that only the API sets. */
export const shownFlag: Kind = { ...shown("boolean | null"), answer: boolean.answer.nullable() };

/** A text that only the API sets. */
export const shownText: Kind = { ...shown("string | null"), answer: text.answer.nullable() };

/** A point in time; answers tell it in UTC, with or without seconds, and the state holds ISO 8601. */
export const shownTime: Kind = {
  ...shown("string | null"),
  answer: z.union([z.string().transform(isoTime), z.null()]),
};

const TIME =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d*[1-9])?0*)?)? ?(?:Z|UTC|([+-]\d\d):?(\d\d)?)?$/i;

/** A time of an answer in ISO 8601, in UTC; one of no known form stays as it is, for a machine would read it in its own zone. */
export function isoTime(value: string): string {
  const parts = TIME.exec(value);
  if (!parts) return value;
  const [, day, minutes = "00:00", seconds = ":00", fraction, hoursAhead, minutesAhead = "00"] = parts;
  const time = `${day}T${minutes}${seconds}${fraction === undefined ? "" : `.${fraction}`}`;
  // Times in UTC, as the API's own are, need no parsing, which counts for a million call records.
  if (hoursAhead === undefined) return `${time}Z`;
  const parsed = new Date(`${time}${hoursAhead}:${minutesAhead}`);
  return Number.isNaN(parsed.getTime()) ? value : parsed.toISOString().replace(".000Z", "Z");
}

/** A number that only the API sets; some answers spell it as text. */
export const shownNumber: Kind = {
  ...shown("number | null"),
  answer: z.union([z.number(), z.string(), z.null()]),
};

/** Any JSON value that the program declares. */
export const anything: Kind = kind({
  allowed: "any value",
  argument: z.unknown(),
  answer: z.unknown(),
  types: { input: "unknown", output: "unknown" },
});
