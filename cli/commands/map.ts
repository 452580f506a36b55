import type { Command } from "../command";
import type * as running from "../map/run";

/** `telecom-center map` */
export const map: Command<running.Request> = {
  name: "map",
  summary: "Writes the account, or some customers, as one page to look at and search.",
  details: [
    "One HTML file that opens from disk and refers to nothing outside: a list of customers that is searched by names, ids, numbers, hosts and domains; for each a picture of its trunks, numbers, routes and gateways; and a box that tells which way a call goes, as `telecom-center route` does.",
    "--state marks what differs from what stacks declare, what is gone, and what none of them manages, by files of `pulumi stack export`.",
    "JSON, to --out or standard output: a list of objects, each with class, id and customerId; a route with gatewayId. With --state each has stacks, and where it is so differs and gone.",
    "No password is written. A file that exists is replaced.",
  ],
  options: [
    { flags: "--out <file>", description: "the file; HTML needs one" },
    { flags: "--customer <id...>", description: "these customers alone" },
    { flags: "--format <format>", description: "what to write", choices: ["html", "json"], preset: "html" },
    { flags: "--state <file...>", description: "states to compare with" },
  ],
  examples: [
    { does: "The whole account", command: "telecom-center map --out account.html" },
    {
      does: "Two customers, and what the stack says of them",
      command:
        "pulumi stack export --file state.json && telecom-center map --out two.html --customer 1000001 1000002 --state state.json",
    },
  ],
  needsAccount: true,
  incomplete: "nothing was written.",
  async run(_args, options, io) {
    const { runMap } = require("../map/run") as typeof running;
    return runMap(options, io);
  },
};
