import { newSession } from "../../provider/adapter/account";
import { UsageError } from "../command";
import { canAsk } from "../terminal/confirm";
import { untilStopped } from "../terminal/interrupt";
import { type Io, print } from "../terminal/io";
import { counted } from "../terminal/progress";
import { deleteListed } from "./clearing/delete";
import { forgetAll } from "./clearing/forget";
import { Outcome } from "./clearing/outcome";
import { refuseDuringRun, refuseFault } from "./clearing/refuse";
import { chosenOf } from "./finding/choose";
import { type Asked, askAll } from "./finding/exists";
import { type Item, toItem } from "./finding/items";
import { type Look, look } from "./finding/look";
import { jsonOf, textOf } from "./list";
import { prepare, type Request, type Work } from "./work";

/**
 * Lists what a stack's journal holds and its state does not, and deletes or forgets it where that is asked for.
 *
 * @param names - resources or ids; all where there are none
 * @returns the exit status: 1 where something failed or was left alone
 */
export async function runJournal(names: readonly string[], request: Request, io: Io): Promise<number> {
  if (request.delete && request.forget)
    throw new UsageError("--delete and --forget exclude each other: what is deleted is forgotten.");
  if (request.delete && !request.yes && !canAsk(io))
    throw new UsageError(
      "--delete asks first, and there is no terminal to ask on: nothing was done. --yes deletes without a question.",
    );
  const outcome = new Outcome();
  return untilStopped(
    () => journal(names, request, io, outcome),
    () => outcome.left,
  );
}

async function journal(
  names: readonly string[],
  request: Request,
  io: Io,
  outcome: Outcome,
): Promise<number> {
  const work = await prepare(request, io);
  const seen = await look(work.target, work.folder, work.settings);
  tellOthers(work, seen);
  const all = seen.missing.map((missing) => toItem(missing, seen));
  const { items, faults } = await asked(work, chosenOf(all, names), seen);
  if (request.format === "text") await print(io, textOf(work.target, items));
  if (request.delete && faults.length > 0)
    work.say("Nothing was deleted: what exists could not be found out.");
  else if (request.delete && items.length > 0) await deleteListed(work, items, outcome);
  else if (request.forget && items.length > 0) await forgetListed(work, items, seen, outcome);
  else if (request.format === "text" && items.length > 0) work.say(HINT);
  if (request.format === "json")
    await print(
      io,
      jsonOf(work.target, seen.path, items, (item) => outcome.of(item)),
    );
  return outcome.isIncomplete || (faults.length > 0 && !request.forget) ? 1 : 0;
}

const HINT =
  "`pulumi up` takes up what the program still declares. --delete deletes the rest from the account, --forget leaves it there.";

function tellOthers({ say }: Work, { others }: Look): void {
  for (const [account, count] of others)
    say(`${counted(count, "more object")} of another account, ${account}: its credentials show them.`);
}

async function asked(work: Work, items: readonly Item[], seen: Look): Promise<Asked> {
  const { settings, problem, say } = work;
  if (items.length === 0) return { items, faults: [] };
  if (!settings) {
    say(`The account was not asked whether they exist.\n${problem}`);
    return { items, faults: [] };
  }
  const session = newSession(settings, say);
  try {
    const answer = await askAll(session, items, seen);
    for (const fault of answer.faults) say(`error: ${fault}`);
    return answer;
  } finally {
    session.api.close();
  }
}

async function forgetListed(work: Work, items: readonly Item[], seen: Look, outcome: Outcome): Promise<void> {
  await refuseDuringRun(work);
  outcome.begin();
  await forgetAll(items);
  refuseFault(seen);
  for (const item of items) outcome.note(item, "forgotten");
  await work.report(`forgotten: ${counted(items.length, "object")}. The account was left as it is.`);
}
