import type { Command } from "../command";
import type * as running from "../engine/run";

const SAFETY = [
  "All arguments are Pulumi's own, and its output and exit status come as they are. Made for large stacks whose state is a file: in a folder, a bucket or a database. There the engine writes the whole state before and after each step, which takes most of the time. Here it writes it once, at its end, and the journal keeps what a run made that was killed before. With Pulumi Cloud, which saves single steps, it runs as without this command.",
  "Refused, before anything is done, where that is not safe: the state holds resources of other packages, or no journal can be written (telecom-center:journal). A stack's first run can't know of other packages, and says so.",
  "Ctrl-C and a terminal that is closed end the run in order: what is under way is finished, and the state is written. After a run that was killed: `pulumi cancel`, and the same again.",
  "The processes of the run take the preload pulumi-telecom-center/quick, with which they start quicker.",
];

/** `telecom-center up` and `telecom-center destroy` differ in their names only. */
const engineCommand = (
  name: running.Doing,
  summary: string,
  examples: Command["examples"],
  further: readonly string[] = [],
): Command => ({
  name,
  summary,
  details: [...SAFETY, ...further, "Exit status: the engine's; 1 where it is refused."],
  passesOn: true,
  options: [],
  examples,
  needsAccount: false,
  incomplete: null,
  async run(args, _options, io) {
    const { runOnce } = require("../engine/run") as typeof running;
    return runOnce(name, args, io);
  },
});

/** `telecom-center up` */
export const up = engineCommand("up", "Runs `pulumi up` with one write of the state.", [
  { does: "Deploy a large stack", command: "telecom-center up --stack prod" },
  {
    does: "In a pipeline, with a journal that it keeps",
    command: "TELECOM_CENTER_JOURNAL=.journal telecom-center up --stack prod --yes --skip-preview",
  },
]);

/** `telecom-center destroy` */
export const destroy = engineCommand(
  "destroy",
  "Runs `pulumi destroy` with one write of the state.",
  [{ does: "Delete all of a stack", command: "telecom-center destroy --stack trial --run-program" }],
  [
    "A run that was killed may leave objects in the state that are gone: the next one finds them gone, and drops them.",
  ],
);
