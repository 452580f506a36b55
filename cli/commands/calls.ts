import type { Command } from "../command";
import type * as running from "../outbound/calls";

/** `telecom-center calls` */
export const calls: Command<running.Request> = {
  name: "calls",
  summary: "Tests which gateways calls take: call tests kept with the stack.",
  details: [
    "The file is YAML or JSON: a list of calls, each with customer (id, or the name where it is the only one), to, from (or none) and expect: any of gateway and route (names), from and to (the numbers as they are sent), fails: true.",
    "By what the account has now, or with --preview by what it would have. How a call is decided: `telecom-center route --help`.",
    "JSON: a list with customer, to, from, ok, expected, found (the same members; undecided: the gateways between which nobody knows) and why for each call.",
    "Exit status 3: a call is not as expected. 2: the file is wrong (every fault is told with line and column), or a customer in it is unknown or not the only one. 1: the preview failed, or the account can't be read.",
  ],
  arguments: [{ name: "<file>", description: "the tests" }],
  options: [
    {
      flags: "--preview <file>",
      description: "output of `pulumi preview --json --show-sames`, in place of the account",
    },
    {
      flags: "--skip-unknown",
      description:
        "pass over calls of customers that are not there, and tell them: where a stack has a part of the customers",
    },
    { flags: "--format <format>", description: "what to write", choices: ["text", "json"], preset: "text" },
  ],
  examples: [
    { does: "Does the account still do what it should?", command: "telecom-center calls call-tests.yaml" },
    {
      does: "Would it after the change?",
      command: "telecom-center calls call-tests.yaml --preview preview.json",
    },
  ],
  needsAccount: true,
  incomplete: "nothing was found out.",
  async run([file], options, io) {
    const { runCalls } = require("../outbound/calls") as typeof running;
    return runCalls(file!, options, io);
  },
};
