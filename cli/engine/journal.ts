import { commandFor, givenOf, keyOf, variableOf } from "../../provider/adapter/settings";
import { JournalFile, journalFolder, journalPath, scopesIn } from "../../provider/journal";
import { configurationOf } from "../../provider/stack/choice";
import { stackFileOf } from "../../provider/stack/stackFile";
import { CommandError } from "../command";
import { placeOf, type Target } from "../journal/stack/target";
import type { Told } from "./arguments";

const KEY = keyOf("journal");

/** The journal by which a run is finished that was ended before the engine could write its state. */
export interface Kept {
  readonly path: string;
  /** Whether somebody named its folder. */
  readonly isNamed: boolean;
}

/**
 * Finds the journal of a stack, and makes sure that it can be written.
 *
 * @throws CommandError where none is kept
 */
export async function journalOf(target: Target, told: Told): Promise<Kept> {
  const setting = await settingOf(target, told);
  const folder = journalFolder(setting, target.env, target.folder);
  if (folder === undefined) throw new CommandError(refusal(`no journal is kept: ${KEY} is off`));
  const path = journalPath(folder, target.project, target.stack);
  try {
    // An empty line says nothing, and shows that the disk takes it.
    await new JournalFile(path).append("\n");
    scopesIn(path);
  } catch (error) {
    throw new CommandError(
      refusal(`the journal in ${folder} can't be written: ${(error as Error).message}`, OTHER_FOLDER),
    );
  }
  return { path, isNamed: setting !== undefined };
}

const OTHER_FOLDER = `\`${commandFor("journal")} FOLDER\` or ${variableOf("journal")} sets another folder.`;

/** Why the engine is not to write its state once. */
export const refusal = (reason: string, cure = "`pulumi up` and `pulumi destroy` save each step.") =>
  `Nothing was done, because ${reason}. What a killed run made would be known to nobody. ${cure}`;

async function settingOf(target: Target, { config, configFile }: Told): Promise<string | undefined> {
  const { project, stack, folder, env } = target;
  const set = config.get(KEY);
  const file =
    configFile === undefined ? stackFileOf({ project, stack, folder }, "telecom-center") : undefined;
  const isClear = file && (file.get(KEY) !== undefined || (file.isWhole && !file.has(KEY)));
  const inStack = set ?? (isClear ? file.get(KEY) : await asked(target, configFile));
  return givenOf("journal", (key) => (key === KEY ? inStack : undefined), env).text;
}

async function asked(target: Target, configFile: string | undefined): Promise<string | undefined> {
  return (await configurationOf({ ...placeOf(target), ...(configFile !== undefined && { configFile }) })).get(
    KEY,
  )?.value;
}
