import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(__dirname, "..", "..", "..");
export const read = (path: string) => readFileSync(join(root, path), "utf8");

const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file));

const readmesIn = (folder: string) =>
  readdirSync(join(root, folder))
    // Copies that other tests make for themselves.
    .filter((name) => !name.startsWith("."))
    .map((name) => join(folder, name, "README.md"))
    .filter((file) => existsSync(join(root, file)));

/** The pages about the package itself. */
export const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...below("docs")];

/** All pages that tell people what to type. */
export const guides = [...pages, ...readmesIn("examples"), ...readmesIn("templates")];

/** A fenced block, with the text between it and the block before. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly before: string;
}

export function blocks(markdown: string): Block[] {
  let end = 0;
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ 0: all, 1: language, 2: text, index }) => {
      const before = markdown.slice(end, index);
      end = index + all.length;
      return { language: language!, text: text!, before };
    },
  );
}

/** The lines of code on a page: those of its shell blocks and of blocks without a language, and its inline code. */
function code(markdown: string): string[] {
  const fenced = blocks(markdown)
    .filter(({ language }) => ["", "sh"].includes(language))
    .flatMap(({ text }) => text.split("\n"));
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, "");
  return [...fenced, ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!)];
}

/**
 * The command lines of a program on a page, each as its words after the program's name. A command ends at a pipe, a
 * redirection, another command, a comment, or the two blanks that set off an explanation.
 */
export function commandLines(markdown: string, program: string): string[][] {
  const start = new RegExp(`(?:^|[|;&]|\\$)\\s*(?:[A-Z_]+=\\S+ +)*${program} +(.*)$`);
  return code(markdown)
    .map((line) =>
      start
        .exec(line)?.[1]
        ?.split(/ {2}|\s*(?:[|;#>]|&&)/)[0]
        ?.trim(),
    )
    .filter((rest): rest is string => Boolean(rest))
    .map((rest) => rest.split(/\s+/));
}
