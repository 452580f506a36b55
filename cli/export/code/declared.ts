/** A resource that a file of TypeScript declares for an object. */
export interface Declared {
  readonly class: string;
  readonly name: string;
  readonly variable: string;
  readonly id: string;
}

const OPENING = /\bconst\s+([\w$]+)\s*=\s*new\s+telecom\.(\w+)\s*\(/g;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/;
const TOKEN = new RegExp(String.raw`//.*|/\*[^]*?\*/|${TEXT.source}|[()]`, "g");
const IMPORT = new RegExp(String.raw`\bimport:\s*(${TEXT.source})\s*,?\s*\}\s*,?\s*\)$`);

/** The declarations with the option `import` in a file that an export wrote and somebody may have edited since. */
export function declarationsIn(text: string): Declared[] {
  return [...text.matchAll(OPENING)].flatMap((opening) => {
    const [head, variable, className] = opening as unknown as [string, string, string];
    const call = closed(text.slice(opening.index + head.length - 1));
    const [name] = new RegExp(`^\\(\\s*(?:${TEXT.source})`).exec(call) ?? [];
    const [, id] = IMPORT.exec(call) ?? [];
    if (name === undefined || id === undefined) return [];
    return [{ class: className, variable, name: unquoted(name.slice(1)), id: unquoted(id) }];
  });
}

/** From an opening parenthesis to the one that closes it. */
function closed(text: string): string {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (depth === 0 && token === ")") return text.slice(0, index + 1);
  }
  return "";
}

function unquoted(source: string): string {
  const inner = source.trim().slice(1, -1);
  try {
    return JSON.parse(`"${inner.replace(/\\(['`])/g, "$1").replace(/(?<!\\)"/g, '\\"')}"`);
  } catch {
    return inner;
  }
}
