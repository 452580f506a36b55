import { createInterface } from "node:readline/promises";
import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation";
import { recorded } from "./customers";

// Each run is an engine, a program and a provider process, and takes a share of the account's rate limit.
const AT_ONCE = Number(process.env.AT_ONCE ?? recorded());

let shared: Promise<LocalWorkspace> | undefined;

/** One for all stacks: each of its own would look for Pulumi anew. */
export const workspace = (): Promise<LocalWorkspace> => {
  shared ??= LocalWorkspace.create({
    workDir: __dirname,
    envVars: {
      TELECOM_CENTER_MAX_CONCURRENCY: String(Math.max(1, Math.floor(8 / AT_ONCE))),
      // Without the program `destroy` takes the settings of the last deployment.
      PULUMI_RUN_PROGRAM: "true",
    },
  });
  return shared;
};

/** Makes a stack, with the settings of another one. */
export async function made(name: string, like?: string): Promise<string> {
  const stack = await Stack.create(name, await workspace());
  if (like) await stack.setAllConfig(await stack.workspace.getAllConfig(like));
  return name;
}

/** Asks the person at the terminal; `--yes` is the answer of a pipeline. */
export async function confirm(question: string): Promise<void> {
  if (process.argv.includes("--yes")) return;
  if (!process.stdin.isTTY) throw new Error("Nothing was done: there is nobody to ask, and no --yes.");
  const terminal = createInterface(process.stdin, process.stdout);
  const answer = await terminal.question(`${question} [yes/no] `);
  terminal.close();
  if (answer !== "yes") throw new Error("Nothing was done.");
}

/** Does something to all stacks, some at once. One that fails does not keep the others from ending. */
export async function onAll<T>(stacks: string[], run: (stack: Stack) => Promise<T>): Promise<void> {
  const waiting = [...stacks];
  const failed: string[] = [];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      await workspace()
        .then(async (all) => run(await Stack.select(name, all)))
        .then(
          (told) => console.log(`${name}: ${told}`),
          // What follows says it all again.
          (error: Error) => failed.push(`${name}: ${error.message.split("\n err?:")[0]}`),
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failed.length > 0) throw new Error(failed.join("\n"));
}

/** What a deployment would change, in the engine's words. */
export async function preview(stack: Stack): Promise<string> {
  const { stdout, changeSummary } = await stack.preview();
  return Object.keys(changeSummary).every((op) => op === "same") ? "nothing changes" : stdout.trim();
}

/** Fails where a deployment would change anything. */
export async function unchanged(stack: Stack): Promise<string> {
  await stack.preview({ expectNoChanges: true });
  return "nothing changes";
}
