import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import type { Part } from "./parts";

export interface Entry {
  id: string | null;
  resource: string;
  exists: "yes" | "no" | "not asked";
}

// What `npx telecom-center` starts, without the time that npx takes.
const manifest = require.resolve("pulumi-telecom-center/package.json");
const command = join(dirname(manifest), require(manifest).bin["telecom-center"]);

/** What the journal of a stack holds and its state does not. */
export function journal(stack: string, ...args: string[]): Entry[] {
  const all = [command, "journal", "--stack", stack, "--format", "json", ...args];
  const options = { cwd: __dirname, stdio: "pipe", encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, all, options)).objects;
}

const isHeld = (parts: Part[], id: string | null) =>
  parts.some(({ customers }) => customers.some(({ resources }) => resources.some((one) => one.id === id)));

/** What a run of the stack that was killed left behind. */
export const leftBehind = (entries: Entry[], parts: Part[]): string[] =>
  entries.filter(({ id, exists }) => exists !== "no" && !isHeld(parts, id)).map(({ resource }) => resource);

/** Has the journal forget what another stack has now: else it would be for `telecom-center journal --delete` to delete. */
export function forgetMoved(stack: string, parts: Part[]): void {
  const ids = journal(stack).flatMap(({ id }) => (id !== null && isHeld(parts, id) ? [id] : []));
  if (ids.length > 0) journal(stack, "--forget", ...ids);
}
