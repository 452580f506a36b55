import { CommanderError } from "commander";
import type * as kinds from "../provider/lifecycle/words/kindOf";
import { withKind } from "../provider/lifecycle/words/kinds";
import { UsageError } from "./command";
import { commands } from "./commands";
import { program, toParse } from "./program";
import { StoppedError } from "./terminal/interrupt";
import { type Io, tell } from "./terminal/io";

/** Exit statuses; a command may have 3 for an outcome of its own, and one that Ctrl-C ended has 130. */
export const STATUS = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Runs a command line.
 *
 * @param args - without the names of Node.js and of the program
 * @returns the exit status
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let status: number = STATUS.done;
  try {
    // Commander would take some of another program's arguments for its own.
    const passing = commands.find(({ passesOn, name }) => passesOn && name === args[0]);
    if (passing && !asksForHelp(args)) return (await passing.run(args.slice(1), {}, io)) ?? STATUS.done;
    await program(io, (result) => {
      status = result ?? STATUS.done;
    }).parseAsync(toParse(args), { from: "user" });
    return status;
  } catch (error) {
    return failed(error, io);
  }
}

// What stands after "--" is nobody's option.
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === "--help" || arg === "-h");
}

function failed(error: unknown, io: Io): number {
  // Commander has told what is wrong by now. Help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.done : STATUS.usage;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  // Loaded for failures alone, as help and usage are to cost nothing.
  const { kindOf } = require("../provider/lifecycle/words/kindOf") as typeof kinds;
  tell(io, `error: ${withKind(message, kindOf(error))}`);
  if (io.env.TELECOM_CENTER_LOG === "debug" && stack) tell(io, stack);
  if (error instanceof StoppedError) return error.status;
  return error instanceof UsageError ? STATUS.usage : STATUS.failed;
}
