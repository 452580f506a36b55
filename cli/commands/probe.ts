import type { Command } from "../command";
import type * as running from "../probe/run";

/** `telecom-center probe` */
export const probe: Command<running.Request> = {
  name: "probe",
  summary: "Finds out how this account behaves where the API's documents disagree.",
  details: [
    'Says first what it will do, and asks. It makes at most two customers named "telecom-center probe", with ids from 1000000000 to 1999999999, tries things out on objects under them, and takes everything away again: also when a question fails, after Ctrl-C (a second one ends at once), and what an earlier run left. No other object of the account is changed.',
    "--read-only asks only what can be found out by reading, without a question.",
    "--report writes what may be published: no names, numbers, hosts, ids or credentials. The setting telecom-center:behaviour takes such a file, and so does `telecom-center sandbox --like`.",
    "--record keeps each request and answer as well, scrubbed in the same way, in one file for each question.",
    "JSON: version, baseUrl, findings (by key: answer, null where it could not be found out, and how), settings (what follows for a stack's configuration), left (what could not be taken away).",
    "Exit status 1: something is left in the account, or the API gave no answers. 2: no terminal and no --yes; nothing was done. 130: stopped by Ctrl-C.",
  ],
  options: [
    { flags: "--read-only", description: "write nothing" },
    { flags: "-y, --yes", description: "begin without a question" },
    { flags: "--format <format>", description: "what to write", choices: ["text", "json"], preset: "text" },
    { flags: "--report <file>", description: "file for what may be published" },
    { flags: "--record <dir>", description: "folder for the requests and answers" },
  ],
  examples: [
    { does: "What can be found out by reading", command: "telecom-center probe --read-only" },
    {
      does: "Everything, and a report to keep with the stacks",
      command: "telecom-center probe --report account.json",
    },
    {
      does: "Which name has the termination mode, for a program",
      command: "telecom-center probe --yes --format json | jq -r .findings.terminationMode.answer",
    },
  ],
  needsAccount: true,
  incomplete: null,
  async run(_args, options, io) {
    const { runProbe } = require("../probe/run") as typeof running;
    return runProbe(options, io);
  },
};
