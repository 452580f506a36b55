import type { Command } from "../command";
import type * as running from "../settings/run";

/** `telecom-center account` */
export const account: Command<running.Request> = {
  name: "account",
  summary: "Tells which account a stack's settings mean, and where each is from.",
  details: [
    "Shows each setting, its value and its place: the stack's configuration, an environment variable, or the default; of a secret only that it is set. Beside them stand the account of the last `pulumi up`, with the settings that it had otherwise (`pulumi refresh`, `pulumi destroy` and --refresh take those, unless --run-program is given), the accounts that the state's objects were made with, and whether the API answers to the settings, for which one request is sent. Nothing is changed.",
    "The stack is that of the Pulumi.yaml in this folder or above, and the selected one or --stack. Its secrets have to be readable, as for a run.",
    "JSON: project, stack, settings (each with name, value or null, from: stack, environment or default, variable, secret), account (address, user), lastUp (address, user, differs: each with name and value; null before the first `pulumi up`), answers, problem (why not, or null), kind (its kind in one word, or null), agrees, objects (each with address, user, count), unmarked (how many objects carry no account).",
    "Exit status 3: the settings, those of the last `pulumi up` and what the objects carry mean different accounts, or the password is another one. 1: the settings or the state can't be read or used, or the API does not answer to them.",
  ],
  options: [
    {
      flags: "--stack <name>",
      description: "STACK, ORGANIZATION/STACK or ORGANIZATION/PROJECT/STACK (default: the selected one)",
    },
    { flags: "--format <format>", description: "what to write", choices: ["text", "json"], preset: "text" },
  ],
  examples: [
    { does: "Which account would a run work on?", command: "telecom-center account --stack prod" },
    {
      does: "Where the address is from, for a program",
      command: "telecom-center account --format json | jq -r .account.address",
    },
  ],
  needsAccount: true,
  incomplete: null,
  readsStack: true,
  async run(_args, options, io) {
    const { runAccount } = require("../settings/run") as typeof running;
    return runAccount(options, io);
  },
};
