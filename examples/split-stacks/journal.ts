import { execFileSync } from "node:child_process";
import type { Part } from "./parts";

interface Entry {
  id: string | null;
  resource: string;
  exists: "yes" | "no" | "not asked";
}

/** What the journal of a stack holds and its state does not. */
function journal(stack: string, ...args: string[]): Entry[] {
  const all = ["telecom-center", "journal", "--stack", stack, "--format", "json", ...args];
  return JSON.parse(execFileSync("npx", all, { cwd: __dirname, stdio: "pipe", encoding: "utf8" })).objects;
}

const isHeld = (parts: Part[], id: string | null) =>
  parts.some(({ customers }) => customers.some(({ resources }) => resources.some((one) => one.id === id)));

/** What a run of the stack that was killed left behind. */
export const leftBehind = (stack: string, parts: Part[]): string[] =>
  journal(stack)
    .filter(({ id, exists }) => exists !== "no" && !isHeld(parts, id))
    .map(({ resource }) => resource);

/** Has the journal forget what another stack has now: else it would be for `telecom-center journal --delete` to delete. */
export function forgetMoved(stack: string, parts: Part[]): void {
  const ids = journal(stack).flatMap(({ id }) => (id !== null && isHeld(parts, id) ? [id] : []));
  if (ids.length > 0) journal(stack, "--forget", ...ids);
}
