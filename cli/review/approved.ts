import { parseReview } from "../../provider/adapter/approving/approved";
import { differencesFrom, type Format, type Review, tellDifferences } from "../../review";
import { CommandError } from "../command";
import { textOf } from "../sources";
import { type Io, printShown } from "../terminal/io";

const DIFFERS = 3;

/**
 * Compares a review with one that was approved, and tells only what differs.
 *
 * @returns the exit status
 */
export async function compareWithApproved(
  file: string,
  reviewed: Review,
  format: Format,
  io: Io,
): Promise<number | undefined> {
  const approved = parseReview(await textOf(file));
  if ("fault" in approved)
    throw new CommandError(
      `${file} can't be compared with: ${approved.fault}. It is what \`review --format json\` wrote.`,
    );
  const compared = differencesFrom(approved, reviewed);
  const lines = tellDifferences(reviewed, compared.differs);
  const text =
    format === "json"
      ? JSON.stringify(compared, null, 2)
      : lines.length > 0
        ? lines.map((line) => (format === "markdown" ? `- ${inMarkdown(line)}` : line)).join("\n")
        : `As approved (${compared.fingerprint.slice(0, 12)}).`;
  await printShown(io, `${text}\n`);
  return lines.length > 0 ? DIFFERS : undefined;
}

// Names that customers chose stand in it.
function inMarkdown(line: string): string {
  const fence = "`".repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return `${fence} ${line} ${fence}`;
}
