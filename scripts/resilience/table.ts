/** What a part found. */
export interface Table {
  header: string[];
  rows: (string | number)[][];
  /** Sentences below the table. */
  notes: string[];
  /** Whether everything is as it has to be. */
  passed: boolean;
}

export function markdown({ header, rows, notes }: Table): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
  const table = [line(header), line(header.map(() => "---")), ...rows.map(line)];
  return [...table, ...notes.map((note) => `\n${note}`)].join("\n");
}

/** Puts text between a page's marks of that name. */
export function mark(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- figures: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page lacks the marks "${start}" and "${end}".`);
  return `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`;
}

/** Progress, apart from the tables. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
