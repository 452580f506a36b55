import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type * as reviews from "../../review";
import { type Command, CommandError, UsageError } from "../command";
import { type Io, print, shown } from "../io";

/** What the exit status is when the change is as bad as `--fail-on` says. */
const TOO_RISKY = 3;

/** `telecom-center review` */
export const review: Command<{ format: reviews.Format; failOn?: reviews.Risk }> = {
  name: "review",
  summary: "Tells what a Pulumi preview does, by customer, with the risk of each step.",
  details: [
    "Reads the output of `pulumi preview --json`, of one stack or of several: files, or standard input where none is given (or for -). Documents may follow each other.",
    "With --show-sames, the preview holds unchanged resources as well, so that customers have their names and pictures are complete.",
    "Risks: harmless, service-affecting (calls can fail or go elsewhere), irreversible (a customer, a trunk's domain or a number is lost). A value that is secret is never written.",
    "Markdown fits into a comment on a pull request, whatever the size of the change; the terminal shows all.",
    "Exit status 3: a step is at least as bad as --fail-on says. 1: the preview failed, so that its review is incomplete.",
  ],
  arguments: [{ name: "[file...]", description: "outputs of `pulumi preview --json`" }],
  options: [
    {
      flags: "--format <format>",
      description: "where it is read",
      choices: ["terminal", "markdown", "json"],
      preset: "terminal",
    },
    {
      flags: "--fail-on <risk>",
      description: "the least risk that gives exit status 3",
      choices: ["service-affecting", "irreversible"],
    },
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
  async run([files], { format, failOn }, io) {
    const { atLeast, isIncomplete, render, review: read } = require("../../review") as typeof reviews;
    // Commander hands over all files as one argument.
    const names = (files ?? []) as unknown as readonly string[];
    const reviewed = read(await sources(names.length > 0 ? names : ["-"], io));
    const text = render(reviewed, format, { colours: wantsColours(io) });
    // For a terminal it is written so already, with colours.
    await print(io, io.stdout.isTTY && format !== "terminal" ? shown(text) : text);
    if (isIncomplete(reviewed)) {
      throw new CommandError("The preview failed: the review tells only what it got to.");
    }
    return failOn && atLeast(reviewed.risk, failOn) ? TOO_RISKY : undefined;
  },
};

async function sources(names: readonly string[], io: Io): Promise<reviews.Source[]> {
  const read: reviews.Source[] = [];
  for (const name of names) {
    if (name === "-") read.push({ name: "standard input", text: await standardInput(io) });
    else read.push({ name, text: await file(name) });
  }
  return read;
}

async function standardInput({ stdin }: Io): Promise<string> {
  if (!stdin || stdin.isTTY) {
    throw new UsageError("There is nothing to review: name a file, or pipe `pulumi preview --json` into it.");
  }
  return text(stdin);
}

async function file(name: string): Promise<string> {
  try {
    return await readFile(name, "utf8");
  } catch (error) {
    throw new CommandError(`${name} can't be read: ${(error as Error).message}`);
  }
}

// The conventions of no-color.org, and of the CI services that show colours without being terminals.
function wantsColours({ env, stdout }: Io): boolean {
  if (env.NO_COLOR) return false;
  return env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stdout.isTTY === true;
}
