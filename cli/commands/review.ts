import type * as pages from "../../map";
import type * as reviews from "../../review";
import { type Command, CommandError, UsageError } from "../command";
import type * as comparing from "../review/approved";
import type * as recorded from "../review/records";
import { sourcesOf } from "../sources";
import { type Io, print, printShown } from "../terminal/io";

/** What the exit status is when the change is as bad as `--fail-on` says. */
const TOO_RISKY = 3;

type Options = {
  format: reviews.Format | "html";
  failOn?: reviews.Risk;
  calls?: string[];
  approved?: string;
};

/** `telecom-center review` */
export const review: Command<Options> = {
  name: "review",
  summary: "Tells what a Pulumi preview does, by customer, with the risk of each step.",
  details: [
    "Reads the output of `pulumi preview --json`, of one stack or of several: files, or standard input where none is given (or for -). Documents may follow each other.",
    "With --show-sames, the preview holds unchanged resources as well, so that customers have their names and pictures are complete.",
    "Risks: harmless, service-affecting (calls can fail or go elsewhere), irreversible (a customer, a trunk's domain or a number is lost). A value that is secret is never written.",
    "For each customer it tells which outbound calls go to another gateway, fail, connect or change on the way, by the numbers that they begin with; how a call is decided: `telecom-center route --help`. --calls counts the real ones among them, and how many of them the routes of before explain.",
    "JSON has a fingerprint, the same for the same steps. --approved compares with an approved review (JSON) and tells only what differs; TELECOM_CENTER_APPROVED=FILE holds a run to it.",
    "Markdown fits into a comment on a pull request, whatever the size of the change; the terminal shows all.",
    "HTML is one file to look at, with pictures of before and after: write it to a file and open it from disk. It refers to nothing outside.",
    "Exit status 3: a step is at least as bad as --fail-on says, or is not as approved. 1: the preview failed, so that its review is incomplete.",
  ],
  arguments: [{ name: "[file...]", description: "outputs of `pulumi preview --json`" }],
  options: [
    {
      flags: "--format <format>",
      description: "where it is read",
      choices: ["terminal", "markdown", "json", "html"],
      preset: "terminal",
    },
    {
      flags: "--fail-on <risk>",
      description: "the least risk that gives exit status 3",
      choices: ["service-affecting", "irreversible"],
    },
    {
      flags: "--calls <file>",
      description:
        "call records: a file of `telecom-center cdrs`, or 7d for the account's last seven days; may be repeated",
      repeatable: true,
    },
    { flags: "--approved <file>", description: "an approved review, to compare with" },
  ],
  examples: [
    { does: "What would happen", command: "pulumi preview --json --show-sames | telecom-center review" },
    {
      does: "A comment for a pull request about two stacks, and a stop before what can't be undone",
      command: "telecom-center review east.json west.json --format markdown --fail-on irreversible",
    },
  ],
  needsAccount: false,
  incomplete: "nothing was reviewed.",
  async run([files], { format, failOn, calls, approved }, io) {
    const {
      atLeast,
      isIncomplete,
      pageOf,
      RecordCount,
      render,
      review: read,
    } = require("../../review") as typeof reviews;
    // Commander hands over all files as one argument.
    const names = (files ?? []) as unknown as readonly string[];
    let reviewed = read(await sourcesOf(names.length > 0 ? names : ["-"], io));
    if (calls) {
      const { countRecords } = require("../review/records") as typeof recorded;
      const count = new RecordCount(reviewed);
      await countRecords(count, calls, io);
      reviewed = count.counted();
    }
    if (approved !== undefined && !isIncomplete(reviewed)) {
      if (format === "html")
        throw new UsageError("--approved tells what differs as terminal, markdown or json.");
      const { compareWithApproved } = require("../review/approved") as typeof comparing;
      return compareWithApproved(approved, reviewed, format, io);
    }
    const page = () => (require("../../map") as typeof pages).htmlOf(pageOf(reviewed));
    const text = format === "html" ? page() : render(reviewed, format, { colours: wantsColours(io) });
    // For a terminal it is written so already, with colours.
    await (format === "terminal" ? print(io, text) : printShown(io, text));
    if (isIncomplete(reviewed)) {
      throw new CommandError("The preview failed: the review tells only what it got to.");
    }
    return failOn && atLeast(reviewed.risk, failOn) ? TOO_RISKY : undefined;
  },
};

// The conventions of no-color.org, and of the CI services that show colours without being terminals.
function wantsColours({ env, stdout }: Io): boolean {
  if (env.NO_COLOR) return false;
  return env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stdout.isTTY === true;
}
