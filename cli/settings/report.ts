import { kindIn } from "../../provider/lifecycle/words/kinds";
import { visible } from "../../provider/lifecycle/words/show";
import { columns } from "../terminal/columns";
import { counted } from "../terminal/progress";
import type { Carried } from "./carried";
import type { Account, Differing, Shown } from "./sources";

/** All that is known of a stack's account. */
export interface Report {
  readonly project: string;
  readonly stack: string;
  readonly settings: readonly Shown[];
  readonly account: Account;
  /** Null for a stack that was never deployed. */
  readonly lastUp: (Account & { readonly differs: readonly Differing[] }) | null;
  readonly objects: Carried;
  readonly answers: boolean;
  /** Why the API was not asked, or did not answer as it should. */
  readonly problem: string | null;
  /** Whether the settings, those of the last `up` and what the objects carry mean the same account. */
  readonly agrees: boolean;
  /** What to know where they don't. */
  readonly advice: readonly string[];
}

/** As one JSON text. */
export function jsonOf({ objects, advice: _, ...report }: Report): string {
  const { accounts, unmarked } = objects;
  const kind = report.problem === null ? null : (kindIn(report.problem) ?? null);
  return `${JSON.stringify({ ...report, kind, objects: accounts, unmarked }, null, 2)}\n`;
}

/** For people. */
export function textOf(report: Report): string {
  const { project, stack, settings, objects, answers, problem } = report;
  const rows = settings.map(({ name, value, from, variable, secret }) => [
    name,
    value ?? "-",
    [variable ?? from, ...(secret && from === "stack" ? ["secret"] : [])].join(", "),
  ]);
  const lines = [
    `${project}/${stack}`,
    "",
    ...columns([["Setting", "Value", "From"], ...rows]),
    "",
    ...columns([
      ["Account", called(report.account)],
      ["Last up", lastUp(report)],
      ...objects.accounts.map(({ count, ...account }) => [counted(count, "object"), called(account)]),
      ...(objects.unmarked > 0 ? [[counted(objects.unmarked, "object"), "no account noted"]] : []),
      ["API", answers ? "answers" : (problem ?? "was not asked").split("\n").join("\n  ")],
    ]),
  ];
  return `${lines
    .flatMap((line) => line.split("\n"))
    .map(visible)
    .join("\n")}\n`;
}

const called = ({ address, user }: Account) => `${address}, user ${JSON.stringify(user)}`;

function lastUp({ lastUp: last, account }: Report): string {
  if (!last) return "none yet";
  const differs = last.differs.map(({ name, value }) => `${name} ${value ?? "not set"}`).join(", ");
  const same = called(last) === called(account) ? "the same account" : called(last);
  return differs === "" ? "the same settings" : `${same}; it had: ${differs}`;
}
