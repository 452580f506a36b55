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
    "Passwords are not written: for those that the account shows, the program asks with config.requireSecret, and the list of what to set is printed and stands in the project's README.md; those that it hides are left out of the code, and README.md lists them as well.",
    "With --force into the folder of an earlier export, objects keep their names and files, whatever was made or renamed beside them, and names of objects that are gone are given to no other. What is not of an export is left alone and told; a file of an export that was edited by hand is told before it is replaced. With --customer, what the folder has of other customers stays.",
    "An object that can't be understood, or that Pulumi's engine can't carry, is left out and listed with its reason; what belongs to it refers to its id.",
    "--language python and yaml make programs for this package's plugin (`telecom-center plugin install`), with the resource options that the classes of TypeScript set by themselves.",
    "--missing-from leaves out what stacks have already, by files of `pulumi stack export`. JSON of --list: objects with class, id, name (or null), customerId.",
    "Nothing in the account is changed. The folder is written when everything was read.",
    "Exit status 1 with --strict: something was left out; the same is written.",
  ],
  options: [
    { flags: "--out <dir>", description: "folder of the project, new or empty" },
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
      description: "bring the folder of an earlier export up to date, or write beside what is in the folder",
    },
    {
      flags: "--language <language>",
      description: "language of the program (default: typescript)",
      choices: ["typescript", "python", "yaml"],
    },
    {
      flags: "--bulk <file>",
      description: "write the file for `pulumi import --file`, beside the program or without --out",
    },
    { flags: "--missing-from <state...>", description: "only what none of these states has" },
    { flags: "--list", description: "print the objects in place of writing code" },
    { flags: "--format <format>", description: "how to list (default: text)", choices: ["text", "json"] },
    { flags: "--strict", description: "exit status 1 where objects were left out" },
  ],
  examples: [
    { does: "The whole account", command: "telecom-center export --out account" },
    {
      does: "Two customers, without what they made themselves",
      command:
        "telecom-center export --out two --customer 1000001 1000002 --skip-customer-made --skip SipAccount",
    },
    { does: "For a program in Python", command: "telecom-center export --out account --language python" },
    { does: "For `pulumi import`", command: "telecom-center export --bulk import.json" },
    { does: "Bring it up to date", command: "telecom-center export --out account --force" },
    {
      does: "What is in the account and in neither of two stacks",
      command: "telecom-center export --missing-from east.json west.json --list",
    },
  ],
  needsAccount: true,
  incomplete: null,
  async run(_args, options, io) {
    const { exportAccount: run } = require("../export/write") as typeof writing;
    return run(options, io);
  },
};
