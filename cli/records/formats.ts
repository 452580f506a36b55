import type { Row } from "./columns";

/** A text form of call records. */
export interface Format {
  /** What comes before the first record. */
  head(columns: readonly string[]): string;
  /** One record with its line end. */
  record(columns: readonly string[], row: Row): string;
}

// RFC 4180, section 2: fields with commas, quotes or line breaks are quoted, quotes doubled, lines end in CRLF.
function field(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (values: readonly unknown[]) => `${values.map(field).join(",")}\r\n`;

export const formats = {
  csv: {
    head: line,
    record: (_columns, row) => line(row),
  },
  jsonl: {
    head: () => "",
    record: (columns, row) =>
      `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])))}\n`,
  },
} satisfies Record<string, Format>;
