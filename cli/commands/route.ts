import type { Command } from "../command";
import type * as running from "../outbound/route";

/** `telecom-center route` */
export const route: Command<running.Request> = {
  name: "route",
  summary: "Tells which route and gateway an outbound call takes, and why the others don't.",
  details: [
    "A route takes a call if the dialled number begins with its destination prefix and the caller's with its source prefix. It comes before another one that matches too, if both of its prefixes are at least as long and one is longer. Where neither comes before the other and their gateways differ, nobody outside the vendor knows which one takes the call: it is undecided, and both are named.",
    "By what the account has now, or with --preview by what it would have.",
    "JSON: from, to, fate (gateway, fails, undecided), gateway (id, name, host, port), route (id, name; null where several lead to one gateway), sent (from, to, steps: what each rewriting made of the numbers), candidates, others (each with why), limits (what nobody can tell from here, in words).",
    "Exit status 3: the call fails, or it is undecided.",
  ],
  options: [
    { flags: "--customer <id>", description: "whose call it is", required: true },
    {
      flags: "--to <number>",
      description: 'the dialled number; spaces and "+" are passed over',
      required: true,
    },
    { flags: "--from <number>", description: "the caller's number (default: none)" },
    {
      flags: "--preview <file>",
      description: "output of `pulumi preview --json --show-sames`, in place of the account",
    },
    { flags: "--format <format>", description: "what to write", choices: ["text", "json"], preset: "text" },
  ],
  examples: [
    {
      does: "Where does a call to London go?",
      command: 'telecom-center route --customer 1000123 --to "+44 20 7946 0000"',
    },
    {
      does: "And after the change?",
      command:
        "pulumi preview --json --show-sames | telecom-center route --customer 1000123 --to 442079460000 --preview -",
    },
  ],
  needsAccount: true,
  incomplete: "nothing was found out.",
  async run(_args, options, io) {
    const { runRoute } = require("../outbound/route") as typeof running;
    return runRoute(options, io);
  },
};
