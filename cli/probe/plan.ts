import { NAME } from "./lab/names";
import type { Question } from "./questions/question";

/** What a probe is going to do, in order and in numbers. */
export function planOf(questions: readonly Question[], account: { address: string; user: string }): string {
  const writes = questions.some(({ reads }) => !reads);
  const requests = questions.reduce((sum, question) => sum + question.requests, 0);
  const lines = [
    `Asks the account of ${account.user} at ${account.address} ${questions.length} questions, with about ${requests} requests.`,
    writes
      ? `At most two customers named "${NAME}" are made, with objects under them and one gateway without a customer, and taken away again; what an earlier probe left as well. No other object is changed.`
      : "Nothing is written.",
    "",
    ...questions.flatMap(({ key, sends, learns, undo, reads }, index) => [
      `${String(index + 1).padStart(3)}. ${key}: ${learns}`,
      `     ${sends}${reads ? "" : `; ${undo}`}`,
    ]),
    "",
  ];
  return lines.join("\n");
}
