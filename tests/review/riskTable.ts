import type { Verdict } from "../../review/judging/risk";
import { rules } from "../../review/judging/rules";

const cell = ({ risk, because }: Verdict) => `${risk}: ${because}`;

/** The table of docs/reviewing.md: what making, replacing and deleting one of each kind does. */
export function rows(): string[] {
  return Object.values(rules).map(
    (rule) => `| ${rule.one} | ${cell(rule.create)} | ${cell(rule.replace)} | ${cell(rule.delete)} |`,
  );
}
