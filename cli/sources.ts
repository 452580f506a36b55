import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Source } from "../review";
import { CommandError, UsageError } from "./command";
import type { Io } from "./terminal/io";

/** The texts of files that a command names; `-` is standard input. */
export async function sourcesOf(names: readonly string[], io: Io): Promise<Source[]> {
  const read: Source[] = [];
  for (const name of names) {
    if (name === "-") read.push({ name: "standard input", text: await standardInput(io) });
    else read.push({ name, text: await textOf(name) });
  }
  return read;
}

async function standardInput({ stdin }: Io): Promise<string> {
  if (!stdin || stdin.isTTY) {
    throw new UsageError("There is nothing to read: name a file, or pipe `pulumi preview --json` into it.");
  }
  return text(stdin);
}

/** The text of a file. */
export async function textOf(name: string): Promise<string> {
  try {
    return await readFile(name, "utf8");
  } catch (error) {
    throw new CommandError(`${name} can't be read: ${(error as Error).message}`);
  }
}
