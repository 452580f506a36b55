import { createInterface } from "node:readline";
import type { Io } from "./io";

/** Whether somebody can be asked: there has to be a terminal to read the question on, and one to answer from. */
export function canAsk({ stdin, stderr }: Io): boolean {
  return stdin?.isTTY === true && stderr.isTTY === true;
}

/** Asks a question to which only "yes" means yes; the end of the input means no. */
export function confirm(question: string, { stdin, stderr }: Io): Promise<boolean> {
  // Without readline's own handling of the terminal, Ctrl-C stays a signal.
  const lines = createInterface({ input: stdin!, output: stderr, terminal: false });
  return new Promise((answered) => {
    lines.once("close", () => answered(false));
    lines.question(`${question} `, (answer) => {
      answered(answer.trim().toLowerCase() === "yes");
      lines.close();
    });
  });
}
