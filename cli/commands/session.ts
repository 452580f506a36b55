import type * as rows from "../../provider/entities";
import type * as lifecycle from "../../provider/lifecycle";
import type * as account from "../account";
import type { Command } from "../command";
import { print, shown, tell } from "../terminal/io";

/** `telecom-center session` */
export const session: Command = {
  name: "session",
  summary: "Prints a login link to a customer's user interface.",
  details: [
    "Whoever has the link is logged in: it goes to standard output alone.",
    "A customer has one session at a time, so a new link ends the one before. --admin leaves the customer's session as it is.",
  ],
  arguments: [{ name: "<customer>", description: "the customer's id" }],
  options: [{ flags: "--admin", description: "log in as the operator's staff" }],
  examples: [
    { does: "A link for the customer", command: "telecom-center session 1000001" },
    {
      does: "Look at the customer's account as staff",
      command: 'open "$(telecom-center session 1000001 --admin)"',
    },
  ],
  needsAccount: true,
  incomplete: "no link was printed; a session may have begun, which ended the one before.",
  async run([customer], { admin }, io) {
    const { openFromEnvironment } = require("../account") as typeof account;
    const { entityNamed } = require("../../provider/entities") as typeof rows;
    const { create } = require("../../provider/lifecycle") as typeof lifecycle;
    const opened = openFromEnvironment(io, (line) => tell(io, line));
    const { outputs } = await create(opened, entityNamed(admin ? "AdminSession" : "CustomerSession"), {
      customer,
    });
    await print(io, `${shown(String(outputs.uri))}\n`);
    return undefined;
  },
};
