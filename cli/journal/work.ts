import type { Settings } from "../../provider/adapter/settings";
import { journalFolder } from "../../provider/journal";
import { CommandError } from "../command";
import { type Io, print, shown, tell } from "../terminal/io";
import { configured } from "./stack/account";
import { type Choice, findTarget, type Target } from "./stack/target";

/** What is wanted of a journal. */
export type Request = Choice & {
  readonly delete?: boolean;
  readonly forget?: boolean;
  /** Without a question. */
  readonly yes?: boolean;
  readonly format: "text" | "json";
};

/** What the parts of the command share: the stack, its journal's folder, its account, and to whom what is said. */
export interface Work {
  readonly request: Request;
  readonly io: Io;
  readonly target: Target;
  readonly folder: string;
  /** The account; undefined where none is configured, for the reason that `problem` gives. */
  readonly settings: Settings | undefined;
  readonly problem: string | undefined;
  /** Tells the person. */
  say(text: string): void;
  /** Tells what was done: part of the result, unless that is JSON. */
  report(text: string): Promise<void>;
}

/** Finds the stack, its settings and its journal. */
export async function prepare(request: Request, io: Io): Promise<Work> {
  const say = (text: string) => tell(io, text);
  const target = await findTarget(request, io);
  const { settings, problem, journal } = await configured(target, say);
  const folder = journalFolder(journal, io.env, target.folder);
  if (folder === undefined) throw new CommandError("No journal is kept: telecom-center:journal is off.");
  if (request.delete && !settings) throw new CommandError(problem!);
  const report = async (text: string) =>
    request.format === "text" ? print(io, `${shown(text)}\n`) : say(text);
  return { request, io, target, folder, settings, problem, say, report };
}
