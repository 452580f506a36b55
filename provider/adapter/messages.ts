import { visibleLines } from "../api";

/** What an error tells the operator; what can't be seen of it is written out. */
export function messageOf(error: unknown): string {
  return visibleLines(error instanceof Error ? error.message : String(error));
}
