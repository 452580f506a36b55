import type { Command } from "../command";
import type * as running from "../journal/run";
import type * as working from "../journal/work";

/** `telecom-center journal` */
export const journal: Command<working.Request> = {
  name: "journal",
  summary: "Lists what a run that was killed left behind, and deletes it.",
  details: [
    "Reads the journal of a stack beside the stack's state, which `pulumi stack export` tells, and lists the objects that the journal holds and the state does not: those of a run that was killed, and those that were taken out of the state since (`pulumi state delete`, `retainOnDelete`).",
    "What the state has is never listed nor deleted. What the program still declares is taken up by the next `pulumi up`: run that first.",
    "The stack is that of the Pulumi.yaml in this folder or above, and the selected one or --stack. The journal's folder is telecom-center:journal or TELECOM_CENTER_JOURNAL, by default telecom-center in Pulumi's home folder.",
    'Each object is asked for in the account. A POST whose answer nobody got ("begun") has no id: the account is searched for what was sent. Where no account is configured nothing is asked, and the entries of all accounts are listed.',
    "--delete deletes the objects, routes before gateways and everything before customers, and drops the entries of those that are gone. Left alone is what another stack has by its journal, and what objects of the state belong to or point to. Nothing is deleted or forgotten while a run of the stack may be at work; in a bucket that can't be seen: make sure of it.",
    "--forget drops the entries without a question, and leaves the objects: no later run takes them up.",
    "JSON: project, stack, journal (the file) and objects, each with resource, class, id (or null), customer (or null), when (ISO 8601, UTC), known (begun, made, seen by a state, deleting), exists (yes, no, not asked), alike (several objects that equal what was sent), holder (who else has it, or null), account (address, user), result (listed, deleted, dropped, forgotten, left alone, failed).",
    "Exit status 1: the state or the account can't be read, something failed or was left alone, the answer was not yes. 2: --delete without a terminal and without --yes; nothing was done.",
  ],
  arguments: [{ name: "[resource...]", description: "names of resources, or ids: these alone" }],
  options: [
    {
      flags: "--stack <name>",
      description: "STACK, ORGANIZATION/STACK or ORGANIZATION/PROJECT/STACK (default: the selected one)",
    },
    { flags: "--project <name>", description: "the project's name (default: that of Pulumi.yaml)" },
    { flags: "--delete", description: "delete what is listed from the account, after a confirmation" },
    { flags: "--forget", description: "drop what is listed from the journal" },
    { flags: "-y, --yes", description: "delete without a confirmation" },
    {
      flags: "--format <format>",
      description: "what to write",
      choices: ["text", "json"],
      preset: "text",
    },
  ],
  examples: [
    { does: "What did the killed run leave?", command: "telecom-center journal --stack prod" },
    { does: "Delete one object of it", command: "telecom-center journal old-gateway --delete" },
    {
      does: "Which objects of it exist, for a program",
      command: "telecom-center journal --format json | jq '.objects[] | select(.exists == \"yes\").id'",
    },
  ],
  needsAccount: true,
  incomplete: null,
  readsStack: true,
  async run([names], options, io) {
    const { runJournal } = require("../journal/run") as typeof running;
    // Commander hands over all names as one argument.
    return runJournal((names ?? []) as unknown as readonly string[], options, io);
  },
};
