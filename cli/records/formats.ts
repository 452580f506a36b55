import type { Row } from "./columns";

/** A text form of call records. */
export interface Format {
  /** What stands before the first record, without its line end; undefined for nothing. */
  head(columns: readonly string[]): string | undefined;
  /** One record without its line end. */
  record(columns: readonly string[], row: Row): string;
  readonly lineEnd: string;
}

// RFC 4180, section 2: fields with commas, quotes or line breaks are quoted, quotes doubled, lines end in CRLF.
function field(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (values: readonly unknown[]) => values.map(field).join(",");

export const formats: Record<"csv" | "jsonl", Format> = {
  csv: {
    head: line,
    record: (_columns, row) => line(row),
    lineEnd: "\r\n",
  },
  jsonl: {
    head: () => undefined,
    record: (columns, row) =>
      JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))),
    lineEnd: "\n",
  },
};
