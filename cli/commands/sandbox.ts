import type * as running from "../../sandbox/run";
import { type Command, UsageError } from "../command";
import { StoppedError } from "../terminal/interrupt";
import { print, tell } from "../terminal/io";

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65535) return number;
  throw new UsageError("A port is a number from 0 to 65535; 0 takes any that is free.");
}

/** `telecom-center sandbox` */
export const sandbox: Command = {
  name: "sandbox",
  summary: "Runs a local Operator API for trials and tests.",
  details: [
    "It listens on 127.0.0.1 alone, prints its address and credentials, and ends with Ctrl-C.",
    "Below /_sandbox/ another process tells it what to get wrong: see the guide on testing stacks.",
    "A --data file has one sandbox at a time: a second one is refused.",
    "Exit status 1: the port or the data file is in use, or a file can't be read or is wrong; the message names the place. Ctrl-C: 130.",
  ],
  options: [
    {
      flags: "--port <n>",
      description: "port to listen on; 0 takes any that is free",
      parse: port,
      preset: 8080,
    },
    { flags: "--seed <file>", description: "JSON file of what the account holds at first" },
    {
      flags: "--like <file>",
      description: "report of `telecom-center probe`: answers as that account does",
    },
    { flags: "--data <file>", description: "file that keeps the account from one run to the next" },
  ],
  examples: [
    { does: "An empty account in memory", command: "telecom-center sandbox" },
    {
      does: "An account that answers as a real one, by the report of a probe",
      command: "telecom-center sandbox --like account.json",
    },
    {
      does: "An account that is still there tomorrow",
      command: "telecom-center sandbox --data account.json",
    },
  ],
  needsAccount: false,
  incomplete: null,
  async run(_args, options, io) {
    const { runSandbox } = require("../../sandbox/run") as typeof running;
    const started = await runSandbox(options, (line) => void print(io, `${line}\n`));
    tell(io, "Set TELECOM_CENTER_BASE_URL, _USERNAME and _PASSWORD to these. Ctrl-C ends it.");
    // A service that is told to end has done its work; at a terminal somebody broke it off.
    if ((await started.ended) === "SIGTERM") return undefined;
    const { data } = options as running.RunOptions;
    throw new StoppedError(
      "SIGINT",
      data === undefined ? "the account was in memory alone, and is gone." : `the account is in ${data}.`,
    );
  },
};
