import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Listed {
  key: string;
  name: string;
  number: string;
}

/** The whole list, from wherever you keep it. */
export const customers: Listed[] = Array.from({ length: Number(process.env.CUSTOMERS ?? 24) }, (_, n) => ({
  key: `customer-${n + 1}`,
  name: `Customer ${n + 1}`,
  number: String(12125550100 + n),
}));

/** Where the number of stacks is recorded. `deploy.ts move` writes it, nobody else. */
export const RECORD = join(__dirname, "stacks.json");

export const recorded = (): number => JSON.parse(readFileSync(RECORD, "utf8")).stacks;

export const names = (stacks: number): string[] => Array.from({ length: stacks }, (_, n) => `part-${n}`);

const lot = (key: string, stack: string) => createHash("sha256").update(`${stack} ${key}`).digest("hex");

/**
 * The stack of a customer: the one that draws the highest lot for it. So nobody moves when others come or go, one stack more takes
 * over no more than its own share, and one less gives away only what it had.
 */
export function stackOf(key: string, stacks: number): string {
  return names(stacks).reduce((best, name) => (lot(key, name) > lot(key, best) ? name : best));
}
