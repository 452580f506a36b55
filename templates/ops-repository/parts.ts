import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The stacks that have too many customers for one: over how many parts they are spread, `production-0`, `production-1` and so on. */
export const parts: Record<string, number> = {
  // production: 32,
};

/** The parts of a stack; none of one that is whole. */
export const partsOf = (stack: string): string[] =>
  Array.from({ length: parts[stack] ?? 0 }, (_, n) => `${stack}-${n}`);

const lot = (file: string, part: string) => createHash("sha256").update(`${part} ${file}`).digest("hex");

/** The part that has a file of customers/: the one that draws the highest lot for it. So no file moves when others come or go. */
export const partWith = (file: string, stack: string): string =>
  partsOf(stack).reduce((best, part) => (lot(file, part) > lot(file, best) ? part : best));

/** The files of customers/ that a stack declares, without their ending: all of them, or its part. */
export function filesOf(name: string, folder = join(__dirname, "customers")): string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));
  const stack = name.replace(/-\d+$/, "");
  return partsOf(stack).includes(name) ? files.filter((file) => partWith(file, stack) === name) : files;
}
