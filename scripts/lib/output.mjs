const paint = (code) => (text) =>
  process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text;
export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);

/** A failure whose message says all that the reader needs: printed without a stack trace. */
export class ReadableError extends Error {}

/** Rows with each column as wide as its widest cell, and those widths. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => String(cell).padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  return { lines, widths };
}

export function elapsed(since) {
  const seconds = (Date.now() - since) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** What is under way, in the order in which it began: on a terminal all of it shares one line, each its part of it. */
const underWay = new Set();

function counting() {
  const width = Math.floor((process.stderr.columns || 80) / underWay.size) - 1;
  return `\r\u001b[2K${[...underWay].map((short) => short().slice(0, width)).join(" ")}`;
}

/**
 * Something that takes a while: one line that counts on a terminal, and a line every 15 seconds elsewhere, so that a
 * log shows life without being flooded.
 */
export function progress(label, { quiet = false } = {}) {
  const started = Date.now();
  const terminal = process.stderr.isTTY;
  let detail = "";
  const line = (mark) => `${mark} ${label}${detail ? `: ${detail}` : ""} (${elapsed(started)})`;
  const short = () => `… ${elapsed(started)} ${detail || label}`;
  const show = () => {
    if (!quiet) process.stderr.write(terminal ? counting() : `${line("…")}\n`);
  };
  if (!quiet) underWay.add(short);
  if (!quiet && !terminal) process.stderr.write(`… ${label}\n`);
  const timer = setInterval(show, terminal ? 500 : 15_000);
  timer.unref();
  const end = (mark, text) => {
    clearInterval(timer);
    if (!underWay.delete(short)) return;
    if (text !== undefined) detail = text;
    process.stderr.write(`${terminal ? "\r\u001b[2K" : ""}${line(mark)}\n`);
  };
  return {
    update(text) {
      detail = text;
    },
    done: (text) => end("✓", text),
    failed: (text) => end("✗", text),
  };
}

/** The end of a script's main function: a readable error as it is, anything else with its stack. */
export function exitWith(error) {
  process.stderr.write(
    `\n${red(error instanceof ReadableError ? error.message : (error?.stack ?? error))}\n`,
  );
  process.exit(1);
}
