import { counted, type Progress } from "../terminal/progress";
import type { Language } from "./code/otherLanguages";
import type { Changes } from "./files/folder";
import { INSTALL, type Summary, setting } from "./files/project";
import type { Account } from "./reading/account";

/** Of each kind, no more are told on a terminal than anybody reads. */
const TOLD = 20;

/** Tells, before anything is written, what becomes of what is in the folder. */
export function tellChanges({ edited, removed, left, foreign, others }: Changes, progress: Progress): void {
  for (const name of edited) progress.line(`warning: ${name} was edited by hand; it is replaced.`);
  for (const name of left)
    progress.line(
      `warning: ${name} was edited by hand, and nothing of the account belongs there any more; it is left alone.`,
    );
  if (removed.length > 0)
    progress.line(`Removed, as nothing of the account belongs there any more: ${named(removed)}.`);
  for (const name of foreign)
    progress.line(`warning: ${name} is not of an export; it is left alone, and not written.`);
  if (others.length > 0) progress.line(`Not of an export, and left alone: ${named(others)}.`);
}

/** Tells what was written, and what is to be done next. */
export function tellSummary(
  summary: Summary,
  account: Account,
  path: string,
  language: Language,
  progress: Progress,
): void {
  const { counts, secrets, hidden, undeclared, warnings } = summary;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const classes = [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
  progress.line(`${counted(total, "resource")} written to ${path}${classes ? ` (${classes})` : ""}.`);
  for (const [name, count] of account.skipped)
    progress.line(`${counted(count, name)} left out, as asked for.`);
  for (const { of, reason } of undeclared) progress.line(`warning: ${of} is not declared: ${reason}.`);
  for (const warning of warnings) progress.line(`warning: ${warning}`);
  const leftOut = undeclared.length + account.strangers;
  if (leftOut > 0)
    progress.line(
      `${counted(leftOut, "object")} left out of the code; README.md lists them with their reasons.`,
    );
  if (secrets.length > 0) {
    progress.line(`Before the first preview, set ${counted(secrets.length, "secret")}:`);
    for (const secret of secrets.slice(0, TOLD)) progress.line(`  ${setting(secret)}`);
    if (secrets.length > TOLD) progress.line(`  and ${secrets.length - TOLD} more, in README.md`);
  }
  if (hidden.length > 0)
    progress.line(
      `${counted(hidden.length, "password")} that the account hides left out of the code: README.md lists what to set to have them managed.`,
    );
  const next = [`cd ${path}`, ...INSTALL[language], "pulumi preview"].join(" && ");
  progress.line(`Next: ${next}. README.md there tells the rest.`);
}

function named(names: readonly string[]): string {
  const more = names.length > TOLD ? ` and ${names.length - TOLD} more` : "";
  return names.slice(0, TOLD).join(", ") + more;
}
