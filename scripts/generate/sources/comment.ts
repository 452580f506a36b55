/** A documentation comment. */
export function comment(text: string, indent: string): string {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** An example as an editor shows it. */
export function example(program: string): string {
  return `@example\n\`\`\`ts\n${program.trim()}\n\`\`\``;
}
