/** A table; a cell's line breaks and bars are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replace(/\n+/g, " ").replace(/\|/g, "\\|");
}

/** Code within a line. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Names as code, with commas between them. */
export function codes(names: readonly string[]): string {
  return names.map(code).join(", ");
}

/** A block of TypeScript. */
export function typescript(source: string): string {
  return `\`\`\`ts\n${source.trim()}\n\`\`\``;
}

/** The parts of a page with an empty line between them; parts that are empty are left out. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A sentence from a text that may lack its full stop. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
