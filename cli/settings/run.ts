import { newSession } from "../../provider/adapter/account";
import { keyOf, readSettings, unknownKeys } from "../../provider/adapter/settings";
import { kindOf } from "../../provider/lifecycle/words/kindOf";
import { withKind } from "../../provider/lifecycle/words/kinds";
import { visible } from "../../provider/lifecycle/words/show";
import { configurationOf, type StackValue } from "../../provider/stack/choice";
import { configurationOfLastUp } from "../../provider/stack/lastUp";
import { askState, objectsIn } from "../../provider/stack/state";
import { UsageError } from "../command";
import { findTarget, placeOf, type Target } from "../journal/stack/target";
import { untilStopped } from "../terminal/interrupt";
import { type Io, print, tell } from "../terminal/io";
import { adviceOn, agree } from "./agreement";
import { carriedBy } from "./carried";
import { jsonOf, type Report, textOf } from "./report";
import { type Account, accountOf, differing, SET, shownSettings } from "./sources";

/** What is asked for. */
export type Request = { readonly stack?: string; readonly format: "text" | "json" };

/** When the settings, the last `up` and the objects don't mean the same account. */
const DISAGREES = 3;

/**
 * Tells which account a stack's settings mean.
 *
 * @returns the exit status
 */
export async function runAccount({ format, ...choice }: Request, io: Io): Promise<number> {
  return untilStopped(
    async () => {
      const report = await look(await findTarget(choice, io), io);
      await print(io, format === "json" ? jsonOf(report) : textOf(report));
      for (const line of report.advice) tell(io, visible(line));
      if (report.problem !== null) return 1;
      return report.agrees ? 0 : DISAGREES;
    },
    () => "the account was not told.",
  );
}

async function look(target: Target, io: Io): Promise<Report> {
  const { project, stack, isHome, env } = target;
  if (!isHome) throw new UsageError(`The settings of ${project} are read in its own folder.`);
  const place = placeOf(target);
  const configured = await configurationOf(place);
  const { last, objects } = await askState({ ...place, secrets: true }, (text) => ({
    last: configurationOfLastUp(text),
    objects: carriedBy(objectsIn(text)),
  }));
  const account = accountOf((key) => configured.get(key)?.value, env);
  const lastUp = last
    ? { ...accountOf((key) => last.get(key)?.value, env), differs: differing(last, configured, env) }
    : null;
  const problem = await ask(configured, project, io);
  const report = {
    project,
    stack,
    settings: shownSettings(configured, env),
    account,
    lastUp,
    objects,
    answers: problem === null,
    problem,
    agrees: agree(account, lastUp, objects),
    advice: adviceOn(account, lastUp, objects),
  };
  return [configured, last].some((one) => one?.get(keyOf("username"))?.secret)
    ? withoutUsers(report)
    : report;
}

// Somebody keeps the user name a secret; it has been compared by now.
function withoutUsers(report: Report): Report {
  const hidden = <T extends Account>(account: T): T => ({ ...account, user: SET });
  const { account, lastUp, objects } = report;
  return {
    ...report,
    account: hidden(account),
    lastUp: lastUp && hidden(lastUp),
    objects: { ...objects, accounts: objects.accounts.map(hidden) },
  };
}

/** Sends one request; null where it is answered as it should be. */
async function ask(
  configured: ReadonlyMap<string, StackValue>,
  project: string,
  io: Io,
): Promise<string | null> {
  try {
    const get = (key: string) => configured.get(key)?.value;
    const settings = readSettings(get, io.env, unknownKeys(configured.keys(), project));
    const { api } = newSession({ ...settings, maxRetries: 0 }, (line) => tell(io, visible(line)));
    try {
      await api.page("customers", { page: { size: 1 } });
      return null;
    } finally {
      api.close();
    }
  } catch (error) {
    return withKind((error as Error).message, kindOf(error));
  }
}
