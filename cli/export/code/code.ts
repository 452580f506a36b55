const WIDTH = 110;

/** One member of an object: its name and the source of its value, and what a reader should know of it. */
export interface Member {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** A part of a statement: a piece of source, or an object. */
export type Part = string | readonly Member[];

/** A call with its arguments: on one line where that fits, else an argument a line, and a member a line. */
export function call(callee: string, args: readonly Part[]): string {
  const line = `${callee}(${args.map(inline).join(", ")});`;
  if (!args.some(hasNotes) && line.length <= WIDTH) return line;
  return [`${callee}(`, ...args.flatMap((arg) => indented(lines(arg))), ");"].join("\n");
}

/** Text as lines of a comment. */
export function comment(text: string): string {
  return `// ${text}`;
}

function lines(part: Part): string[] {
  const line = `${inline(part)},`;
  if (typeof part === "string" || (!hasNotes(part) && line.length + 2 <= WIDTH)) return [line];
  const members = part.map((member) => `${inlineMember(member)},${member.note ? ` // ${member.note}` : ""}`);
  return ["{", ...indented(members), "},"];
}

function inline(part: Part): string {
  return typeof part === "string" ? part : `{ ${part.map(inlineMember).join(", ")} }`;
}

const inlineMember = ({ name, value }: Member) => (name === value ? name : `${name}: ${value}`);
const indented = (texts: readonly string[]) => texts.map((text) => `  ${text}`);
const hasNotes = (part: Part) => typeof part !== "string" && part.some(({ note }) => note !== undefined);
