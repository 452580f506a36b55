import { visibleLines } from "../api";
import { kindOf, withKind } from "../lifecycle";

/** What an error tells the operator, with its kind; what can't be seen of it is written out. */
export function messageOf(error: unknown): string {
  return withKind(visibleLines(error instanceof Error ? error.message : String(error)), kindOf(error));
}
