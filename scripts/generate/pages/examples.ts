import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "..", "..", "..", "examples", "reference");

/** The program that shows a class, or the functions of a list: `Customer`, `getCustomers`. */
export function exampleOf(name: string): string {
  return readFileSync(join(folder, `${name}.ts`), "utf8");
}
