import { visible } from "../../provider/lifecycle/words/show";
import { isWrittenWhole } from "../../provider/stack/backend";
import { CommandError } from "../command";
import { findTarget, type Target } from "../journal/stack/target";
import { type Io, tell } from "../terminal/io";
import { leftBehind, noteWritten } from "./aftermath";
import { readArguments, type Told } from "./arguments";
import { journalOf, type Kept, refusal } from "./journal";
import { packagesOf } from "./packages";
import { runEngine } from "./start";

/** What the engine is to do. */
export type Doing = "up" | "destroy";

const SHOWN = 3;

/**
 * Runs `pulumi up` or `pulumi destroy` so that the engine writes its state once, at its end.
 *
 * @param args - the engine's own arguments
 * @returns the engine's exit status
 * @throws CommandError where that is not safe
 */
export async function runOnce(doing: Doing, args: readonly string[], io: Io): Promise<number> {
  const cwd = (io.cwd ?? process.cwd)();
  const told = readArguments(args, cwd);
  const target = await findTarget(told.stack === undefined ? {} : { stack: told.stack }, {
    ...io,
    cwd: () => told.folder,
  });
  const engine = (env: NodeJS.ProcessEnv) => runEngine([doing, ...args], cwd, io, env);
  if (!isWrittenWhole(target.backend)) {
    say(io, `The backend ${target.backend} saves each step by itself: this runs as \`pulumi ${doing}\`.`);
    return engine(io.env);
  }
  const journal = await prepare(doing, target, told, io);
  const status = await engine({ ...io.env, PULUMI_SKIP_CHECKPOINTS: "true" });
  if (status === 0) noteWritten(journal, target);
  const left = status === 0 ? undefined : await leftBehind(journal, target);
  if (left !== undefined) say(io, left);
  return status;
}

async function prepare(doing: Doing, target: Target, told: Told, io: Io): Promise<Kept> {
  const { isEmpty, others } = await packagesOf(target);
  if (others.length > 0) {
    const more = others.length > SHOWN ? ", …" : "";
    const types = `${others.slice(0, SHOWN).join(", ")}${more}`;
    throw new CommandError(
      visible(
        refusal(
          `the state of ${nameOf(target)} holds resources of other packages, which keep no journal: ${types}`,
        ),
      ),
    );
  }
  const journal = await journalOf(target, told);
  if (isEmpty && doing === "up")
    say(
      io,
      "note: the state holds nothing yet, so that it can't be known whether the program uses other packages. What those make would be known to nobody if this run were killed.",
    );
  if (isSet(io.env.CI) && !journal.isNamed)
    say(
      io,
      `warning: CI is set, and no folder of the journal is named: ${journal.path} goes with this machine, and a later run could not finish what this one leaves if it is killed. TELECOM_CENTER_JOURNAL names a folder that the pipeline keeps.`,
    );
  return journal;
}

const nameOf = ({ project, stack }: Target) => `${project}/${stack}`;
const isSet = (text: string | undefined) => text !== undefined && text !== "" && text !== "false";
const say = (io: Io, line: string) => tell(io, visible(line));
