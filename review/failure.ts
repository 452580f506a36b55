import type { Document } from "./reading/document";
import { PASSIVE } from "./reading/resource";

const UNTOLD = "the engine stopped without a reason";

/** Why a preview failed, in the words of its document; none where it did not. */
export function errorsOf(document: Document): string[] {
  const all = document.diagnostics.filter(({ severity }) => severity === "error").map(textOf);
  const told = all.filter((message) => message !== "" && message !== "preview failed");
  if (told.length > 0) return told;
  const sign = signOf(document, all.length > 0);
  return sign === undefined ? [] : [`${UNTOLD}: ${sign}`];
}

const textOf = ({ message }: { message: string }): string =>
  message
    .trim()
    .replace(/^error: (Preview failed: )?/i, "")
    .replace(/\s+/g, " ");

/** By what a failure shows of which nothing is told. */
function signOf({ result, steps, changeSummary }: Document, hasError: boolean): string | undefined {
  // A mandatory policy that is violated leaves no more than "preview failed".
  if (hasError) return "the preview does not say why, its output at a terminal does, or a policy's";
  if (result && result !== "succeeded") return `the document says that its result is ${result}`;
  if (!steps) return "the document lacks its steps";
  const counted = COUNTED.reduce((sum, op) => sum + (changeSummary[op] ?? 0), 0);
  const shown = steps.filter(({ op }) => !PASSIVE.has(op)).length;
  return counted > shown ? `the document counts ${counted} changes and holds ${shown}` : undefined;
}

/** What the engine counts and always shows as well. */
const COUNTED = ["create", "update", "replace", "delete", "import"];
