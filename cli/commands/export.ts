import { type Command, UsageError } from "../command";
import type * as writing from "../export/write";

function perFile(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new UsageError("It is a whole number from 1.");
}

function project(text: string): string {
  if (/^[A-Za-z0-9_.-]{1,100}$/.test(text)) return text;
  throw new UsageError("A project's name has 1 to 100 letters, digits, hyphens, underscores and dots.");
}

/** `telecom-center export` */
export const exportAccount: Command<writing.Request> = {
  name: "export",
  summary: "Writes an account as a Pulumi project that takes every object over without a write.",
  details: [
    "One file for each customer, with everything that belongs to it; references between objects in place of ids; only arguments that differ from the API's documented defaults; the option `import` on each resource.",
    "Passwords are not written: the program asks for them with config.requireSecret, and the list of what to set is printed and stands in the project's README.md.",
    "Nothing in the account is changed. The folder is written when everything was read.",
  ],
  options: [
    { flags: "--out <dir>", description: "folder of the project, new or empty", required: true },
    { flags: "--customer <id...>", description: "these customers alone" },
    {
      flags: "--per-file <n>",
      description: "customers in one file (default: 1, more for accounts of over 1000)",
      parse: perFile,
    },
    {
      flags: "--skip-customer-made",
      description: "leave out gateways and routes that customers made in the user interface",
    },
    {
      flags: "--skip-automatic",
      description: 'leave out trunks that the account made by itself (named "Default")',
    },
    { flags: "--skip <class...>", description: "leave out classes, such as SipAccount" },
    { flags: "--project <name>", description: "the project's name (default: the folder's)", parse: project },
    {
      flags: "--force",
      description:
        "write over what is in the folder; files of an earlier export that are not written again stay",
    },
  ],
  examples: [
    { does: "The whole account", command: "telecom-center export --out account" },
    {
      does: "Two customers, without what they made themselves",
      command:
        "telecom-center export --out two --customer 1000001 1000002 --skip-customer-made --skip SipAccount",
    },
  ],
  needsAccount: true,
  incomplete: null,
  async run(_args, options, io) {
    const { exportAccount: run } = require("../export/write") as typeof writing;
    await run(options, io);
    return undefined;
  },
};
