import type * as kinds from "../../provider/entities/kinds";
import { type Command, UsageError } from "../command";
import type * as records from "../records/write";

/** A point in time; without a zone it is UTC. */
function time(text: string): Date {
  const { isoTime } = require("../../provider/entities/kinds") as typeof kinds;
  const iso = isoTime(text.trim());
  const date = new Date(iso);
  const day = text.trim().slice(0, 10);
  // JavaScript takes 31 February for a day in March.
  const exists = new Date(day).toJSON()?.startsWith(day);
  if (iso.endsWith("Z") && exists && !Number.isNaN(date.getTime())) return date;
  throw new UsageError(
    'A time is a date or ISO 8601, such as 2026-01-31, "2026-01-31 08:00" (UTC) or 2026-01-31T08:00:00.250+02:00.',
  );
}

function pageSize(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 100_000) return number;
  throw new UsageError("A page size is a whole number from 1 to 100000.");
}

/** `telecom-center cdrs` */
export const cdrs: Command<{ from: Date; to: Date } & Omit<records.Request, "kind" | "from" | "to">> = {
  name: "cdrs",
  summary: "Writes call records as CSV or JSON lines.",
  details: [
    "Calls that began at --from or later, and before --to: periods that follow each other share no record. Times without a zone are UTC, on every machine. A filter that the account refuses is applied here; more is read then.",
    "CSV as in RFC 4180, in UTF-8, with a header row. JSON lines: one object a line.",
    "The cells are what the API tells, unchanged. A spreadsheet takes a text that begins with = + - @ for a formula, and callers choose their names: import the columns as text. On a terminal alone, control and bidi characters are written out. A value that is not understood is written as it came, with one warning for each kind.",
    "How many records were written is told on standard error. After a failure (exit status 1) or Ctrl-C (130) it says how many came before it; nothing is resumed. With --out, the file appears when it is complete: until then, and after a failure, it is called FILE.partial (FILE.<process id>.partial beside another run's).",
  ],
  arguments: [
    {
      name: "<kind>",
      description: "calls from the PBX to gateways, or calls that came in over trunks",
      choices: ["termination", "incoming"],
    },
  ],
  options: [
    { flags: "--from <time>", description: "first moment", required: true, parse: time },
    {
      flags: "--to <time>",
      description: "first moment that is no longer wanted",
      required: true,
      parse: time,
    },
    { flags: "--format <format>", description: "what to write", choices: ["csv", "jsonl"], preset: "csv" },
    { flags: "--out <file>", description: "file to write, in place of standard output" },
    { flags: "--force", description: "replace the file of --out" },
    { flags: "--customer <id>", description: "the calls of one customer" },
    {
      flags: "--page-size <n>",
      description: "records asked for at once (default: 500, or the API's own where it refuses that)",
      parse: pageSize,
    },
    { flags: "--strict", description: "exit status 1 where a value was not understood; the same is written" },
  ],
  examples: [
    {
      does: "January's outbound calls",
      command: "telecom-center cdrs termination --from 2026-01-01 --to 2026-02-01 --out january.csv",
    },
    {
      does: "One customer's inbound calls of an hour, through jq",
      command:
        'telecom-center cdrs incoming --from "2026-01-31 08:00" --to "2026-01-31 09:00" --customer 1000001 --format jsonl | jq .srcNumber',
    },
  ],
  needsAccount: true,
  incomplete: null,
  async run([kind], { from, to, ...options }, io) {
    if (from >= to) throw new UsageError("--from must lie before --to.");
    const { writeRecords } = require("../records/write") as typeof records;
    return writeRecords({ kind: kind as records.Request["kind"], from, to, ...options }, io);
  },
};
